"""A sheet a station: every post and shift by date with names and shortages, then the station's own officers by date."""

from collections.abc import Sequence
from typing import Any

from models.organisation import Officer
from models.roster import Source
from models.words import say
from scheduler.demand.needs import Duty
from scheduler.exchange.sheets.written import Block, BlockKind
from scheduler.exchange.working.codes import CodeLists
from scheduler.exchange.working.grid import (
    HEADER_ROWS,
    TITLE_POINTS,
    Marks,
    codes,
    column_width,
    date_header,
    header_points,
    label_lines,
    legend,
    legend_columns,
    legend_points,
    legend_text,
    officer_points,
    officer_rows,
    room,
    row_points,
)
from scheduler.exchange.working.layout import Layout, largest_type
from scheduler.exchange.working.names import OWN_OFFICERS
from scheduler.exchange.working.station_counts import Known, Places, Rows, Shortages, StationCounts, home_of
from scheduler.exchange.working.station_totals import LABELS, TOP, TOTALS, force_chart, short_colours, totals_rows
from scheduler.exchange.writing.paper.crew import broken, crew_lines, put_lines, text_of
from scheduler.exchange.writing.paper.page import SMALLEST_SCALE, paper, paper_by_half_month
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import LINE_POINTS, ROW_POINTS, Styles
from scheduler.exchange.writing.paper.text import PEAK, category, fitted, lines_of, shift_sign, station_name

NAME_LABEL, CREW_LABELS = (0,), (0, 1)
"""The columns by which a row is known: name; post and shift."""
DUTIES = TOP + HEADER_ROWS


class StationSheet:
    def __init__(
        self, book: Any, sheet: Any, styles: Styles, tables: Tables, marks: Marks, shortages: Shortages, station: str
    ) -> None:
        self.book, self.sheet, self.styles, self.tables, self.station = book, sheet, styles, tables, station
        self.marks, self.shortages = marks, shortages
        self.columns = max(len(tables.dates), legend_columns(tables))
        self.rows, self.officers = tables.rows_of(station), tables.members(station)
        self.crews = {
            (row, day): crew_lines(tables, duty, shortages.get(duty))
            for row in self.rows
            for day in tables.dates
            for duty in [Duty(station, *row, day)]
        }
        self.labels = [self._duty_labels(*row) for row in self.rows]
        people = [self._officer_labels(officer) for officer in self.officers]
        self.heads = say(OWN_OFFICERS), say("sheet.stations.rank"), say("sheet.stations.team")
        self.widths = _label_widths(self.labels, people, [self.heads])
        self.head_points = LINE_POINTS * max(map(lines_of, self.heads, self.widths))
        self.beside = [label_lines(labels, self.widths) for labels in people]
        self.layout = self._layout()
        self.totals = DUTIES + len(self.rows)
        self.top = self.totals + TOTALS + 1

    def write(self, lists: CodeLists, blocks: list[Block], everybody: Rows) -> None:
        self._frame()
        for row, (labels, key) in enumerate(zip(self.labels, self.rows, strict=True), start=DUTIES):
            self._duty_row(row, labels, *key)
        blocks.append(self._block(BlockKind.CREWS, DUTIES, self.rows, CREW_LABELS))
        self._officers(lists)
        ids = [(officer.id,) for officer in self.officers]
        blocks.append(self._block(BlockKind.DATES, self.top, ids, NAME_LABEL))
        self._counts(lists, everybody)
        self._paper()

    def _counts(self, lists: CodeLists, everybody: Rows) -> None:
        """The counts, below what is printed, the totals above and the colours that follow them, and the chart."""
        end, home = self.top + len(self.officers), LABELS + self.columns
        for row, officer in enumerate(self.officers, start=self.top):
            self.sheet.write_string(row, home, home_of(officer))
        self.sheet.set_column(home, home, None, None, {"hidden": True})
        own = Rows("", self.top, end - 1, LABELS, home)
        counts = StationCounts(
            self.sheet,
            self.styles,
            self.tables,
            self.station,
            Known(self.marks, self.shortages),
            Places(DUTIES, own, everybody),
            lists,
        )
        counted = counts.write(end + 1)
        totals_rows(self.sheet, self.styles, self.tables, self.station, self.totals, counted, counts.idle)
        short_colours(self.sheet, self.styles, self.tables, DUTIES, self.totals, counted)
        force_chart(self.book, self.sheet, self.tables, self.station, self.totals, counted.end + 1)

    def _block(self, kind: BlockKind, top: int, rows: Sequence[tuple[str, ...]], labels: tuple[int, ...]) -> Block:
        name, width = self.sheet.get_name(), len(self.tables.dates)
        return Block(sheet=name, kind=kind, top=top, left=LABELS, width=width, rows=tuple(rows), labels=labels, of=self.station)

    def _layout(self) -> Layout:
        """Posts and people on one page if their type can be read then, else each on their own."""
        dates = self.tables.dates
        whole = largest_type(self.widths, dates, lambda width: self._head(width) + self._duties(width) + self._people(width))
        if whole.scale >= SMALLEST_SCALE:
            return whole
        return largest_type(self.widths, dates, lambda width: self._head(width) + max(self._duties(width), self._people(width)))

    def _head(self, width: float) -> float:
        return TITLE_POINTS + legend_points(self.tables, legend_text(), width) + header_points(self.tables, self.station, width)

    def _duties(self, width: float) -> float:
        return TOTALS * ROW_POINTS + sum(
            self._duty_points(labels, row, width) for labels, row in zip(self.labels, self.rows, strict=True)
        )

    def _people(self, width: float) -> float:
        rows = zip(self.officers, self.beside, strict=True)
        return self.head_points + sum(officer_points(self.tables, self.marks, officer, width, lines) for officer, lines in rows)

    def _duty_points(self, labels: tuple[str, ...], row: tuple[str, str], width: float) -> float:
        texts = {text_of(self.crews[row, day]) for day in self.tables.dates}
        cells = (lines_of(fitted(text, room(width)), room(width)) for text in texts)
        return row_points(max(label_lines(labels, self.widths), *cells))

    def _frame(self) -> None:
        sheet = self.sheet
        sheet.write_string(0, 0, station_name(self.station), self.styles.named("title"))
        sheet.set_row(0, TITLE_POINTS)
        legend(sheet, self.styles, self.tables, 1, LABELS, legend_text(), self.layout.width)
        for at, width in enumerate(self.widths):
            sheet.set_column(at, at, width)
        heads = [say("head.post"), say("head.shift"), say("sheet.stations.minimum_target")]
        date_header(sheet, self.styles, self.tables, TOP, heads, self.layout.width, self.station)
        sheet.freeze_panes(DUTIES, LABELS)

    def _paper(self) -> None:
        case, layout = self.tables.case, self.layout
        title = say("sheet.stations.title", station_name=station_name(self.station), start=case.start, end=case.end)
        paper(self.sheet, title, (TOP, DUTIES - 1))
        paper_by_half_month(self.sheet, self.tables.dates, self.widths, layout.width, layout.scale, layout.paper)
        width = layout.width
        if self._head(width) + self._duties(width) + self._people(width) > layout.paper.points * 100 / layout.scale:
            self.sheet.set_h_pagebreaks([self.top - 1])
        self.sheet.print_area(0, 0, self.top + len(self.officers) - 1, LABELS + self.columns - 1)

    def _duty_labels(self, post: str, shift: str) -> tuple[str, str, str]:
        tables = self.tables
        asked = [need for day in tables.dates if (need := tables.needs.get(Duty(self.station, post, shift, day)))]
        return (
            tables.row_name(post, shift) + PEAK * any(need.weight > 1 for need in asked),
            shift_sign(tables.shifts[shift]),
            f"{_range([need.minimum for need in asked])}/{_range([need.target for need in asked])}" if asked else "—",
        )

    def _duty_row(self, row: int, labels: tuple[str, ...], post: str, shift: str) -> None:
        self._labels(row, labels)
        for at, day in enumerate(self.tables.dates, start=LABELS):
            duty = Duty(self.station, post, shift, day)
            lines = broken(self.crews[(post, shift), day], room(self.layout.width))
            put_lines(
                self.sheet, row, at, lines, self.styles.open_day(self._kind(duty), self.tables.day[day]), self.styles.letters()
            )
        self.sheet.set_row(row, self._duty_points(labels, (post, shift), self.layout.width))

    def _kind(self, duty: Duty) -> str:
        """Without what is missing, which colours the cell as long as it is."""
        if self.tables.is_peak(duty):
            return "peak"
        return "covered" if any(work.source is Source.COVER for work in self.tables.crews.get(duty, ())) else "plain"

    def _officer_labels(self, officer: Officer) -> tuple[str, str, str]:
        return self.tables.labels[officer.id], officer.title or category(officer), officer.team or ""

    def _labels(self, row: int, labels: tuple[str, ...]) -> None:
        for at, label in enumerate(labels):
            self.sheet.write_string(row, at, label, self.styles.named("name" if at == 0 else "label"))

    def _officers(self, lists: CodeLists) -> None:
        for at, label in enumerate(self.heads):
            self.sheet.write_string(self.top - 1, at, label, self.styles.named("head"))
        self.sheet.set_row(self.top - 1, self.head_points)
        for row, officer in enumerate(self.officers, start=self.top):
            self._labels(row, self._officer_labels(officer))
        officer_rows(
            self.sheet, self.styles, self.tables, self.marks, self.top, self.officers, LABELS, self.layout.width, self.beside
        )
        if self.officers:
            area = (self.top, LABELS, self.top + len(self.officers) - 1, LABELS + len(self.tables.dates) - 1)
            lists.offer(self.sheet, self.station, codes(self.tables, self.station), area)


def _label_widths(*rows: Sequence[tuple[str, ...]]) -> list[float]:
    columns = zip(*(labels for group in rows for labels in group), strict=True)
    widths = [column_width(column, 8.0, most) for column, most in zip(columns, (16.0, 12.0, 12.0), strict=False)]
    return widths or [8.0] * LABELS


def _range(values: list[int]) -> str:
    low, high = min(values), max(values)
    return str(low) if low == high else f"{low}–{high}"
