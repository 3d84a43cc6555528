"""What the ledger keeps ready of a roster: who bore what, who covered, was refused, and which station lent to which."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from models.organisation import UnitKind
from models.roster import Outcome, Roster
from scheduler.audit import Facts
from scheduler.audit.given.fair_share import burden
from scheduler.audit.sheet import Sheet, Work

Rows = tuple[dict[str, Any], ...]
"""Of a table in `tables.OF_A_PERIOD`, without the period."""


class Derived(NamedTuple):
    """A field for each table, under its name."""

    people: Rows = ()
    burden: Rows = ()
    cover_days: Rows = ()
    refusals: Rows = ()
    mutual_aid: Rows = ()


def derived(facts: Facts, roster: Roster) -> Derived:
    sheet = Sheet(facts, roster)
    people = ({"officer": row.id, "name": row.name, "unit": row.unit} for row in facts.case.officers)
    return Derived(
        people=tuple(people),
        burden=tuple(_burden(facts, sheet)),
        cover_days=tuple(_cover_days(facts, sheet)),
        refusals=tuple(_refusals(facts, sheet)),
        mutual_aid=tuple(_mutual_aid(facts, sheet)),
    )


def _burden(facts: Facts, sheet: Sheet) -> Iterator[dict[str, Any]]:
    """Dates with decided duties whose burden is the officer's, and those on which there might have been some."""
    points: Counter[tuple[str, int]] = Counter()
    for officer, works in sheet.borne.items():
        for work in works:
            points[officer, work.duty.day] += burden(facts, work.duty)
    eligible = {(officer, day) for officer, days in facts.candidates.eligible_dates.items() for day in days}
    for officer, day in sorted(points.keys() | eligible):
        yield {
            "officer": officer,
            "day": facts.date_of(day).toordinal(),
            "kind": facts.kinds[day].value,
            "points": points[officer, day],
            "eligible": int((officer, day) in eligible),
        }


def _covers(sheet: Sheet) -> Iterator[Work]:
    return (work for works in sheet.works.values() for work in works if work.is_cover)


def _cover_days(facts: Facts, sheet: Sheet) -> Iterator[dict[str, Any]]:
    counted = Counter((work.line.id, work.row.date.year) for work in _covers(sheet))
    for (officer, year), days in sorted(counted.items()):
        yield {"officer": officer, "year": year, "days": days}


def _refusals(facts: Facts, sheet: Sheet) -> Iterator[dict[str, Any]]:
    for request in facts.case.leave:
        decision = sheet.decisions.get(request.id)
        if decision is not None and decision.outcome is Outcome.REFUSED:
            asked = request.choices[0]
            dates = {"first": asked.first.toordinal(), "last": asked.last.toordinal()}
            yield {"request": request.id, "officer": request.officer, **dates}


def _mutual_aid(facts: Facts, sheet: Sheet) -> Iterator[dict[str, Any]]:
    """Covers of an officer of one station at another, in officer-duties."""
    lent = Counter((work.line.units[work.duty.day] or "", work.duty.station) for work in _covers(sheet))
    for (lender, borrower), duties in sorted((pair, count) for pair, count in lent.items() if pair[0]):
        if facts.units[lender].kind is UnitKind.STATION:
            yield {"lender": lender, "borrower": borrower, "duties": duties}
