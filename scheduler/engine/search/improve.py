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
from scheduler.engine.search.worth import Mending, Worth
from scheduler.engine.watch import Until
from scheduler.formulation.model import Model
from scheduler.program.arrays import Numbers
from scheduler.program.matrix import Part
from scheduler.program.narrowing import Priced


class Task(NamedTuple):
    """A part that no other thread is at, and the roster that it is cut from; `kind` None where it is all that is open.

    `costs` are by variable what the part is solved for.
    """

    kind: Kind | None
    before: Numbers
    part: Part
    costs: Numbers


class Improver:
    """The incumbent of one level, improved by any number of threads that each call `run`.

    `worth` has the rows of the program that it asks for. `is_last` says that no level comes after this one; else
    parts that are equally good keep as many duties as they can, so that what the later levels have is not lost for nothing.
    """

    def __init__(
        self, model: Model, worth: Worth, values: Sequence[int], on_better: Callable[[list[int], int], None], is_last: bool
    ):
        self.model, self.worth, self.on_better = model, worth, on_better
        self.matrix = worth.matrix
        self.neighbourhoods = Neighbourhoods(model, set(np.flatnonzero(worth.needed()).tolist()), worth.guide)
        self.open = OpenDecisions(self.neighbourhoods, self.matrix)
        self.pace = PartPace(self.neighbourhoods.lacks.cost_something, worth.is_flat)
        self.mending = Mending(worth, self.open, self.neighbourhoods.lacks)
        self.solver = PartSolver(len(self.matrix.lower), [] if is_last else model.x)
        self.values = self.best = np.array(values, dtype=np.int64)
        """The roster that is being improved, and the best so far, which is the same but for a while after `go_on_from`."""
        self.proven = False
        """Whether everything was free and solved to the end."""
        self._activity = self.matrix.activity(self.values)
        self._lock = threading.Lock()
        self._busy = np.zeros(len(self.matrix.lower), dtype=bool)
        """Decisions that some thread is at; what follows from decisions may be in several parts at once."""
        self._decided = np.ones(len(self.matrix.lower), dtype=bool)
        self._definitions = model.compiled.definitions
        self._decided[self._definitions.var] = False

    @property
    def value(self) -> int:
        return self.worth.value(self.best)

    def run(self, seed: int, until: Until) -> None:
        """Improve until then, or a proof."""
        rng = Random(seed)
        while not self.proven and not until.is_over():
            begun = time.monotonic()
            task = self.take(rng)
            seconds = self._seconds(task, until.deadline - begun)
            before, seed = task.before[task.part.names], rng.randrange(2**30)
            values, is_solved = self.solver.solve(task.part, task.costs, before, seconds, seed)
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
            if self.mending.is_late:
                self._turn_back()
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
            if is_all and is_whole and not self.mending.is_on:
                return Task(None, before, part, self.worth.own)
            return Task(kind, before, part, self.mending.costs)

    def release(self, task: Task) -> None:
        with self._lock:
            self._busy[task.part.names] = False

    def narrow(self, priced: Priced) -> None:
        """Leave out of further parts what cannot be as good as the incumbent, now and whenever that is better."""
        with self._lock:
            self.open.learn(priced, self.values, self.worth.value(self.values))

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
            gain = int(self.mending.costs @ (self.values - changed))
            is_better = gain > 0 or (not self.mending.is_on and self.worth.value(changed) < self.value)
            if not is_better or not (self.values is before or self.holds(changed)):
                return 0
            self._take(changed)
            return gain

    def _take(self, values: Numbers) -> None:
        self._activity = self.matrix.moved(self._activity, self.values, values)
        self.values = values
        self.mending.go_on(self._activity)
        self.open.leave_out(values, self.worth.value(values))
        if not self.mending.is_on and self.worth.rank(values) < self.worth.rank(self.best):
            self.best = values
            self.on_better(values.tolist(), self.value)

    def go_on_from(self, values: Sequence[int], most: int, mended_by: float | None = None) -> None:
        """Improve another roster of that value at most from now on: what a relaxation shaped has more to give.

        If there is time (time.monotonic) to mend it, it may be worse at earlier levels, each unit of which counts some of this.
        """
        with self._lock:
            other = np.array(values, dtype=np.int64)
            activity = self.matrix.moved(self._activity, self.values, other)
            excess = self.worth.excess(activity)
            promised = self.worth.promised(other, activity)
            if promised > most or (self.mending.is_on and promised >= self.worth.promised(self.values, self._activity)):
                return
            if excess and mended_by is not None:
                self.mending.begin(activity, mended_by)
            if self.holds(other):
                self._take(other)
                self.pace.restart()
            elif self.mending.is_on:
                self._turn_back()

    def _turn_back(self) -> None:
        """To the best roster: what was to be mended is not."""
        self._activity, self.values = self.matrix.activity(self.best), self.best
        self.mending.go_on(self._activity)
        self.open.leave_out(self.best, self.value)

    def offer_whole(self, values: Sequence[int]) -> None:
        """Take a roster found elsewhere if it is better."""
        free = np.arange(len(values))
        self.offer(free, np.array(values, dtype=np.int64), np.empty(0, dtype=np.int64))

    def holds(self, values: Numbers) -> bool:
        """Whether every row and bound does, whatever proofs leave out."""
        activity, matrix = self.matrix.moved(self._activity, self.values, values), self.matrix
        rows = (activity >= matrix.low) & (activity <= matrix.high)
        return bool(rows.all()) and self.open.within(values)
