"""One long work at a time: whatever solves takes the turn first, and gives it back."""

import threading

from models.errors import DutycoverError, Exit
from models.words import say


class Busy(DutycoverError):
    """Other long work is running. The text is for the planner."""

    exit_code = Exit.FAULTS


class Turn:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holder = ""

    def take(self, work: str) -> None:
        """`work` says what is about to be done. Raises `Busy`, which says what is being done."""
        with self._lock:
            if self._holder:
                raise Busy(say("board.turn.busy", work=self._holder))
            self._holder = work

    def give(self) -> None:
        with self._lock:
            self._holder = ""
