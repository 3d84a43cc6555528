"""An answer in sentences, what the audit shows kept apart from what a solver has confirmed."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from models.words import say

AUDITED, CONFIRMED = "explain.asked.audited", "explain.asked.confirmed"


class Answer(NamedTuple):
    """`title` is what was asked. `confirm` solves again when it is called."""

    title: str
    audited: tuple[str, ...] = ()
    confirm: Callable[[], Iterable[str]] | None = None

    def lines(self) -> Iterator[str]:
        """One by one, so that what is known at once can be read while the rest is solved."""
        yield self.title
        yield say(AUDITED)
        yield from (f"  {sentence}" for sentence in self.audited)
        if self.confirm is not None:
            yield say(CONFIRMED)
            yield from (f"  {sentence}" for sentence in self.confirm())
