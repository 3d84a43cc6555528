"""Dates: the horizon and its calendar, ranges that run backwards, absences that overlap."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from models.base import dates
from models.integrity.fault import Fault, Parts, rows
from models.integrity.references import REFERENCES
from models.leave import Commitment
from models.words import say

LONGEST_HORIZON = timedelta(days=366)
"""From the first date to the last, this excluded."""

DATED = {
    ("parameters", "end"),
    ("calendar", "calendar"),
    ("pins", "date"),
    ("opening", "last_end"),
    ("opening", "stint_first"),
    ("opening", "away_dates"),
    ("opening", "night_dates"),
    ("stay_records", "date"),
    ("problems", "found_on"),
    ("results", "first"),
    ("results", "last"),
}
"""Fields that are judged by the horizon: without one, nothing is known of them."""


def horizon(parts: Parts) -> Iterator[Fault]:
    """An end before the start, more than a year, or dates that the calendar lacks."""
    if parts.end < parts.start:
        yield Fault("parameters", None, "end", say("integrity.end_before_start", end=parts.end, start=parts.start))
        return
    if parts.end - parts.start >= LONGEST_HORIZON:
        yield Fault("parameters", None, "end", say("integrity.over_a_year", start=parts.start, end=parts.end))
        return
    covered = {day.date for day in rows(parts, "calendar")}
    missing = [day for day in dates(parts.start, parts.end) if day not in covered]
    if missing:
        yield Fault(
            "calendar",
            None,
            "calendar",
            say("integrity.no_calendar", first_date=missing[0], last_date=missing[-1], days=len(missing)),
        )


def ranges(parts: Parts) -> Iterator[Fault]:
    """A last date before the first, of rows, of choices of leave and of floors. The rows of a sheet have the same fields."""
    for sheet in REFERENCES:
        known = rows(parts, sheet)
        if sheet != "leave" and not all(hasattr(row, "first") and hasattr(row, "last") for row in known[:1]):
            continue
        for index, row in enumerate(known):
            for place, item in enumerate(row.choices if sheet == "leave" else (row,)):
                first, last = getattr(item, "first", None), getattr(item, "last", None)
                if first and last and last < first:
                    within = f"choices[{place}]" if sheet == "leave" else ""
                    yield Fault(sheet, index, "last", say("integrity.dates_reversed", last=last, first=first), within=within)
    for index, unit in enumerate(rows(parts, "units")):
        for place, floor in enumerate(unit.floors):
            if floor.last < floor.first:
                wrong = say("integrity.dates_reversed", last=floor.last, first=floor.first)
                yield Fault("units", index, "last", wrong, within=f"floors[{place}]")


def choices(parts: Parts) -> Iterator[Fault]:
    """Leave without dates, or that starts outside the range in which it may start."""
    for index, request in enumerate(rows(parts, "leave")):
        if not request.choices:
            yield Fault("leave", index, "choices", say("integrity.no_dates"))
        for place, choice in enumerate(request.choices):
            if not choice.earliest <= choice.first <= choice.latest:
                wrong = say("integrity.not_movable", first=choice.first, earliest=choice.earliest, latest=choice.latest)
                yield Fault("leave", index, "earliest", wrong, within=f"choices[{place}]")


def given_leave_overlaps(parts: Parts) -> Iterator[Fault]:
    """Only the first overlap of each leave is told: a thousand alike would make half a million pairs."""
    taken: dict[str, list[tuple[date, date, str]]] = {}
    for index, request in enumerate(rows(parts, "leave")):
        if not request.choices:
            continue
        first, last = request.choices[0].first, request.choices[0].last
        for other_first, other_last, other in taken.get(request.officer, []):
            if first <= other_last and other_first <= last:
                yield Fault(
                    "leave",
                    index,
                    "first",
                    say("integrity.overlap", other=other, other_first=other_first, other_last=other_last),
                    within="choices[0]",
                )
                break
        taken.setdefault(request.officer, []).append((first, last, request.id))


def secondments(parts: Parts) -> Iterator[Fault]:
    """Two of one officer that overlap."""
    spans: dict[str, list[tuple[date, date]]] = {}
    for index, row in enumerate(rows(parts, "secondments")):
        for first, last in spans.get(row.officer, []):
            if row.first <= last and first <= row.last:
                yield Fault("secondments", index, "first", say("integrity.secondment", first=first, last=last))
        spans.setdefault(row.officer, []).append((row.first, row.last))


def stay_phases(parts: Parts) -> Iterator[Fault]:
    """Two that overlap, more nights than stays, or one shift for day and night."""
    spans: list[tuple[date, date]] = []
    for index, row in enumerate(rows(parts, "stay_phases")):
        for first, last in spans:
            if row.first <= last and first <= row.last:
                yield Fault("stay_phases", index, "first", say("integrity.stay_phase", first=first, last=last))
        spans.append((row.first, row.last))
        if row.nights > row.leader_stays:
            wrong = say("integrity.stay_nights", nights=row.nights, stays=row.leader_stays)
            yield Fault("stay_phases", index, "nights", wrong)
        if row.day_shift == row.night_shift:
            yield Fault("stay_phases", index, "night_shift", say("integrity.stay_shift", shift=row.day_shift))


def commitments(parts: Parts) -> Iterator[Fault]:
    """One time without the other, or an end that is not after the start; 00:00 is the end of the day. Then visits."""
    asked: set[tuple[object, ...]] = set()
    for index, row in enumerate(rows(parts, "commitments")):
        if (row.start is None) != (row.end is None):
            yield Fault("commitments", index, "start", say("integrity.both_times"))
        elif row.start and time() < row.end <= row.start:
            yield Fault("commitments", index, "end", say("integrity.past_midnight", start=row.start, end=row.end))
        if row.days is not None:
            yield from (Fault("commitments", index, field, wrong) for field, wrong in _visit(row, asked))
            asked.add(_asked(row))


def _visit(row: Commitment, asked: set[tuple[object, ...]]) -> Iterator[tuple[str, str]]:
    """Field and fault of a visit that cannot be placed, or not be told from another one."""
    dates = (row.last - row.first).days + 1
    if row.station is None:
        yield "station", say("integrity.visit_station")
    elif _asked(row) in asked:
        yield "first", say("integrity.visit_twice", station=row.station, first=row.first)
    if row.days is not None and row.days > dates:
        yield "days", say("integrity.visit_days", days=row.days, dates=dates)


def _asked(row: Commitment) -> tuple[object, ...]:
    return row.officer, row.station, row.first
