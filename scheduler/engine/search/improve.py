"""Large-neighbourhood search: free what a few stations hang on, solve that part by CP-SAT, keep what is better.

Shaw 1998; the size of the part follows from how long it took to solve, and where it has grown to everything and is solved
to the end, the level is proven.
"""

import threading
import time
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

import numpy as np

from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.neighbourhood import Kind, Neighbourhoods
from scheduler.engine.search.open_decisions import OpenDecisions
from scheduler.engine.search.part_pace import PartPace
from scheduler.engine.search.part_solver import PartSolver
from scheduler.engine.watch import Until
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine
from scheduler.program.arrays import Flags, Numbers
from scheduler.program.matrix import Matrix, Part
from scheduler.program.narrowing import Priced
from scheduler.program.program import Row


class Task(NamedTuple):
    """A part that no other thread is at, and the roster that it is cut from; `kind` None where it is all that is open."""

    kind: Kind | None
    before: Numbers
    part: Part


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
        self.model, self.on_better = model, on_better
        self.matrix = matrix.with_rows([Row(cap.terms, None, high - cap.constant) for cap, high in caps])
        self.costs, self._constant = _costs(objective, len(matrix.lower)), objective.constant
        needed = _spoken_of(self.matrix, objective)
        self.neighbourhoods = Neighbourhoods(model, set(np.flatnonzero(needed).tolist()), self.costs)
        self.open = OpenDecisions(self.neighbourhoods, self.matrix)
        self.pace = PartPace(self.neighbourhoods.lacks.cost_something)
        kept = np.zeros(len(matrix.lower), dtype=np.int64)
        kept[[] if is_last else model.x] = 1
        self.solver = PartSolver(self.costs, kept)
        self.values = self.best = np.array(values, dtype=np.int64)
        """The roster that is being improved, and the best so far, which is the same but for a while after `go_on_from`."""
        self.proven = False
        """Whether everything was free and solved to the end."""
        self._activity = self.matrix.activity(self.values)
        self._lock = threading.Lock()
        self._busy = np.zeros(len(matrix.lower), dtype=bool)
        """Decisions that some thread is at; what follows from decisions may be in several parts at once."""
        self._decided = np.ones(len(matrix.lower), dtype=bool)
        self._definitions = model.compiled.definitions
        self._decided[self._definitions.var] = False

    @property
    def value(self) -> int:
        return self.cost(self.best)

    def cost(self, values: Numbers) -> int:
        return self._constant + int(self.costs @ values)

    def run(self, seed: int, until: Until) -> None:
        """Improve until then, or a proof."""
        rng = Random(seed)
        while not self.proven and not until.is_over():
            begun = time.monotonic()
            task = self.take(rng)
            seconds = self._seconds(task, until.deadline - begun)
            values, is_solved = self.solver.solve(task.part, task.before[task.part.names], seconds, rng.randrange(2**30))
            self.release(task)
            gain = 0 if values is None else self.offer(task.part.names, values, task.before)
            if task.kind is not None:
                self.pace.adapt(task.kind, is_solved, gain, time.monotonic() - begun)
            else:
                self.proven = is_solved

    def _seconds(self, task: Task, left: float) -> float:
        return PARAMETERS.whole_share * left if task.kind is None else min(PARAMETERS.part_seconds, left)

    def take(self, rng: Random) -> Task:
        """Once a relaxation is known, most parts leave out the duties that cost something by themselves there."""
        with self._lock:
            before, is_open = self.values, (self.matrix.lower < self.matrix.upper) & ~self._busy
            kind, is_whole = self.pace.draw(rng), not self._busy.any()
            likely = self.open.likely
            if not self.open.try_all and not likely.all() and rng.random() < PARAMETERS.guided_share:
                guided = is_open & (likely | (before != 0))
                is_whole = is_whole and np.array_equal(guided, is_open)
                is_open = guided
            parts, size = self.neighbourhoods, int(self.pace.sizes[kind])
            is_all = self.open.try_all or parts.decisions(is_open) <= size
            self.open.try_all = False
            free = parts.everything if is_all else parts.draw(rng, kind, before, is_open, size)
            part = self.matrix.part(free[is_open[free]], before, self._activity)
            self._busy[part.names] = self._decided[part.names]
            return Task(None if is_all and is_whole else kind, before, part)

    def release(self, task: Task) -> None:
        with self._lock:
            self._busy[task.part.names] = False

    def narrow(self, priced: Priced) -> None:
        """Leave out of further parts what cannot be as good as the incumbent, now and whenever that is better."""
        with self._lock:
            self.open.learn(priced, self.values, self.cost(self.values))

    def end(self) -> None:
        """Stop the parts that are being solved."""
        self.solver.end()

    def offer(self, free: Numbers, new: Numbers, before: Numbers) -> int:
        """Take the new values of the free variables if the roster is then better, though others have changed it; what is gained.

        What follows from them is among them, but may follow from what others have changed, too.
        """
        with self._lock:
            changed = self.values.copy()
            changed[free] = new
            among = np.zeros(len(changed), dtype=bool)
            among[free] = True
            self._definitions.tighten(changed, self.open.lower, among)
            gain = self.cost(self.values) - self.cost(changed)
            if gain <= 0 or not (self.values is before or self.holds(changed)):
                return 0
            self._take(changed)
            return gain

    def _take(self, values: Numbers) -> None:
        self._activity = self.matrix.moved(self._activity, self.values, values)
        self.values = values
        self.open.leave_out(values, self.cost(values))
        if self.cost(values) < self.value:
            self.best = values
            self.on_better(values.tolist(), self.value)

    def go_on_from(self, values: Sequence[int], most: int) -> None:
        """Improve another roster of that value at most from now on: what a relaxation shaped has more to give."""
        with self._lock:
            other = np.array(values, dtype=np.int64)
            if self.cost(other) <= most and self.holds(other):
                self._take(other)
                self.pace.restart()

    def offer_whole(self, values: Sequence[int]) -> None:
        """Take a roster found elsewhere if it is better."""
        free = np.arange(len(values))
        self.offer(free, np.array(values, dtype=np.int64), np.empty(0, dtype=np.int64))

    def holds(self, values: Numbers) -> bool:
        """Whether every row and bound does, whatever proofs leave out."""
        activity, matrix = self.matrix.moved(self._activity, self.values, values), self.matrix
        rows = (activity >= matrix.low) & (activity <= matrix.high)
        return bool(rows.all()) and self.open.within(values)


def _costs(objective: Affine, variables: int) -> Numbers:
    """By variable."""
    costs = np.zeros(variables, dtype=np.int64)
    np.add.at(costs, [var for var, _ in objective.terms], [coef for _, coef in objective.terms])
    return costs


def _spoken_of(matrix: Matrix, objective: Affine) -> Flags:
    """By variable, whether a row or the objective speaks of it."""
    spoken = np.zeros(len(matrix.lower), dtype=bool)
    spoken[matrix.columns] = True
    spoken[[var for var, _ in objective.terms]] = True
    return spoken
