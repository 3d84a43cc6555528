"""One page of the wall: a station and a half-month, with names only; of leave nothing shows but 休."""

from datetime import date
from typing import Any

from models.words import say
from scheduler.demand.needs import Duty
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.writing.paper.crew import crew_lines, put_lines, text_of
from scheduler.exchange.writing.paper.page import A4, sheet_name
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.text import (
    COVER,
    EXTRA,
    LEAVE,
    NIGHT,
    PEAK,
    bureau_name,
    columns_of,
    day_name,
    lines_of,
    shift_sign,
    station_name,
)
from scheduler.exchange.writing.wall.style import LINE_POINTS, WallStyles

LABELS = 2
LABEL_WIDTHS = (11.0, 8.0)
DATES_WIDTH = 172.0
WIDEST_DATE = 18.0
LONGEST_NAME = 12
"""In half-width characters: names up to it stand on one line."""
TALLEST_POINTS = 1000
SIGNATURES = "wall.signatures"
SHORT = "wall.short_of"


def legend_text() -> str:
    return say("wall.legend", night=NIGHT, cover=COVER, extra=EXTRA, leave=say(LEAVE), short=say(SHORT, number="n"), peak=PEAK)


class WallPage:
    def __init__(self, book: Any, styles: WallStyles, tables: Tables, station: str, dates: list[date]) -> None:
        self.styles, self.tables, self.station, self.dates = styles, tables, station, dates
        half = say("wall.first_half") if dates[0].day < 16 else say("wall.second_half")
        self.sheet = book.add_worksheet(sheet_name(book, say("wall.sheet", station=station, month=dates[0].month, half=half)))
        longest = max((columns_of(tables.labels[officer.id]) for officer in tables.members(station)), default=0)
        self.width = min(WIDEST_DATE, max(DATES_WIDTH / len(dates), min(longest, LONGEST_NAME) + 1.0))
        self.row = 0
        self.points = 0.0

    def write(self) -> None:
        for at, width in enumerate(LABEL_WIDTHS):
            self.sheet.set_column(at, at, width)
        self.sheet.set_column(LABELS, LABELS + len(self.dates) - 1, self.width)
        self._title()
        self._dates()
        for post, shift in self.tables.rows_of(self.station):
            self._duties(post, shift)
        self._resting()
        self._totals()
        self._across(legend_text(), "note", 18)
        self._across(say(SIGNATURES), "sign", 34)
        self._paper()

    def _title(self) -> None:
        first, last = self.dates[0], self.dates[-1]
        name = say(
            "wall.title",
            bureau_name=bureau_name(self.tables.case.title),
            station_name=station_name(self.station),
            year=first.year,
            month=first.month,
        )
        self._across(name, "title", 34)
        self._across(say("wall.dates", month=first.month, first_day=first.day, last_day=last.day), "span", 18)

    def _dates(self) -> None:
        for at, label in enumerate((say("head.post"), say("head.shift"))):
            self.sheet.merge_range(self.row, at, self.row + 2, at, label, self.styles.head(None))
        height = 1
        for at, day in enumerate(self.dates, start=LABELS):
            info = self.tables.day[day]
            name = "\n".join(filter(None, (day_name(info), PEAK * ((self.station, day) in self.tables.peaks))))
            for offset, text in enumerate((say("wall.day", day=day.day), weekday(day), name)):
                self.sheet.write_string(self.row + offset, at, text, self.styles.head(info))
            height = max(height, lines_of(name, self.width))
        for lines in (1, 1, height):
            self._next(lines)

    def _duties(self, post: str, shift: str) -> None:
        duties = [Duty(self.station, post, shift, day) for day in self.dates]
        crews = [crew_lines(self.tables, duty, self.width, self._gap(duty)) for duty in duties]
        if not any(crews):
            return
        peak = PEAK * any(self.tables.is_peak(duty) for duty in duties)
        labels = self.tables.row_name(post, shift) + peak, shift_sign(self.tables.shifts[shift])
        for at, label in enumerate(labels):
            self.sheet.write_string(self.row, at, label, self.styles.label())
        height = lines_of(labels[0], LABEL_WIDTHS[0])
        for at, (duty, lines) in enumerate(zip(duties, crews, strict=True), start=LABELS):
            style = self.styles.cell(self.tables.day[duty.date], peak=self.tables.is_peak(duty))
            put_lines(self.sheet, self.row, at, lines, style, self.styles.letters())
            height = max(height, lines_of(text_of(lines), self.width))
        self._next(height)

    def _gap(self, duty: Duty) -> list[str]:
        missing = self._missing(duty)
        return [say(SHORT, number=missing)] if missing else []

    def _missing(self, duty: Duty) -> int:
        need = self.tables.needs.get(duty)
        return max(0, need.target - len(self.tables.crews.get(duty, ()))) if need else 0

    def _resting(self) -> None:
        members = self.tables.members(self.station)
        texts = [
            "\n".join(self.tables.labels[officer.id] for officer in members if (officer.id, day) in self.tables.leave)
            for day in self.dates
        ]
        if any(texts):
            self._line(say(LEAVE), texts)

    def _totals(self) -> None:
        """应到 is what is asked, 实到 who is there for it, 缺 the gaps above."""
        asked, present, missing = ([0] * len(self.dates) for _ in range(3))
        for at, day in enumerate(self.dates):
            for post, shift in self.tables.rows_of(self.station):
                duty = Duty(self.station, post, shift, day)
                if duty in self.tables.needs:
                    asked[at] += self.tables.needs[duty].target
                    present[at] += len(self.tables.crews.get(duty, ()))
                    missing[at] += self._missing(duty)
        for name, numbers in ((say("wall.due"), asked), (say("wall.present"), present), (say("wall.short"), missing)):
            self._line(name, [str(number) for number in numbers], strong=True)

    def _line(self, label: str, texts: list[str], strong: bool = False) -> None:
        self.sheet.merge_range(self.row, 0, self.row, 1, label, self.styles.label())
        height = 1
        for at, (day, text) in enumerate(zip(self.dates, texts, strict=True), start=LABELS):
            self.sheet.write_string(self.row, at, text, self.styles.cell(self.tables.day[day], strong))
            height = max(height, lines_of(text, self.width))
        self._next(height)

    def _next(self, lines: int) -> None:
        height = LINE_POINTS * lines + 3
        self.sheet.set_row(self.row, height)
        self.points += height
        self.row += 1

    def _across(self, text: str, look: str, height: float) -> None:
        self.sheet.merge_range(self.row, 0, self.row, LABELS + len(self.dates) - 1, text, self.styles.named(look))
        self.sheet.set_row(self.row, height)
        self.points += height
        self.row += 1

    def _paper(self) -> None:
        """One page; only a station with more names than a page can show legibly goes on to a second one."""
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.35, right=0.35, top=0.4, bottom=0.4)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 1 if self.points <= TALLEST_POINTS else 0)
        sheet.repeat_rows(2, 4)
        sheet.freeze_panes(5, LABELS)
        sheet.hide_gridlines(2)
