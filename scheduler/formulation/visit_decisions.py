"""The variables of visits, and what of them takes a day or overlaps a duty."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from scheduler.formulation.facts import DAY_MINUTES
from scheduler.program.affine import Affine, count


class Visit(NamedTuple):
    """A commitment that takes `length` successive days at a station: by the first of them a variable, 1 if it is placed so."""

    officer: int
    station: str
    asked: date
    length: int
    options: dict[int, int]
    start: int
    end: int
    """What it blocks of each day, in minutes."""

    def on(self, day: int) -> Affine:
        """1 if it takes the day."""
        return count([var for first, var in self.options.items() if first <= day < first + self.length])

    @property
    def days(self) -> list[int]:
        """That it may take."""
        return sorted({day for first in self.options for day in range(first, first + self.length)})

    def overlapping(self, begin: int, end: int) -> list[Affine]:
        """Per day whose blocked minutes overlap those from begin to end."""
        spans = ((day, day * DAY_MINUTES) for day in self.days)
        return [self.on(day) for day, midnight in spans if midnight + self.start < end and begin < midnight + self.end]


class VisitDecisions:
    """All visits, in the order of the case."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._of: dict[int, list[Visit]] = defaultdict(list)

    def __iter__(self) -> Iterator[Visit]:
        return iter(self._visits)

    def add(self, visit: Visit) -> None:
        self._visits.append(visit)
        self._of[visit.officer].append(visit)

    def variables(self) -> list[int]:
        return [var for visit in self for var in visit.options.values()]

    def of(self, officer: int) -> Sequence[Visit]:
        return self._of.get(officer, ())

    def taking(self, officer: int, day: int) -> list[Affine]:
        """Per visit that may take the day, 1 if it does: of one visit at most."""
        return [on for visit in self.of(officer) if (on := visit.on(day)).terms]

    def overlapping(self, officer: int, begin: int, end: int) -> list[Affine]:
        """Per visit and day, 1 if the visit takes the day and blocks some of the minutes from begin to end."""
        return [on for visit in self.of(officer) for on in visit.overlapping(begin, end)]
