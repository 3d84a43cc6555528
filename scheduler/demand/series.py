"""The history as series by service and station: which dates count, and what of them is named and left aside."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from models.base import dates
from models.demand import HistoryCount
from models.words import Later, later
from scheduler.demand.days import Day, Group

OPEN_SHARE = 0.5
"""A group of dates is open if at least this part of them has cases."""
IMPLAUSIBLE = 10.0
"""Zeros in a row are a closure where so many cases would usually have come on them: chance makes it once in 20,000."""


class RemarkKind(StrEnum):
    GAP = "demand.remark.gap"
    CLOSURE = "demand.remark.closure"
    OUTLIER = "demand.remark.outlier"
    SHIFT = "demand.remark.shift"
    ODD_DAY = "demand.remark.odd_day"
    SHORT = "demand.remark.short"
    NO_FESTIVAL = "demand.remark.no_festival"
    NO_SEASON = "demand.remark.no_season"


class Remark(NamedTuple):
    """What was found in a series and how it was taken. `station` is empty where it concerns all of them."""

    kind: RemarkKind
    service: str
    station: str
    first: date
    last: date
    sentence: Later


class Series(NamedTuple):
    """One station's counts of one service on the dates on which it is open; `open` are the groups of such dates."""

    station: str
    service: str
    counts: dict[date, int]
    open: frozenset[Group]


def series_of(history: Iterable[HistoryCount], days: Mapping[date, Day]) -> tuple[dict[str, list[Series]], list[Remark]]:
    """By service, in the order of the history; with what is missing or closed."""
    counts: dict[tuple[str, str], dict[date, int]] = defaultdict(dict)
    for row in history:
        counts[row.service, row.station][row.date] = row.count
    by_service: dict[str, list[Series]] = defaultdict(list)
    remarks: list[Remark] = []
    for (service, station), given in counts.items():
        series = _cleaned(station, service, dict(sorted(given.items())), days, remarks)
        if series.counts:
            by_service[service].append(series)
        else:
            said = later("demand.stretch", days=len(given), cause=later("demand.closure"))
            remarks.append(Remark(RemarkKind.CLOSURE, service, station, min(given), max(given), said))
    return dict(by_service), remarks


def counts_of(series: Mapping[str, Sequence[Series]]) -> dict[tuple[str, str], dict[date, int]]:
    """By service and station."""
    return {(history.service, history.station): history.counts for histories in series.values() for history in histories}


def _cleaned(station: str, service: str, given: dict[date, int], days: Mapping[date, Day], remarks: list[Remark]) -> Series:
    groups = _open_groups(given, days)
    every = dates(min(given), max(given))
    expected = [day for day in every if days[day].group in groups]
    usual = median([given[day] for day in expected if given.get(day)] or [0])
    missing = [day for day in expected if day not in given]
    zeros = _runs([day for day in expected if given.get(day) == 0], expected)
    closed = [day for run in zeros if usual * len(run) >= IMPLAUSIBLE for day in run]
    odd = [day for day, count in given.items() if count and days[day].group not in groups]
    for kind, odd_dates, said in (
        (RemarkKind.GAP, missing, later("demand.gap")),
        (RemarkKind.CLOSURE, closed, later("demand.closure")),
        (RemarkKind.ODD_DAY, odd, later("demand.odd_day")),
    ):
        for run in _runs(odd_dates, expected if kind is not RemarkKind.ODD_DAY else every):
            remarks.append(Remark(kind, service, station, run[0], run[-1], later("demand.stretch", days=len(run), cause=said)))
    left = set(closed)
    return Series(station, service, {day: given[day] for day in expected if day in given and day not in left}, groups)


def _open_groups(given: Mapping[date, int], days: Mapping[date, Day]) -> frozenset[Group]:
    total: dict[Group, int] = defaultdict(int)
    busy: dict[Group, int] = defaultdict(int)
    for day in dates(min(given), max(given)):
        total[days[day].group] += 1
        busy[days[day].group] += bool(given.get(day))
    always = total[Group.SUNDAY] and busy[Group.SUNDAY] >= OPEN_SHARE * total[Group.SUNDAY]
    open_groups = {group for group in total if busy[group] >= OPEN_SHARE * total[group]}
    if Group.HOLIDAY not in total and always:
        open_groups.add(Group.HOLIDAY)
    return frozenset(open_groups)


def _runs(chosen: list[date], among: list[date]) -> list[list[date]]:
    """Runs of dates that follow each other `among` the open ones."""
    place = {day: number for number, day in enumerate(among)}
    runs: list[list[date]] = []
    for day in sorted(chosen):
        if runs and place[day] == place[runs[-1][-1]] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
