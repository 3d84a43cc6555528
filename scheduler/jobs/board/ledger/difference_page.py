"""What is new in the second of two rosters, for a page: person by person, or date by date, old and new."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.publishing.difference import Difference
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.writing.answers.difference_text import both_texts, heading
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.publishing.difference import difference


class Change(NamedTuple):
    """`of` is what stands in its row beside the group: the date of a person's change, or the person of a date's."""

    of: str
    before: str
    after: str


class Group(NamedTuple):
    """All changes of a person, who alone has an `id`, or of a date. `beside` is the person's unit, or the day of the week."""

    id: str
    name: str
    beside: str
    changes: tuple[Change, ...]


def differing(before: Tables, after: Tables) -> Difference:
    """Raises `NotComparable` where they have no date in common."""
    return difference((before.case, before.roster), (after.case, after.roster))


def counts(known: Difference) -> str:
    return heading(known)


def by_person(known: Difference) -> Iterator[Group]:
    for person in known.people:
        changes = tuple(Change(_dated(cell.date), *both_texts(cell)) for cell in person.cells)
        yield Group(person.officer, person.name, person.unit, changes)


def by_date(known: Difference) -> Iterator[Group]:
    days: dict[date, list[Change]] = defaultdict(list)
    for person in known.people:
        for cell in person.cells:
            days[cell.date].append(Change(f"{person.unit} {person.name}", *both_texts(cell)))
    for day, changes in sorted(days.items()):
        yield Group("", f"{day.month}/{day.day}", weekday(day), tuple(changes))


def _dated(day: date) -> str:
    return f"{day.month}/{day.day} {weekday(day)}"
