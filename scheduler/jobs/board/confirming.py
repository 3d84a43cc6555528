"""What solving again confirms of an answer, sentence by sentence, while somebody looks on."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from contextvars import copy_context

from models.errors import sentence_of
from scheduler.jobs.board.turn import Turn

KEPT = 30
"""So many are known at once, the latest."""


class Confirming:
    """`sentences` grow until it is not running any more."""

    def __init__(self) -> None:
        self.sentences: tuple[str, ...] = ()
        self.failure = ""
        self.is_running = True

    def follow(self, confirm: Callable[[], Iterable[str]]) -> None:
        try:
            for sentence in confirm():
                self.sentences = (*self.sentences, sentence)
        except Exception as error:
            self.failure = sentence_of(error)


class Confirmed:
    """By what was asked; in turn with all other long work."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._known: OrderedDict[Hashable, Confirming] = OrderedDict()

    def of(self, key: Hashable) -> Confirming | None:
        return self._known.get(key)

    def start(self, key: Hashable, title: str, confirm: Callable[[], Iterable[str]]) -> None:
        """In a thread that speaks the language spoken here; nothing where it is known. Raises `Busy`."""
        if key in self._known:
            return
        self._turn.take(title)
        confirming = self._known[key] = Confirming()
        while len(self._known) > KEPT:
            self._known.popitem(last=False)

        def run() -> None:
            confirming.follow(confirm)
            self._turn.give()
            confirming.is_running = False

        threading.Thread(target=copy_context().run, args=(run,), name="confirming", daemon=True).start()
