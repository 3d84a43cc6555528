"""A sheet a station: every post and shift by date with names and shortages, then the station's own officers by date."""

from collections.abc import Sequence
from typing import Any

from models.findings import AuditReport, Shortage
from models.organisation import Officer
from models.roster import Source
from models.words import say
from scheduler.demand.needs import Duty
from scheduler.exchange.sheets.written import Block, BlockKind
from scheduler.exchange.working.codes import CodeLists
from scheduler.exchange.working.grid import (
    DATE_WIDTH,
    HEADER_POINTS,
    HEADER_ROWS,
    HEADING_POINTS,
    codes,
    date_header,
    legend,
    legend_text,
    officer_rows,
)
from scheduler.exchange.working.names import OWN_OFFICERS
from scheduler.exchange.working.station_totals import LABEL_WIDTHS, LABELS, TOP, force_chart, totals_rows
from scheduler.exchange.writing.paper.crew import broken, crew_lines, put_lines, text_of
from scheduler.exchange.writing.paper.page import paper, paper_by_half_month, sheet_name, whole_blocks
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import LINE_POINTS, ROW_POINTS, Styles
from scheduler.exchange.writing.paper.text import (
    PEAK,
    category,
    lines_of,
    shift_sign,
    station_name,
)

NAME_LABEL, CREW_LABELS = (0,), (0, 1)
"""The columns by which a row is known: name; post and shift."""


def station_sheets(book: Any, styles: Styles, tables: Tables, report: AuditReport, lists: CodeLists, blocks: list[Block]) -> None:
    shortages = {Duty(gap.station, gap.post, gap.shift, gap.date): gap for gap in report.shortages}
    for station in tables.stations:
        _StationSheet(book, styles, tables, station, shortages, lists, blocks).write()


class _StationSheet:
    def __init__(
        self,
        book: Any,
        styles: Styles,
        tables: Tables,
        station: str,
        shortages: dict[Duty, Shortage],
        lists: CodeLists,
        blocks: list[Block],
    ) -> None:
        self.book, self.styles, self.tables, self.station = book, styles, tables, station
        self.shortages, self.lists, self.blocks = shortages, lists, blocks
        self.sheet = book.add_worksheet(sheet_name(book, station))

    def write(self) -> None:
        self._frame()
        rows = self.tables.rows_of(self.station)
        top = TOP + HEADER_ROWS
        duties = sum(self._duty_row(row, post, shift) for row, (post, shift) in enumerate(rows, start=top))
        totals = top + len(rows)
        totals_rows(self.sheet, self.styles, self.tables, self.station, self.shortages, totals)
        self._open(BlockKind.CREWS, top, rows, CREW_LABELS)
        officers = self.tables.members(self.station)
        points = self._officers(totals + 5, officers)
        self._open(BlockKind.DATES, totals + 5, [(officer.id,) for officer in officers], NAME_LABEL)
        blocks = [(top, duties + 3 * ROW_POINTS), (totals + 4, points + 2 * ROW_POINTS)]
        whole_blocks(self.sheet, blocks, self._paper(), HEADING_POINTS, HEADER_POINTS)
        end = totals + 5 + len(officers)
        self.sheet.print_area(0, 0, end, LABELS + len(self.tables.dates) - 1)
        force_chart(self.book, self.sheet, self.tables, self.station, totals, end + 2)

    def _open(self, kind: BlockKind, top: int, rows: Sequence[tuple[str, ...]], labels: tuple[int, ...]) -> None:
        name, width = self.sheet.get_name(), len(self.tables.dates)
        self.blocks.append(
            Block(sheet=name, kind=kind, top=top, left=LABELS, width=width, rows=tuple(rows), labels=labels, of=self.station)
        )

    def _frame(self) -> None:
        sheet = self.sheet
        sheet.write_string(0, 0, station_name(self.station), self.styles.named("title"))
        sheet.set_row(0, 26)
        legend(sheet, self.styles, self.tables, 1, LABELS, legend_text(), DATE_WIDTH)
        for at, width in enumerate(LABEL_WIDTHS):
            sheet.set_column(at, at, width)
        sheet.set_column(LABELS, LABELS + len(self.tables.dates) - 1, DATE_WIDTH)
        date_header(
            sheet,
            self.styles,
            self.tables,
            TOP,
            [say("head.post"), say("head.shift"), say("sheet.stations.minimum_target")],
            self.station,
        )
        sheet.freeze_panes(TOP + HEADER_ROWS, LABELS)

    def _paper(self) -> int:
        case = self.tables.case
        title = say("sheet.stations.title", station_name=station_name(self.station), start=case.start, end=case.end)
        paper(self.sheet, title, (TOP, TOP + HEADER_ROWS - 1))
        return paper_by_half_month(self.sheet, self.tables.dates, LABEL_WIDTHS, DATE_WIDTH)

    def _duty_row(self, row: int, post: str, shift: str) -> float:
        """Returns the row's height in points."""
        tables = self.tables
        needs = [tables.needs.get(Duty(self.station, post, shift, day)) for day in tables.dates]
        asked = [need for need in needs if need]
        labels = (
            tables.row_name(post, shift) + (PEAK if any(need and need.weight > 1 for need in needs) else ""),
            shift_sign(tables.shifts[shift]),
            f"{_range([need.minimum for need in asked])}/{_range([need.target for need in asked])}" if asked else "—",
        )
        for at, label in enumerate(labels):
            self.sheet.write_string(row, at, label, self.styles.named("strong" if at == 0 else "code"))
        height = 1
        for at, day in enumerate(tables.dates, start=LABELS):
            duty = Duty(self.station, post, shift, day)
            lines = broken(crew_lines(tables, duty, self.shortages.get(duty)), DATE_WIDTH)
            put_lines(self.sheet, row, at, lines, self.styles.open_day(self._kind(duty), tables.day[day]), self.styles.letters())
            height = max(height, lines_of(text_of(lines), DATE_WIDTH))
        points = (LINE_POINTS - 1) * height + 3
        self.sheet.set_row(row, points)
        return points

    def _kind(self, duty: Duty) -> str:
        short = self.shortages.get(duty)
        if short and (short.below_minimum or short.below_target):
            return "short" if short.below_minimum else "below"
        if self.tables.is_peak(duty):
            return "peak"
        return "covered" if any(work.source is Source.COVER for work in self.tables.crews.get(duty, ())) else "plain"

    def _officers(self, top: int, officers: list[Officer]) -> float:
        """Returns the height of the officers' rows in points."""
        for at, label in enumerate((say(OWN_OFFICERS), say("sheet.stations.rank"), say("sheet.stations.team"))):
            self.sheet.write_string(top - 1, at, label, self.styles.named("head"))
        for row, officer in enumerate(officers, start=top):
            labels = (self.tables.labels[officer.id], officer.title or category(officer), officer.team or "")
            for at, label in enumerate(labels):
                self.sheet.write_string(row, at, label, self.styles.named("strong" if at == 0 else "code"))
        points = officer_rows(self.sheet, self.styles, self.tables, top, officers, LABELS)
        if officers:
            area = (top, LABELS, top + len(officers) - 1, LABELS + len(self.tables.dates) - 1)
            self.lists.offer(self.sheet, self.station, codes(self.tables, self.station), area)
        return points


def _range(values: list[int]) -> str:
    low, high = min(values), max(values)
    return str(low) if low == high else f"{low}–{high}"
