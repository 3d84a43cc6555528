"""One level of a large model: a prover and a search in parts beside each other, until they meet or the time is over."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence

from scheduler.engine.bounds.prove import Plan, Prover
from scheduler.engine.search.improve import Improver
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine
from scheduler.program.narrowing import Priced

FAR, VERY_FAR = 0.02, 0.1
"""Gaps from which the plan behind a linear relaxation is worth a greedy roster of its own, and from which the search goes on

from that roster though it is worse, by no more than twice the way to the bound, where no earlier level has to be kept.
"""
TURN_SECONDS = 0.05
PATIENCE_SECONDS = 1.0
"""So long a thread may take to notice that the level is over; one that takes longer is no longer listened to."""


class LargeLevel:
    """`values` are those of the best roster so far, `bound` what no roster can be below at the caps on earlier levels."""

    def __init__(
        self,
        model: Model,
        objective: Affine,
        caps: Sequence[tuple[Affine, int]],
        values: Sequence[int],
        floor: int,
        report: Callable[[int, int], None],
        on_better: Callable[[list[int]], None],
        follow: Callable[[Mapping[int, float]], list[int] | None],
        is_last: bool,
    ):
        self._caps, self.bound, self._report, self._on_better, self._follow = caps, floor, report, on_better, follow
        matrix = model.compiled.asked([objective, *(cap for cap, _ in caps)])
        self.improver = Improver(model, matrix, objective, caps, values, self._better, is_last)
        self.prover = Prover(
            model, matrix, objective, caps, lambda: self.improver.value, self._bounded, self._planned, self._narrow
        )
        self.priced: list[Priced] = []
        self._error: list[BaseException] = []
        self._news = threading.Event()
        """Set where a thread has ended, or found or proven something."""
        self._ended = False

    def values(self) -> list[int]:
        return [int(value) for value in self.improver.best]

    def run(self, deadline: float, workers: int, seed: int, stop: threading.Event) -> None:
        """Until the deadline (time.monotonic), a stop, or a proof; errors of the threads are raised here."""
        over = threading.Event()
        prover = self._start(lambda: self.prover.run(deadline, over, workers))
        searchers = [self._searcher(seed + n, deadline, over) for n in range(max(1, workers - 1))]
        while time.monotonic() < deadline and not stop.is_set() and not self._closed() and not self._error:
            if not prover.is_alive() and len(searchers) < workers:
                searchers.append(self._searcher(seed + len(searchers), deadline, over))
            self._await_news()
        over.set()
        patience = time.monotonic() + PATIENCE_SECONDS
        while any(thread.is_alive() for thread in (prover, *searchers)) and time.monotonic() < patience:
            self.improver.end()
            self._await_news()
        self._ended = True
        if self._error:
            raise self._error[0]
        if self.improver.proven:
            self.bound = max(self.bound, self.improver.value)

    def _await_news(self) -> None:
        self._news.wait(TURN_SECONDS)
        self._news.clear()

    def _searcher(self, seed: int, deadline: float, over: threading.Event) -> threading.Thread:
        return self._start(lambda: self.improver.run(seed, deadline, over))

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
        self._on_better(values)
        self._report(value, min(self.bound, value))
        self._news.set()

    def _bounded(self, bound: int) -> None:
        if self._ended:
            return
        self.bound = max(self.bound, min(self.improver.value, bound))
        self._report(self.improver.value, self.bound)
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
        elif plan.is_integral or value - self.bound > FAR * max(1, abs(value)):
            found = self._follow(plan.values)
            value = self.improver.value
            very_far = not self._caps and value - self.bound > VERY_FAR * max(1, abs(value))
            if found is not None:
                self.improver.go_on_from(found, 3 * value - 2 * self.bound if very_far else value - 1)
