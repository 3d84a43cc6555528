"""Large-neighbourhood search: free what a few stations hang on, solve that part by CP-SAT, keep what is better.

Shaw 1998; the size of the part follows from how long it took to solve, and where it has grown to everything and is solved
to the end, the level is proven.
"""

import threading
import time
from collections.abc import Callable, Sequence
from random import Random

import numpy as np
from ortools.sat.python import cp_model

from scheduler.engine.search.neighbourhood import Kind, Neighbourhoods
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine
from scheduler.program.arrays import NO_LIMIT, Numbers
from scheduler.program.matrix import Matrix, Part
from scheduler.program.narrowing import Priced, narrowed
from scheduler.program.program import Row

FIRST_SIZE = 600
"""Decisions that are open in the first parts."""
LONGEST = 4.0
"""Seconds for one part."""
WHOLE_SHARE = 0.1
"""Of the time left, the part for all that is open at once."""
WORTH_TRYING = 4000
"""Open decisions up to which all at once is tried as soon as a proof has narrowed them down,"""
WORTH_TRYING_AGAIN = 0.8
"""and once more whenever no more than that share of them is left."""
QUICK = 1.0
"""A part solved to the end in less is followed by a larger one."""
GROW, SHRINK = 1.1, 0.8
SHARES = {Kind.WIDE: 0.55, Kind.LONG: 0.15, Kind.LINES: 0.15, Kind.REQUEST: 0.15}
SHARES_OF_NO_LACK = {Kind.WIDE: 0.25, Kind.LONG: 0.4, Kind.LINES: 0.25, Kind.REQUEST: 0.1}
"""Of the time, by kind of part, where the level counts what is lacking and where it does not (ladder, fairness, travel)."""
MEMORY = 0.8
"""Weight of the seconds that parts of a kind took beside those of the last."""
GUIDED = 0.7
"""How often, once a linear relaxation is known, a part leaves out the duties that cost something by themselves there."""


class Improver:
    """The incumbent of one level, improved by any number of threads that each call `run`.

    `matrix` are the rows of the program that objective and caps ask for. `is_last` says that no level comes after this one; else
    parts that are equally good keep as many duties as they can, so that what the later levels have is not lost for nothing.
    """

    def __init__(
        self,
        model: Model,
        matrix: Matrix,
        objective: Affine,
        caps: Sequence[tuple[Affine, int]],
        values: Sequence[int],
        on_better: Callable[[list[int], int], None],
        is_last: bool,
    ):
        program = model.program
        self.model, self.on_better = model, on_better
        self.matrix = matrix.with_rows([Row(cap.terms, None, high - cap.constant) for cap, high in caps])
        spoken = np.zeros(len(program.lower), dtype=bool)
        spoken[self.matrix.columns] = True
        spoken[[var for var, _ in objective.terms]] = True
        self.costs = np.zeros(len(program.lower), dtype=np.int64)
        np.add.at(self.costs, [var for var, _ in objective.terms], [coef for _, coef in objective.terms])
        self.constant = objective.constant
        self.neighbourhoods = Neighbourhoods(model, set(np.flatnonzero(spoken).tolist()), self.costs)
        self._kept = np.zeros(len(program.lower), dtype=np.int64)
        """1 for duties that are to be kept where nothing is gained by a change."""
        self._kept[[] if is_last else model.x] = 1
        self._definitions = model.compiled.definitions
        self._lower, self._upper = self.matrix.lower, self.matrix.upper
        """Bounds of the variables before any proof."""
        self.values = self.best = np.array(values, dtype=np.int64)
        """The roster that is being improved, and the best so far, which is the same but for a while after `go_on_from`."""
        self._priced: list[Priced] = []
        self._tried = WORTH_TRYING / WORTH_TRYING_AGAIN
        """How many decisions were open when all at once was last thought worth trying."""
        self._try_all = False
        """Whether the next part is to be all that is open."""
        self._likely = np.ones(len(program.lower), dtype=bool)
        """All but duties to which a relaxation gives a reduced cost of 1 or more."""
        self._activity = self.matrix.activity(self.values)
        self.proven = False
        """Whether everything was free and solved to the end."""
        self._sizes = dict.fromkeys(Kind, float(FIRST_SIZE))
        self._shares = SHARES if self.neighbourhoods.counts_lacks else SHARES_OF_NO_LACK
        self._seconds = dict.fromkeys(Kind, QUICK)
        """What a part of a kind has taken of late."""
        self._lock = threading.Lock()
        self._busy = np.zeros(len(program.lower), dtype=bool)
        """Decisions that some thread is at; what follows from decisions may be in several parts at once."""
        self._decided = np.ones(len(program.lower), dtype=bool)
        self._decided[self._definitions.var] = False
        self._solving: set[cp_model.CpSolver] = set()

    @property
    def value(self) -> int:
        return self._cost(self.best)

    def _cost(self, values: Numbers) -> int:
        return self.constant + int(self.costs @ values)

    def run(self, seed: int, deadline: float, stop: threading.Event) -> None:
        """Improve until the deadline (time.monotonic), a stop, or a proof."""
        rng = Random(seed)
        while not stop.is_set() and not self.proven and time.monotonic() < deadline:
            begun = time.monotonic()
            kind, before, part = self._take_part(rng)
            seconds = WHOLE_SHARE * (deadline - begun) if kind is None else min(LONGEST, deadline - begun)
            found, finished = self._solve(part, before[part.names], seconds, rng.randrange(2**30))
            with self._lock:
                self._busy[part.names] = False
            gain = 0 if found is None else self.offer(part.names, found, before)
            if kind is not None:
                self._adapt(kind, finished, gain, time.monotonic() - begun)
            else:
                self.proven = finished

    def _take_part(self, rng: Random) -> tuple[Kind | None, Numbers, Part]:
        """Kind, incumbent, and a part of it that no other thread is at; no kind where that is everything."""
        with self._lock:
            before, is_open = self.values, (self.matrix.lower < self.matrix.upper) & ~self._busy
            kind, is_whole = self._kind(rng), not self._busy.any()
            if not self._try_all and not self._likely.all() and rng.random() < GUIDED:
                guided = is_open & (self._likely | (before != 0))
                is_whole = is_whole and np.array_equal(guided, is_open)
                is_open = guided
            parts, size = self.neighbourhoods, int(self._sizes[kind])
            is_all = self._try_all or parts.decisions(is_open) <= size
            self._try_all = False
            free = parts.everything if is_all else parts.draw(rng, kind, before, is_open, size)
            part = self.matrix.part(free[is_open[free]], before, self._activity)
            self._busy[part.names] = self._decided[part.names]
            return None if is_all and is_whole else kind, before, part

    def _kind(self, rng: Random) -> Kind:
        """Drawn so that each has its share of the time."""
        return rng.choices(list(Kind), [self._shares[kind] / self._seconds[kind] for kind in Kind])[0]

    def narrow(self, priced: Priced) -> None:
        """Leave out of further parts what cannot be as good as the incumbent, now and whenever that is better."""
        with self._lock:
            self._priced.append(priced)
            self._leave_out()
            self._likely[self.model.x] &= priced.reduced[self.model.x] < 1
            self.neighbourhoods.learn(priced.reduced)

    def _leave_out(self) -> None:
        if not self._priced:
            return
        low, high, value = self._lower, self._upper, self._cost(self.values)
        for priced in self._priced:
            low, high = narrowed(low, high, priced, value)
            assert ((low <= self.values) & (self.values <= high))[priced.reduced != 0].all(), "a proof excludes the incumbent"
        self.matrix.lower, self.matrix.upper = low, high
        left = self.neighbourhoods.decisions(low < high)
        if left <= WORTH_TRYING_AGAIN * self._tried:
            self._tried, self._try_all = left, True

    def end(self) -> None:
        """Stop the parts that are being solved."""
        for solver in list(self._solving):
            solver.stop_search()

    def offer(self, free: Numbers, found: Numbers, before: Numbers) -> int:
        """Take the new values of the free variables if the roster is then better, though others have changed it; what is gained.

        What follows from them is among them, but may follow from what others have changed, too.
        """
        with self._lock:
            changed = self.values.copy()
            changed[free] = found
            among = np.zeros(len(changed), dtype=bool)
            among[free] = True
            self._definitions.tighten(changed, self._lower, among)
            gain = self._cost(self.values) - self._cost(changed)
            if gain <= 0 or not (self.values is before or self.holds(changed)):
                return 0
            self._take(changed)
            return gain

    def _take(self, values: Numbers) -> None:
        self._activity = self.matrix.moved(self._activity, self.values, values)
        self.values = values
        self._leave_out()
        if self._cost(values) < self.value:
            self.best = values
            self.on_better(values.tolist(), self.value)

    def go_on_from(self, values: Sequence[int], most: int) -> None:
        """Improve another roster of that value at most from now on: what a relaxation shaped has more to give."""
        with self._lock:
            other = np.array(values, dtype=np.int64)
            if self._cost(other) <= most and self.holds(other):
                self._take(other)
                self._sizes = dict.fromkeys(Kind, float(FIRST_SIZE))

    def offer_whole(self, values: Sequence[int]) -> None:
        """Take a roster found elsewhere if it is better."""
        free = np.arange(len(values))
        self.offer(free, np.array(values, dtype=np.int64), np.empty(0, dtype=np.int64))

    def holds(self, values: Numbers) -> bool:
        """Whether every row and bound does, whatever proofs leave out."""
        activity, matrix = self.matrix.moved(self._activity, self.values, values), self.matrix
        rows = (activity >= matrix.low) & (activity <= matrix.high)
        return bool(rows.all() and (values >= self._lower).all() and (values <= self._upper).all())

    def _adapt(self, kind: Kind, finished: bool, gain: int, seconds: float) -> None:
        """Parts grow while they are quick or have nothing left to give, and shrink where they are not solved to the end."""
        if not finished:
            self._sizes[kind] *= SHRINK
        elif seconds < QUICK or not gain:
            self._sizes[kind] *= GROW
        self._seconds[kind] = MEMORY * self._seconds[kind] + (1 - MEMORY) * seconds

    def _solve(self, part: Part, hint: Numbers, seconds: float, seed: int) -> tuple[Numbers | None, bool]:
        kept = self._kept[part.names]
        cp = _cp_model(part, self.costs[part.names] * (int(kept.sum()) + 1) + kept * (1 - 2 * hint), hint)
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.num_workers, parameters.random_seed = 1, seed
        parameters.max_time_in_seconds = max(0.05, seconds)
        parameters.linearization_level, parameters.cp_model_probing_level, parameters.symmetry_level = 2, 0, 0
        parameters.subsolvers.append("max_lp")
        parameters.find_big_linear_overlap = False
        self._solving.add(solver)
        status = solver.solve(cp)
        self._solving.discard(solver)
        vars(cp).clear()  # its methods by their old names hold it, and where garbage is not looked for it would stay
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None, False
        return np.array(solver.response_proto.solution), status == cp_model.OPTIMAL


def _cp_model(part: Part, costs: Numbers, hint: Numbers) -> cp_model.CpModel:
    """Written field by field: CP-SAT's expressions take twice as long to make."""
    cp = cp_model.CpModel()
    proto = cp.proto
    for bounds in zip(part.lower.tolist(), part.upper.tolist(), strict=True):
        proto.variables.add().domain.extend(bounds)
    columns, coefs, start = part.columns.tolist(), part.coefs.tolist(), part.start.tolist()
    lows = np.where(part.low <= -NO_LIMIT, cp_model.INT_MIN, part.low).tolist()
    highs = np.where(part.high >= NO_LIMIT, cp_model.INT_MAX, part.high).tolist()
    for begin, end, low, high in zip(start[:-1], start[1:], lows, highs, strict=True):
        linear = proto.constraints.add().linear
        linear.vars.extend(columns[begin:end])
        linear.coeffs.extend(coefs[begin:end])
        linear.domain.extend((low, high))
    priced = np.flatnonzero(costs)
    proto.objective.vars.extend(priced.tolist())
    proto.objective.coeffs.extend(costs[priced].tolist())
    proto.solution_hint.vars.extend(range(len(hint)))
    proto.solution_hint.values.extend(hint.tolist())
    return cp
