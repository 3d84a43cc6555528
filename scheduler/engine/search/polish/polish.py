"""The closing pass over the best roster: small parts solved exactly one after another, until none has more to give."""

import hashlib
from functools import cached_property

import numpy as np

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.context import SearchContext
from scheduler.engine.search.incumbent import Incumbent
from scheduler.engine.search.polish.exact import solve_levels_of
from scheduler.engine.search.polish.last_seconds import LastSeconds
from scheduler.engine.search.polish.small_parts import SmallParts
from scheduler.program.arrays import Flags, Numbers
from scheduler.program.followers import Followers
from scheduler.program.matrix import Matrix, Part


class Polish:
    """Betters the incumbent by levels, the earlier ones first; never makes it worse. Of a single level nothing comes last.

    It is made before any level is solved, and each part may change within the bounds of then.
    """

    def __init__(self, context: SearchContext, incumbent: Incumbent) -> None:
        self._context, self._incumbent = context, incumbent
        self._bounds = context.model.program.lower, context.model.program.upper
        self._values = self._activity = np.empty(0, dtype=np.int64)
        self._taken: list[int] | None = None
        """The incumbent's values that these are."""
        self._exhausted: set[bytes] = set()
        """Parts that were solved to the end, as they then were."""

    def run(self) -> None:
        """All parts again and again, as long as one of them gains something and time is left."""
        if not self._is_wanted:
            return
        time = LastSeconds(self._context)
        self._begin()
        gains = True
        while gains:
            gains = False
            for free in self._parts.all():
                if time.are_over():
                    return
                gains = self._improve(free, time.left()) or gains

    def beds(self) -> None:
        """Beds and visits alone, in no time: so that a roster that is told of leaves none free that is wished for."""
        if self._is_wanted and (self._context.model.beds or self._context.model.visits.variables()):
            self._begin()
            for free in self._parts.beds():
                self._improve(free, PARAMETERS.polish_part_seconds)

    @property
    def _is_wanted(self) -> bool:
        return self._incumbent.values is not None and len(self._context.objectives) > 1

    def _begin(self) -> None:
        if self._taken is not self._incumbent.values:
            self._taken = self._incumbent.values
            self._values = np.array(self._taken, dtype=np.int64)
            self._activity = self._matrix.activity(self._values)

    @cached_property
    def _matrix(self) -> Matrix:
        compiled = self._context.model.compiled
        return compiled.structure.only(compiled.needed_rows(self._context.expressions)).within(*self._bounds)

    @cached_property
    def _costs(self) -> Numbers:
        """By level and variable."""
        costs = np.zeros((len(self._context.objectives), len(self._matrix.lower)), dtype=np.int64)
        for row, expression in zip(costs, self._context.expressions, strict=True):
            np.add.at(row, [var for var, _ in expression.terms], [coef for _, coef in expression.terms])
        return costs

    @cached_property
    def _followers(self) -> Followers:
        is_needed: Flags = np.any(self._costs, axis=0)
        is_needed[self._matrix.columns] = True
        return Followers(self._context.model.compiled.definitions, is_needed)

    @cached_property
    def _parts(self) -> SmallParts:
        return SmallParts(self._context.model, lambda: self._values)

    def _improve(self, free: Numbers, seconds: float) -> bool:
        """Whether the part had something to give."""
        part = self._matrix.part(self._followers.joined_to(free), self._values, self._activity)
        if self._digest(part) in self._exhausted:
            return False
        clock, seed = self._context.clock, self._context.settings.seed
        limits = clock.limits(min(PARAMETERS.polish_part_seconds, seconds))
        solved = solve_levels_of(part, list(self._costs[:, part.names]), self._values[part.names], limits | {"random_seed": seed})
        clock.spend(solved.work)
        is_better = solved.values is not None and self._take(part.names, solved.values)
        if solved.is_best:
            self._exhausted.add(self._digest(part))
        return is_better

    def _digest(self, part: Part) -> bytes:
        """Of the part and of its present values: what its best values hang on."""
        arrays = (part.names, part.low, part.high, self._values[part.names])
        return hashlib.blake2b(b"".join(array.tobytes() for array in arrays), digest_size=16).digest()

    def _take(self, names: Numbers, values: Numbers) -> bool:
        """Whether the roster with these values keeps every row, as a solver says that it does."""
        changed = self._values.copy()
        changed[names] = values
        self._context.model.compiled.definitions.tighten(changed, self._matrix.lower)
        activity = self._matrix.moved(self._activity, self._values, changed)
        if not ((self._matrix.low <= activity) & (activity <= self._matrix.high)).all():
            return False
        self._values, self._activity, self._taken = changed, activity, changed.tolist()
        self._incumbent.take(self._taken)
        return True
