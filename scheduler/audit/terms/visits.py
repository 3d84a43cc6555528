"""Dates at a station outside a stint there, of commitments and of placed visits, and visits that are not placed."""

from collections.abc import Iterator

from ..facts import Facts
from ..given.visits import key_of
from ..sheet import Sheet


def value(facts: Facts, sheet: Sheet) -> int:
    alone = sum(not _is_there(sheet, *stop) for stop in _stops(facts, sheet))
    placed = {key_of(visit.asked.row) for visits in sheet.visits.values() for visit in visits}
    missing = sum(asked.days for key, asked in facts.asked_visits.items() if key not in placed)
    return alone + facts.policy.number("visits.unplaced") * missing


def _stops(facts: Facts, sheet: Sheet) -> Iterator[tuple[str, str, int]]:
    """Officer, station and day."""
    for row in facts.case.commitments:
        if row.station is not None and row.days is None:
            first, last = facts.span(row.first, row.last)
            yield from ((row.officer, row.station, day) for day in range(max(0, first), min(facts.days - 1, last) + 1))
    for officer, visits in sheet.visits.items():
        for visit in visits:
            yield from ((officer, visit.asked.row.station or "", day) for day in visit.days)


def _is_there(sheet: Sheet, officer: str, station: str, day: int) -> bool:
    return any(away.station == station for away in sheet.aways_on(officer, day))
