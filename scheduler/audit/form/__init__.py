"""Whether the roster is one at all: rows that name something, the right sources and rungs, whole stints, every decision."""

from collections.abc import Iterator

from models.findings import Finding

from ..facts import Facts
from ..sheet import Sheet
from . import duties, leave, stints, visits


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    yield from sheet.strange
    yield from duties.check(facts, sheet)
    yield from stints.check(facts, sheet)
    yield from leave.check(facts, sheet)
    yield from visits.check(facts, sheet)
