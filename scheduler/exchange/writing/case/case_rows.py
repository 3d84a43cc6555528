"""A case as rows of its sheets: the inverse of the reader, with every value written out that a blank would change."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from models.base import Noun
from models.case import Case
from models.duty import CalendarDay, Shift
from models.organisation import Unit
from models.policy import PolicyRow, default_policy, default_rows
from models.words import in_the_workbook
from scheduler.demand.calendar import by_weekday, calendar
from scheduler.exchange.reading.rows_of.calendar import AFTER, BEFORE
from scheduler.exchange.sheets import BY_KEY, SHEETS, words
from scheduler.exchange.sheets.sheet import Column, Sheet
from scheduler.exchange.writing.case.layout import grid_labels

Values = dict[str, Any]
Grid = list[tuple[Any, ...]]
"""A header of labels and dates, then a row for each officer."""


def case_rows(case: Case) -> dict[str, list[Values]]:
    """By sheet key the rows, by column key the values; dates, numbers and texts as they are to stand in cells."""
    days, only_sheet = _holidays(case)
    rows: dict[str, list[Values]] = {
        "parameters": [
            {
                "title": case.title,
                "start": case.start,
                "end": case.end,
                "as_of": case.as_of,
                "calendar": "sheet" if only_sheet else "library",
            }
        ],
        "units": [row for unit in case.units for row in _unit(unit)],
        "shifts": [_shift(shift) for shift in case.shifts],
        "rotas": list(_rotas(case)),
        "leave": list(_leave(case)),
        "holidays": days,
        "policy": _policy(case),
        "scenarios": [],
    }
    for sheet in SHEETS:
        if sheet.key not in rows:
            rows[sheet.key] = [noun.__dict__ for noun in getattr(case, sheet.key)]
    return {sheet.key: _cells(sheet, rows[sheet.key]) for sheet in SHEETS}


def rows_of(key: str, nouns: Iterable[Noun]) -> list[Values]:
    """Nouns that stand in a sheet one a row, as its rows."""
    return _cells(BY_KEY[key], [noun.__dict__ for noun in nouns])


def _cells(sheet: Sheet, rows: list[Values]) -> list[Values]:
    return [{column.key: written(row.get(column.key), column) for column in sheet.columns} for row in rows]


def base_grid(case: Case) -> Grid:
    """The existing roster: blank is what a rota says, 待排 where there is none."""
    cells: dict[str, dict[date, str]] = {}
    for row in case.base_roster:
        cells.setdefault(row.officer, {})[row.date] = row.shift or words.day_off()
    dates = sorted({row.date for row in case.base_roster})
    rows = [
        (
            officer.id,
            officer.name,
            officer.unit,
            *(cells[officer.id].get(day, None if officer.rota else words.open_date()) for day in dates),
        )
        for officer in case.officers
        if officer.id in cells
    ]
    return [(*grid_labels(), *dates), *rows] if rows else []


def written(value: Any, column: Column) -> Any:
    """As it is to stand in a cell where a blank would mean a default."""
    if value is None or value == ():
        return words.none() if column.none else None
    if column.choice is not None:
        values = value if isinstance(value, tuple) else (value,)
        return words.separator().join(column.choice.shown(str(item)) for item in values)
    if isinstance(value, bool):
        return words.FLAG.shown("yes" if value else "no")
    return words.separator().join(map(str, value)) if isinstance(value, tuple) else value


def _unit(unit: Unit) -> Iterator[Values]:
    floors = [{"minimum": floor.minimum, "first": floor.first, "last": floor.last} for floor in unit.floors]
    keys = ("id", "kind", "zone", "max_away", "duty_room_beds", "town_beds", "town_beds_women")
    head = {key: getattr(unit, key) for key in keys}
    weekday = None if unit.meeting_weekday is None else str(unit.meeting_weekday)
    yield head | {"meeting_weekday": weekday} | (floors[0] if floors else {})
    yield from ({"id": unit.id} | floor for floor in floors[1:])


def _shift(shift: Shift) -> Values:
    whole_day = shift.minutes <= 1440
    return shift.__dict__ | {
        "span": _span(shift) if whole_day else f"{shift.start:%H:%M}",
        "minutes": None if whole_day else shift.minutes,
    }


def _span(shift: Shift) -> str:
    start = shift.start.hour * 60 + shift.start.minute
    day, end = divmod(start + shift.minutes, 1440)
    return f"{shift.start:%H:%M}-{words.next_day() if day else ''}{end // 60:02}:{end % 60:02}"


def _rotas(case: Case) -> Iterator[Values]:
    for cycle in case.cycle_rotas:
        head = {"id": cycle.id, "cycle": " ".join(shift or words.day_off() for shift in cycle.cycle), "anchor": cycle.anchor}
        yield from ({**head, "team": team.id, "place": team.place + 1} for team in cycle.teams) if cycle.teams else (head,)
    for rota in case.calendar_rotas:
        yield {"id": rota.id} | {key: getattr(rota, key) or words.day_off() for key in ("working", "rest", "holiday")}


def _leave(case: Case) -> Iterator[Values]:
    for request in case.leave:
        for rank, choice in enumerate(request.choices, 1):
            yield request.__dict__ | choice.__dict__ | {"rank": rank if len(request.choices) > 1 else None}


@in_the_workbook()
def _policy(case: Case) -> list[Values]:
    """Nothing where the policy is the default one; else every row."""
    return [] if case.policy == default_policy() else _policy_rows(case.policy.rows)


def built_in_policy() -> list[Values]:
    """The default rows, as they stand in sheet 规则."""
    return _cells(BY_KEY["policy"], _policy_rows(default_rows()))


def _policy_rows(policy: Iterable[PolicyRow]) -> list[Values]:
    levelled = {row.key for row in default_rows() if row.level is not None}
    rows = []
    for row in policy:
        blank_level = row.level is None and row.key not in levelled
        rows.append(row.__dict__ | row.texts() | {"level": "" if blank_level else row.level})
    return rows


def _holidays(case: Case) -> tuple[list[Values], bool]:
    """Only what differs from the published arrangement, where the rest follows from it."""
    first = case.start - BEFORE
    earlier = [day for day in case.calendar if day.date < first]
    library = {day.date: day for day in calendar(first, case.end + AFTER)[0]}
    changed = [day for day in case.calendar if library.get(day.date) != day]
    read = (*earlier, *calendar(first, case.end + AFTER, changed)[0])
    only_sheet = read != case.calendar
    return list(_ranges(case.calendar if only_sheet else changed)), only_sheet


def _ranges(days: Any) -> Iterator[Values]:
    """Days in a row of one kind as one row; a stretch of ordinary weeks is one row by weekday."""
    ordinary: list[CalendarDay] = []
    special: list[CalendarDay] = []
    for day in days:
        (ordinary if day == by_weekday(day.date) else special).append(day)
    for run in _runs(ordinary, lambda day: ()):
        if len(run) > 1:
            yield {"first": run[0].date, "last": run[-1].date, "kind": "weekday", "name": None}
        else:
            yield {"first": run[0].date, "last": run[0].date, "kind": run[0].kind, "name": None}
    for run in _runs(special, lambda day: (day.kind, day.name)):
        yield {"first": run[0].date, "last": run[-1].date, "kind": run[0].kind, "name": run[0].name or None}


def _runs(days: list[CalendarDay], alike: Any) -> Iterator[list[CalendarDay]]:
    numbered = enumerate(days)

    def key(item: tuple[int, CalendarDay]) -> tuple[date, Any]:
        return item[1].date - timedelta(item[0]), alike(item[1])

    return ([day for _, day in run] for _, run in groupby(numbered, key))
