"""Calendar weeks."""

from collections.abc import Iterator

from .basis import Basis


def weeks(basis: Basis) -> Iterator[tuple[int, int]]:
    """Calendar weeks, Monday to Sunday, clipped to the horizon."""
    first = 0
    while first < basis.days:
        last = min(first + 6 - basis.date_of(first).weekday(), basis.days - 1)
        yield first, last
        first = last + 1
