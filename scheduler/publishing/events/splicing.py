"""Two rosters of one horizon put together, cell by cell."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from models.base import Id, dates
from models.roster import Roster, Stint

Cell = tuple[Id, date]
"""Officer and date."""


def spliced(now: Roster, before: Roster, cells: Collection[Cell]) -> Roster:
    """The cells as before, all others as they are now; leave as it is now."""
    works = [row for row in now.assignments if (row.officer, row.date) not in cells]
    works += [row for row in before.assignments if (row.officer, row.date) in cells]
    beds = [row for row in now.beds if (row.officer, row.night) not in cells]
    beds += [row for row in before.beds if (row.officer, row.night) in cells]
    stays = [row for row in now.stays if (row.officer, row.date) not in cells]
    stays += [row for row in before.stays if (row.officer, row.date) in cells]
    officers = {officer for officer, _ in cells}
    stints = [row for row in now.stints if row.officer not in officers]
    stints += _stints(now, before, cells, officers, {(row.officer, row.station, row.date) for row in works})
    parts = {"assignments": tuple(works), "beds": tuple(beds), "stays": tuple(stays), "stints": tuple(stints)}
    return now.model_copy(update=parts)


def _stints(
    now: Roster, before: Roster, cells: Collection[Cell], officers: Collection[Id], covers: set[tuple[Id, Id, date]]
) -> Iterator[Stint]:
    """Of these officers, from the dates that each roster spans."""
    spanned: dict[tuple[Id, Id], set[date]] = defaultdict(set)
    for rows, is_before in ((now.stints, False), (before.stints, True)):
        for row in rows:
            if row.officer in officers:
                own = {day for day in dates(row.first, row.last) if ((row.officer, day) in cells) == is_before}
                spanned[row.officer, row.station] |= own
    edges = {(row.officer, row.station, day) for row in (*now.stints, *before.stints) for day in (row.first, row.last)}
    for (officer, station), days in sorted(spanned.items()):
        yield from _joined(officer, station, days, covers | edges)


def _joined(officer: Id, station: Id, days: set[date], ends: set[tuple[Id, Id, date]]) -> Iterator[Stint]:
    """Dates in a row as a stint, from the first on which one may end, with a cover or as it did, to the last."""
    run: list[date] = []
    for day in [*sorted(days), date.max]:
        if run and day - run[-1] > timedelta(1):
            served = [known for known in run if (officer, station, known) in ends]
            if served:
                yield Stint(officer=officer, station=station, first=served[0], last=served[-1])
            run = []
        run.append(day)
