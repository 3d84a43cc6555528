"""One long work at a time: whatever solves takes the turn, or waits in line for it."""

import threading
import time
from collections.abc import Callable
from contextvars import Context, copy_context
from typing import NamedTuple, NoReturn

from models.errors import DutycoverError, Exit
from models.words import say

LONGEST_LINE = 20
"""No more than that waits."""
ASKED_EVERY_SECONDS = 0.1


class Busy(DutycoverError):
    """Other long work is running. The text is for the planner."""

    exit_code = Exit.FAULTS


class Work(NamedTuple):
    """`name` says what is done, in the language of who asks.

    When its turn comes, `begin` is called at once and `run` in a thread of its own.
    """

    name: Callable[[], str]
    begin: Callable[[], None]
    run: Callable[[], None]


class Waiting(NamedTuple):
    number: int
    name: str


class Turn:
    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._holder: Callable[[], str] | None = None
        self._line: dict[int, tuple[Work, Context]] = {}
        self._asked = 0

    @property
    def holder(self) -> str:
        """What is being done; empty where nothing is."""
        holder = self._holder
        return holder() if holder else ""

    def take(self, work: str) -> None:
        """`work` says what is about to be done. Raises `Busy`, which says what is being done."""
        with self._lock:
            if self._holder:
                self.refuse(self.holder)
            self._holder = lambda: work

    def refuse(self, work: str) -> NoReturn:
        """Raises `Busy`, which says what is being done."""
        raise Busy(say("board.turn.busy", work=work))

    def give(self) -> None:
        """Who waits longest begins."""
        with self._lock:
            self._holder = None
            if self._line:
                self._begin(*self._line.pop(next(iter(self._line))))

    def queue(self, work: Work) -> None:
        """Done at once, or when all that was asked for before is; in the language spoken here. Raises `Busy` for a long line."""
        context = copy_context()
        with self._lock:
            if not self._holder:
                self._begin(work, context)
                return
            if len(self._line) >= LONGEST_LINE:
                raise Busy(say("board.turn.full", count=LONGEST_LINE))
            self._asked += 1
            self._line[self._asked] = work, context

    def waiting(self) -> tuple[Waiting, ...]:
        """In line, the next first."""
        return tuple(Waiting(number, work.name()) for number, (work, _) in tuple(self._line.items()))

    def has(self, work: Work) -> bool:
        """Whether it is being done, or waits; not where it was taken out of the line."""
        with self._lock:
            return self._holder is work.name or self._number(work) > 0

    def leave(self, number: int) -> None:
        """What waits under this number is not done; nothing where it has begun, or is gone."""
        with self._lock:
            self._line.pop(number, None)

    def withdraw(self, work: Work) -> None:
        """It is not done where it still waits."""
        with self._lock:
            self._line.pop(self._number(work), None)

    def leave_all(self) -> None:
        with self._lock:
            self._line.clear()

    def _number(self, work: Work) -> int:
        """0 where it is not in line."""
        return next((number for number, (known, _) in self._line.items() if known is work), 0)

    def _begin(self, work: Work, context: Context) -> None:
        self._holder = work.name
        context.run(work.begin)
        threading.Thread(target=context.run, args=(self._done, work), name=work.name(), daemon=True).start()

    def _done(self, work: Work) -> None:
        try:
            work.run()
        finally:
            self.give()


def wait_for(done: threading.Event, seconds: float, hurry: threading.Event) -> None:
    """Until it is done, so many seconds are over, or `hurry` is set."""
    until = time.monotonic() + seconds
    while not done.wait(ASKED_EVERY_SECONDS) and not hurry.is_set() and time.monotonic() < until:
        pass
