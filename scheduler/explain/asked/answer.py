"""An answer in sentences, what the audit shows kept apart from what a solver has confirmed."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

AUDITED, CONFIRMED = "〔审核所得〕", "〔求解证实〕"


class Answer(NamedTuple):
    """`title` is what was asked. `confirm` solves again when it is called."""

    title: str
    audited: tuple[str, ...] = ()
    confirm: Callable[[], Iterable[str]] | None = None

    def lines(self) -> Iterator[str]:
        """One by one, so that what is known at once can be read while the rest is solved."""
        yield self.title
        yield AUDITED
        yield from (f"  {sentence}" for sentence in self.audited)
        if self.confirm is not None:
            yield CONFIRMED
            yield from (f"  {sentence}" for sentence in self.confirm())
