"""What an officer has of something in one window, against a limit that givens alone may exceed."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Tally(NamedTuple):
    """What falls into one window, given and decided, against its limit."""

    first: int
    last: int
    given: int
    decided: int
    limit: int
    says: str = ""
    row: str = ""
    """The policy row of the limit."""

    @property
    def total(self) -> int:
        return self.given + self.decided

    @property
    def is_breach(self) -> bool:
        return self.decided > max(0, self.limit - self.given)


def fullest(tallies: Iterable[Tally]) -> Iterator[Tally]:
    """The one over the limit with a breach and the one without of which there is most."""
    over = [tally for tally in tallies if tally.total > tally.limit]
    for is_breach in (True, False):
        yield from sorted((tally for tally in over if tally.is_breach is is_breach), key=lambda tally: -tally.total)[:1]
