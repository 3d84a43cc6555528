"""The dated grids: what stands in an officer's cell, the header of dates, and the codes that may be typed."""

from datetime import date
from typing import Any, NamedTuple

from models.organisation import Officer
from models.roster import Assignment, Source
from models.words import say
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import LINE_POINTS, Styles
from scheduler.exchange.writing.paper.text import (
    AWAY,
    BELOW_MINIMUM,
    BELOW_TARGET,
    BUSY,
    COVER,
    EXTRA,
    LEAVE,
    LENT,
    NIGHT,
    PEAK,
    day_name,
    fitted,
    lines_of,
    shift_sign,
)

DATE_WIDTH = 10.0
NAME_WIDTH = 13.0
HEADER_ROWS = 3
HEADER_POINTS, HEADING_POINTS = 60.0, 120.0
"""Of the header that repeats on each page, and with title and legend on the first."""
LEGEND_COLUMNS = 13


def legend_text() -> str:
    return say(
        "sheet.grid.legend",
        night=NIGHT,
        cover=COVER,
        extra=EXTRA,
        leave=say(LEAVE),
        away=say(AWAY, station="").strip(),
        busy=say(BUSY),
        lent=say(LENT),
        below_minimum=say(BELOW_MINIMUM, number="n"),
        below_target=say(BELOW_TARGET, number="n"),
        peak=PEAK,
    )


class Mark(NamedTuple):
    text: str
    kind: str


def duty_code(tables: Tables, officer: Officer, work: Assignment) -> str:
    """夜● at the home post, 户籍窗口/白 at another, ★东海所 接处警/夜● elsewhere, ＋夜● as an extra duty."""
    shift = shift_sign(tables.shifts[work.shift])
    if work.source is Source.COVER:
        return f"{COVER}{work.station} {work.post}/{shift}"
    code = shift if work.post in ("", officer.home_post) else f"{work.post}/{shift}"
    return EXTRA + code if work.source is Source.EXTRA else code


def mark(tables: Tables, officer: Officer, day: date) -> Mark:
    """What the officer's cell says on a date."""
    key = (officer.id, day)
    works = tables.works.get(key)
    if works:
        return Mark("\n".join(duty_code(tables, officer, work) for work in works), _duty_kind(tables, works))
    if key in tables.leave:
        return Mark(say(LEAVE), "leave")
    if key in tables.stints:
        return Mark(say(AWAY, station=tables.stints[key].station), "cover")
    if key in tables.commitments:
        return Mark(say(BUSY), "quiet")
    if tables.unit_of(officer.id, day) is None:
        return Mark(say(LENT), "quiet")
    if tables.at_home(officer.id, day):
        return Mark(tables.base_shift(officer.id, day) or "", "quiet")
    return Mark("", "plain")


def _duty_kind(tables: Tables, works: list[Assignment]) -> str:
    sources = {work.source for work in works}
    if Source.COVER in sources:
        return "cover"
    if Source.EXTRA in sources:
        return "extra"
    return "night" if any(NIGHT in shift_sign(tables.shifts[work.shift]) for work in works) else "plain"


def date_header(sheet: Any, styles: Styles, tables: Tables, top: int, labels: list[str], station: str = "") -> None:
    """Three rows: date, weekday, name of the day with the station's peaks; the labels stand beside them, over all three."""
    for at, label in enumerate(labels):
        sheet.merge_range(top, at, top + HEADER_ROWS - 1, at, label, styles.named("head"))
    height = 1
    for at, day in enumerate(tables.dates, start=len(labels)):
        info = tables.day[day]
        sheet.write_datetime(top, at, day, styles.head(info, "m/d"))
        sheet.write_string(top + 1, at, weekday(day), styles.head(info))
        name = "\n".join(filter(None, (day_name(info), PEAK * ((station, day) in tables.peaks))))
        sheet.write_string(top + 2, at, name, styles.head(info))
        height = max(height, lines_of(name, DATE_WIDTH))
    sheet.set_row(top + 2, LINE_POINTS * height)


def legend(sheet: Any, styles: Styles, tables: Tables, row: int, labels: int, text: str, width: float) -> None:
    """Beside the title, over as many dates as a page holds, so that no later page repeats a piece of it."""
    columns = min(len(tables.dates), LEGEND_COLUMNS)
    if columns > 1:
        sheet.merge_range(row, labels, row, labels + columns - 1, text, styles.named("note"))
    else:
        sheet.write_string(row, labels, text, styles.named("plain_note"))
    sheet.set_row(row, LINE_POINTS * (lines_of(text, width * columns) if columns > 1 else 1))


def officer_rows(
    sheet: Any,
    styles: Styles,
    tables: Tables,
    top: int,
    officers: list[Officer],
    labels: int,
) -> float:
    """The dated cells of officers, one a row from row `top`, after `labels` columns of labels; returns their height in points."""
    points = 0.0
    for row, officer in enumerate(officers, start=top):
        height = lines_of(tables.labels[officer.id], NAME_WIDTH)
        for at, day in enumerate(tables.dates, start=labels):
            text, kind = mark(tables, officer, day)
            style = styles.open_day(kind, tables.day[day])
            if text:
                text = fitted(text, DATE_WIDTH)
                sheet.write_string(row, at, text, style)
                height = max(height, lines_of(text, DATE_WIDTH))
            else:
                sheet.write_blank(row, at, None, style)
        sheet.set_row(row, LINE_POINTS * height + 3)
        points += LINE_POINTS * height + 3
    return points


def codes(tables: Tables, station: str) -> list[str]:
    """What may be typed into a cell of the station's own officers."""
    pairs = sorted({(duty.post, duty.shift) for duty in tables.needs if duty.station == station})
    shifts = list(dict.fromkeys(shift for _, shift in pairs))
    plain = [shift_sign(tables.shifts[shift]) for shift in shifts]
    return [*plain, *(f"{post}/{shift_sign(tables.shifts[shift])}" for post, shift in pairs), say(LEAVE)]


def cover_codes(tables: Tables) -> list[str]:
    """What may be typed into a cell of a headquarters officer: every cover there is, home work, leave."""
    covers = sorted({(duty.station, duty.post, duty.shift) for duty in tables.needs})
    home = sorted({shift for rota in tables.case.calendar_rotas for shift in (rota.working,) if shift})
    signs = {shift: shift_sign(tables.shifts[shift]) for _, _, shift in covers}
    return [*home, say(LEAVE), *(f"{COVER}{station} {post}/{signs[shift]}" for station, post, shift in covers)]
