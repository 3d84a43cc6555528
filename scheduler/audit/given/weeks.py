"""Calendar weeks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..facts import Facts


def weeks(facts: "Facts") -> Iterator[tuple[int, int]]:
    """Calendar weeks, Monday to Sunday, clipped to the horizon."""
    first = 0
    while first < facts.days:
        last = min(first + 6 - facts.date_of(first).weekday(), facts.days - 1)
        yield first, last
        first = last + 1
