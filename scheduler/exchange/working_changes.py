"""变更: where the roster departs from what the rotas alone would give, as ranges of dates."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from models.organisation import Officer
from models.roster import Source
from scheduler.exchange.roster_style import Styles
from scheduler.exchange.roster_tables import Tables
from scheduler.exchange.roster_text import days, shift_sign
from scheduler.exchange.working_grid import duty_code
from scheduler.exchange.working_officers import by_unit
from scheduler.exchange.working_table import Column, table_sheet

COLUMNS = (
    Column("单位", 14),
    Column("警员", 13, "strong"),
    Column("日期", 20),
    Column("天数", 6, "number"),
    Column("原轮班", 14, "code"),
    Column("现安排", 30),
    Column("原因", 22),
)
NOTE = "与轮班模式本身相比：调岗、因休假或帮扶而空出的班次、加班与外派。尚无已发布的排班，故与原轮班比较。"
REPOSTED, EXTRA_DUTY, STINT, ON_LEAVE, COMMITTED = "本所调岗", "本所加班", "外派帮扶", "休假", "已定事项"


class Change(NamedTuple):
    before: str
    after: str
    why: str


def changes_sheet(book: Any, styles: Styles, tables: Tables) -> None:
    rows = [row for officer in by_unit(tables) for row in _rows(tables, officer)]
    table_sheet(book, styles, "变更", NOTE, COLUMNS, rows)


def _rows(tables: Tables, officer: Officer) -> Iterator[tuple[Any, ...]]:
    """Equal changes on successive dates are one row, with the number of dates changed."""
    run: list[date] = []
    held: Change | None = None
    for day in [*tables.dates, None]:
        change = _change(tables, officer, day) if day else None
        if run and held and (day is None or (change is not None and change[1:] != held[1:]) or _apart(run[-1], day, change)):
            yield officer.unit, tables.labels[officer.id], days(run[0], run[-1]), len(run), held.before, held.after, held.why
            run, held = [], None
        if day and change:
            held = held or change
            run.append(day)


def _apart(last: date, day: date, change: Change | None) -> bool:
    return change is None and day - last > timedelta(1)


def _change(tables: Tables, officer: Officer, day: date) -> Change | None:
    key = (officer.id, day)
    works = tables.works.get(key, [])
    base = tables.base_shift(officer, day)
    before = shift_sign(tables.shifts[base]) if base else ""
    if key in tables.stints:
        stint = tables.stints[key]
        return Change(before, f"{stint.station} 帮扶（{days(stint.first, stint.last)}）", STINT)
    for one in works:
        if one.source is Source.EXTRA:
            return Change(before, duty_code(tables, officer, one), EXTRA_DUTY)
        if one.source is Source.BASE and one.post and officer.home_post and one.post != officer.home_post:
            return Change(before, one.post, REPOSTED)
    if base and not works and key in tables.leave:
        return Change(before, "休假", ON_LEAVE)
    if base and not works and key in tables.commitments and officer.unit in tables.stations:
        return Change(before, tables.commitments[key] or COMMITTED, COMMITTED)
    return None
