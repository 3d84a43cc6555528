"""The dated grids: what stands in an officer's cell, the header of dates, and the codes that may be typed."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from models.organisation import Officer
from models.roster import Assignment, Source
from models.words import say
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.writing.paper.page import date_pages
from scheduler.exchange.writing.paper.roster_tables import Tables, day_heading
from scheduler.exchange.writing.paper.stays import stay_text, stays_on
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
    RESTING,
    columns_of,
    fitted,
    lines_of,
    shift_sign,
)

HEADER_ROWS = 3
TITLE_POINTS = 26.0
CELL_POINTS, CELL_PADDING = 13.2, 1.3
"""A line of a dated cell, and what a row is higher than its lines."""
LEGEND_COLUMNS = 13
"""Beside them a legend is not higher than the page."""


def legend_text() -> str:
    return say(
        "sheet.grid.legend",
        night=NIGHT,
        cover=COVER,
        extra=EXTRA,
        leave=say(LEAVE),
        away=say(AWAY, station="").strip(),
        busy=say(BUSY),
        resting=say(RESTING),
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
    if stays := stays_on(tables, *key):
        return Mark("\n".join(stay_text(tables.case, stay) for stay in stays), "cover")
    if key in tables.leave:
        return Mark(say(LEAVE), "leave")
    if key in tables.stints:
        away = say(AWAY, station=tables.stints[key].station)
        return Mark(f"{away} {say(BUSY)}" if key in tables.visiting else away, "cover")
    if key in tables.commitments or key in tables.visiting:
        return Mark(say(BUSY), "quiet")
    if tables.rests(officer.id, day):
        return Mark(say(RESTING), "quiet")
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


Marks = dict[tuple[str, date], Mark]
"""By officer and date."""


def marks_of(tables: Tables) -> Marks:
    return {(officer.id, day): mark(tables, officer, day) for officer in tables.case.officers for day in tables.dates}


def room(width: float) -> float:
    """How many characters of the default font's width a dated cell takes, whose type is smaller."""
    return width * 7 / 6 + 1


def row_points(lines: int) -> float:
    return CELL_POINTS * lines + CELL_PADDING


def column_width(texts: Iterable[str], least: float, most: float) -> float:
    """Of a column of labels in the type of the dated cells, so that the longest stands on one line where it can."""
    return min(most, max(least, *(0.87 * columns_of(text) + 1 for text in texts), 0.0))


def label_lines(labels: Iterable[str], widths: Iterable[float]) -> int:
    """How many lines the labels of a row take."""
    return max(lines_of(label, room(width)) for label, width in zip(labels, widths, strict=True))


def header_points(tables: Tables, station: str, width: float) -> float:
    """The height of the rows that `date_header` writes."""
    return LINE_POINTS * (HEADER_ROWS - 1 + max(lines_of(day_heading(tables, station, day), width) for day in tables.dates))


def date_header(sheet: Any, styles: Styles, tables: Tables, top: int, labels: list[str], width: float, station: str = "") -> None:
    """Three rows: date, weekday, name of the day with the station's peaks; the labels stand beside them, over all three."""
    for at, label in enumerate(labels):
        sheet.merge_range(top, at, top + HEADER_ROWS - 1, at, label, styles.named("head"))
    for at, day in enumerate(tables.dates, start=len(labels)):
        info = tables.day[day]
        sheet.write_datetime(top, at, day, styles.head(info, "m/d"))
        sheet.write_string(top + 1, at, weekday(day), styles.head(info))
        sheet.write_string(top + 2, at, day_heading(tables, station, day), styles.head(info))
    sheet.set_row(top, LINE_POINTS)
    sheet.set_row(top + 1, LINE_POINTS)
    sheet.set_row(top + 2, header_points(tables, station, width) - LINE_POINTS * (HEADER_ROWS - 1))


def legend_columns(tables: Tables) -> int:
    """Over how many dates a legend stands: those of the first page, or more columns beside few dates that stand alone."""
    pages = date_pages(tables.dates)
    return len(pages[0]) if len(pages) > 1 else max(len(pages[0]), LEGEND_COLUMNS)


def legend_points(tables: Tables, text: str, width: float) -> float:
    return LINE_POINTS * lines_of(text, width * legend_columns(tables))


def legend(sheet: Any, styles: Styles, tables: Tables, row: int, labels: int, text: str, width: float) -> None:
    """Beside the title, whole on the first page, so that no later page repeats a piece of it."""
    columns = legend_columns(tables)
    sheet.set_column(labels, labels + max(columns, len(tables.dates)) - 1, width)
    sheet.merge_range(row, labels, row, labels + columns - 1, text, styles.named("note"))
    sheet.set_row(row, legend_points(tables, text, width))


def officer_points(tables: Tables, marks: Marks, officer: Officer, width: float, beside: int) -> float:
    """The height of an officer's row, whose labels take `beside` lines."""
    texts = {marks[officer.id, day].text for day in tables.dates}
    return row_points(max(beside, *(lines_of(fitted(text, room(width)), room(width)) for text in texts)))


def officer_rows(
    sheet: Any,
    styles: Styles,
    tables: Tables,
    marks: Marks,
    top: int,
    officers: list[Officer],
    labels: int,
    width: float,
    beside: list[int],
) -> None:
    """The dated cells of officers, one a row from row `top`, after `labels` columns of labels, and their heights."""
    for row, (officer, lines) in enumerate(zip(officers, beside, strict=True), start=top):
        for at, day in enumerate(tables.dates, start=labels):
            text, kind = marks[officer.id, day]
            style = styles.open_day(kind, tables.day[day])
            if text:
                sheet.write_string(row, at, fitted(text, room(width)), style)
            else:
                sheet.write_blank(row, at, None, style)
        sheet.set_row(row, officer_points(tables, marks, officer, width, lines))


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
