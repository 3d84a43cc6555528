"""Two rosters side by side: whose cells differ, date by date, old and new."""

import datetime as dt
from datetime import date

from models.base import Id, Noun
from models.leave import RosterDay


class CellChange(Noun):
    date: dt.date
    before: RosterDay
    after: RosterDay


class PersonChange(Noun):
    officer: Id
    name: str
    unit: Id
    cells: tuple[CellChange, ...]


class Difference(Noun):
    """Of the dates `first` … `last` that both rosters hold; in the order of the cases."""

    first: date
    last: date
    people: tuple[PersonChange, ...] = ()

    @property
    def changed(self) -> int:
        """Cells that differ."""
        return sum(len(person.cells) for person in self.people)
