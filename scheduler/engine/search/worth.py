"""What a roster is worth to one level's search: its own value, what leads on, and what is lost of earlier levels and mended."""

import time
from collections.abc import Sequence

import numpy as np

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.lacks import Lacks
from scheduler.engine.search.open_decisions import OpenDecisions
from scheduler.program.affine import Affine
from scheduler.program.arrays import Flags, Numbers
from scheduler.program.matrix import Matrix
from scheduler.program.program import Row


class Worth:
    """`own` are the level's costs by variable. `guide` are those that a search follows: the level's own, and where many rosters
    are equal in those (`slope`) the next level's beside them. `lost` are those of earlier levels, and `mending` lead back to what
    these have reached.
    """

    def __init__(self, matrix: Matrix, objective: Affine, caps: Sequence[tuple[Affine, int]], slope: Affine | None) -> None:
        """`matrix` is that of the level without its caps."""
        self.matrix = matrix.with_rows([Row(cap.terms, None, high - cap.constant) for cap, high in caps])
        self._constant, self._slope = objective.constant, slope
        self.own = self._costs(objective)
        self.guide = self.own if slope is None else PARAMETERS.flat_level_weight * self.own + self._costs(slope)
        self.lost = sum((self._costs(cap) for cap, _ in caps), self._costs(Affine(0)))
        self.mending = self.guide + PARAMETERS.mending_weight * self.lost
        self.is_flat = slope is not None
        self._caps = slice(len(matrix.low), len(self.matrix.low))
        self._highs = self.matrix.high[self._caps].copy()

    def needed(self) -> Flags:
        """By variable, whether a row or what leads the search speaks of it."""
        spoken: Flags = np.array(self.guide != 0)
        spoken[self.matrix.columns] = True
        return spoken

    def value(self, values: Numbers) -> int:
        """Of the level itself."""
        return self._constant + int(self.own @ values)

    def rank(self, values: Numbers) -> tuple[int, int]:
        """The lower the better: the level's own value first."""
        return int(self.own @ values), int(self.guide @ values)

    def excess(self, activity: Numbers) -> int:
        """By how much earlier levels are above what they have reached, by the activity of the rows."""
        return int(np.maximum(activity[self._caps] - self._highs, 0).sum())

    def promised(self, values: Numbers, activity: Numbers) -> int:
        """The value, once what earlier levels have lost is mended, as far as can be told."""
        return self.value(values) + PARAMETERS.mending_price * self.excess(activity)

    def allow(self, activity: Numbers) -> None:
        """Earlier levels may be as high as they are, if that is above what they have reached, and no higher."""
        self.matrix.high[self._caps] = np.maximum(activity[self._caps], self._highs)

    def _costs(self, expression: Affine) -> Numbers:
        """By variable."""
        costs = np.zeros(len(self.matrix.lower), dtype=np.int64)
        np.add.at(costs, [var for var, _ in expression.terms], [coef for _, coef in expression.terms])
        return costs


class Mending:
    """While a roster is mended: earlier levels may be above what they have reached, each unit at a cost, and never rise.

    Proofs leave nothing out meanwhile, since they speak of rosters that keep the earlier levels.
    """

    def __init__(self, worth: Worth, open_decisions: OpenDecisions, lacks: Lacks) -> None:
        self._worth, self._open, self._lacks = worth, open_decisions, lacks
        self._by: float | None = None
        """Until when (time.monotonic); None where nothing is mended."""

    @property
    def is_on(self) -> bool:
        return self._by is not None

    @property
    def is_late(self) -> bool:
        return self._by is not None and time.monotonic() > self._by

    @property
    def costs(self) -> Numbers:
        """By variable, what parts are solved for."""
        return self._worth.mending if self.is_on else self._worth.guide

    def begin(self, activity: Numbers, by: float) -> None:
        """From a roster of that activity of the rows."""
        self._by = by
        self._worth.allow(activity)
        self._open.suspend()
        self._lacks.mend(self._worth.lost)

    def go_on(self, activity: Numbers) -> None:
        """What is mended stays so; with nothing left to mend it ends."""
        if self.is_on:
            self._worth.allow(activity)
            if not self._worth.excess(activity):
                self.end()

    def end(self) -> None:
        self._by = None
        self._open.resume()
        self._lacks.mend(None)
