"""One level of a large model: a prover and a search in parts beside each other, until they meet or the time is over."""

import math
import threading
import time
from collections.abc import Callable, Mapping, Sequence

from scheduler.engine.bounds.prove import Plan, Prover
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.improve import Improver
from scheduler.engine.search.worth import Worth
from scheduler.engine.watch import SolveWatch, Until
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine
from scheduler.program.narrowing import Priced


class LargeLevel:
    """`values` are those of the best roster so far, `bound` what no roster can be below at the caps on earlier levels."""

    def __init__(
        self,
        model: Model,
        objective: Affine,
        caps: Sequence[tuple[Affine, int]],
        values: Sequence[int],
        floor: int,
        watch: SolveWatch,
        follow: Callable[[Mapping[int, float]], list[int] | None],
        is_last: bool,
        slope: Affine | None = None,
    ):
        """`slope` is the next level, where this one's own value leads a search nowhere."""
        self._caps, self.bound, self._watch, self._follow = caps, floor, watch, follow
        asked = [objective, *(cap for cap, _ in caps)]
        matrix, rows = model.compiled.asked(asked), model.compiled.asked([*asked, *([] if slope is None else [slope])])
        self.improver = Improver(model, Worth(rows, objective, caps, slope), values, self._better, is_last)
        self.prover = Prover(
            model, matrix, objective, caps, lambda: self.improver.value, self._bounded, self._planned, self._narrow
        )
        self.priced: list[Priced] = []
        self._error: list[BaseException] = []
        self._news = threading.Event()
        """Set where a thread has ended, or found or proven something."""
        self._ended = False
        self._deadline = math.inf

    def values(self) -> list[int]:
        return [int(value) for value in self.improver.best]

    def run(self, until: Until, workers: int, seed: int) -> None:
        """Until then, or a proof; errors of the threads are raised here."""
        self._deadline = until.deadline
        level = Until(until.deadline, threading.Event())
        prover = self._start(lambda: self.prover.run(level, workers))
        searchers = [self._searcher(seed + number, level) for number in range(max(1, workers - 1))]
        while not until.is_over() and not self._closed() and not self._error:
            if not prover.is_alive() and len(searchers) < workers:
                searchers.append(self._searcher(seed + len(searchers), level))
            self._await_news()
        level.stop.set()
        patience = time.monotonic() + PARAMETERS.thread_patience_seconds
        while any(thread.is_alive() for thread in (prover, *searchers)) and time.monotonic() < patience:
            self.improver.end()
            self._await_news()
        self._ended = True
        if self._error:
            raise self._error[0]
        if self.improver.proven:
            self.bound = max(self.bound, self.improver.value)

    def _await_news(self) -> None:
        self._news.wait(PARAMETERS.turn_seconds)
        self._news.clear()

    def _searcher(self, seed: int, until: Until) -> threading.Thread:
        return self._start(lambda: self.improver.run(seed, until))

    def _start(self, work: Callable[[], None]) -> threading.Thread:
        def guarded() -> None:
            try:
                work()
            except BaseException as error:
                self._error.append(error)
            finally:
                self._news.set()

        thread = threading.Thread(target=guarded, daemon=True)
        thread.start()
        return thread

    def _closed(self) -> bool:
        return self.improver.value <= self.bound or self.improver.proven

    def _better(self, values: list[int], value: int) -> None:
        if self._ended:
            return
        self._watch.incumbent(values)
        self._watch.report(value, min(self.bound, value))
        self._news.set()

    def _bounded(self, bound: int) -> None:
        if self._ended:
            return
        self.bound = max(self.bound, min(self.improver.value, bound))
        self._watch.report(self.improver.value, self.bound)
        self._news.set()

    def _narrow(self, priced: Priced) -> None:
        self.priced.append(priced)
        self.improver.narrow(priced)

    def _planned(self, plan: Plan) -> None:
        """A whole roster is taken as it is; what a relaxation proposes is followed by the greedy as far as it goes."""
        if self._ended:
            return
        value = self.improver.value
        if plan.is_roster:
            self.improver.offer_whole([round(plan.values[var]) for var in range(len(plan.values))])
        elif plan.is_integral or value - self.bound > PARAMETERS.far_gap * max(1, abs(value)):
            values = self._follow(plan.values)
            if values is not None:
                self._go_on_from(values)

    def _go_on_from(self, values: list[int]) -> None:
        """A roster better than the best is gone on from; where that is very far from the bound, a worse one, too.

        What a relaxation shaped has more to give; but where earlier levels are lost for it, they are to be mended.
        """
        value, now = self.improver.value, time.monotonic()
        gap = value - self.bound
        is_very_far = gap > PARAMETERS.very_far_gap * max(1, abs(value))
        if is_very_far and not self._caps:
            self.improver.go_on_from(values, value + PARAMETERS.very_far_factor * gap)
        else:
            mended_by = now + PARAMETERS.mending_share * (self._deadline - now)
            self.improver.go_on_from(values, value - 1, mended_by if is_very_far else None)
