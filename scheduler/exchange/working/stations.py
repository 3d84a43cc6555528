"""A sheet a station: every post and shift by date with names and shortages, then the station's own officers by date."""

from collections.abc import Sequence
from typing import Any

from models.findings import AuditReport, Shortage
from models.organisation import Officer
from models.roster import Source
from models.words import say
from scheduler.demand.needs import Duty
from scheduler.exchange.working.codes import CodeLists
from scheduler.exchange.working.grid import (
    DATE_WIDTH,
    HEADER_POINTS,
    HEADER_ROWS,
    HEADING_POINTS,
    NAME_WIDTH,
    codes,
    date_header,
    legend,
    legend_text,
    officer_rows,
)
from scheduler.exchange.working.names import OWN_OFFICERS
from scheduler.exchange.working.written import Block, BlockKind
from scheduler.exchange.writing.paper.crew import crew_lines, put_lines, text_of
from scheduler.exchange.writing.paper.page import paper, paper_by_half_month, sheet_name, whole_blocks
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import COUNT, LINE_POINTS, ROW_POINTS, Styles
from scheduler.exchange.writing.paper.text import (
    BELOW_MINIMUM,
    BELOW_TARGET,
    NO_LEAD,
    PEAK,
    category,
    lines_of,
    shift_sign,
    station_name,
)

LABEL_WIDTHS = [NAME_WIDTH, 9.0, 9.0]
NAME_LABEL, CREW_LABELS = (0,), (0, 1)
"""The columns by which a row is known: name; post and shift."""
TOP = 2


def station_sheets(book: Any, styles: Styles, tables: Tables, report: AuditReport, lists: CodeLists, blocks: list[Block]) -> None:
    shortages = {Duty(one.station, one.post, one.shift, one.date): one for one in report.shortages}
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
        self.labels = len(LABEL_WIDTHS)

    def write(self) -> None:
        self._frame()
        rows = self.tables.rows_of(self.station)
        top = TOP + HEADER_ROWS
        duties = sum(self._duty_row(row, post, shift) for row, (post, shift) in enumerate(rows, start=top))
        totals = top + len(rows)
        self._totals(totals)
        self._open(BlockKind.CREWS, top, rows, CREW_LABELS)
        officers = self.tables.members(self.station)
        points = self._officers(totals + 5, officers)
        self._open(BlockKind.DATES, totals + 5, [(officer.id,) for officer in officers], NAME_LABEL)
        blocks = [(top, duties + 3 * ROW_POINTS), (totals + 4, points + 2 * ROW_POINTS)]
        whole_blocks(self.sheet, blocks, self._paper(), HEADING_POINTS, HEADER_POINTS)
        end = totals + 5 + len(officers)
        self.sheet.print_area(0, 0, end, self.labels + len(self.tables.dates) - 1)
        self._chart(totals, end + 2)

    def _open(self, kind: BlockKind, top: int, rows: Sequence[tuple[str, ...]], labels: tuple[int, ...]) -> None:
        name, width = self.sheet.get_name(), len(self.tables.dates)
        self.blocks.append(
            Block(sheet=name, kind=kind, top=top, left=self.labels, width=width, rows=tuple(rows), labels=labels, of=self.station)
        )

    def _frame(self) -> None:
        sheet = self.sheet
        sheet.write_string(0, 0, station_name(self.station), self.styles.named("title"))
        sheet.set_row(0, 26)
        legend(sheet, self.styles, self.tables, 1, self.labels, legend_text(), DATE_WIDTH)
        for at, width in enumerate(LABEL_WIDTHS):
            sheet.set_column(at, at, width)
        sheet.set_column(self.labels, self.labels + len(self.tables.dates) - 1, DATE_WIDTH)
        date_header(
            sheet,
            self.styles,
            self.tables,
            TOP,
            [say("head.post"), say("head.shift"), say("sheet.stations.minimum_target")],
            self.station,
        )
        sheet.freeze_panes(TOP + HEADER_ROWS, self.labels)

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
        for at, day in enumerate(tables.dates, start=self.labels):
            duty = Duty(self.station, post, shift, day)
            lines = crew_lines(tables, duty, DATE_WIDTH, self._gaps(duty))
            put_lines(self.sheet, row, at, lines, self.styles.open_day(self._kind(duty), tables.day[day]), self.styles.letters())
            height = max(height, lines_of(text_of(lines), DATE_WIDTH))
        points = (LINE_POINTS - 1) * height + 3
        self.sheet.set_row(row, points)
        return points

    def _gaps(self, duty: Duty) -> list[str]:
        short = self.shortages.get(duty)
        if short and short.below_minimum:
            return [say(BELOW_MINIMUM, number=short.below_minimum), *([say(NO_LEAD)] if short.lacks_lead else [])]
        return [say(BELOW_TARGET, number=short.below_target)] if short and short.below_target else []

    def _kind(self, duty: Duty) -> str:
        short = self.shortages.get(duty)
        if short and (short.below_minimum or short.below_target):
            return "short" if short.below_minimum else "below"
        if self.tables.is_peak(duty):
            return "peak"
        return "covered" if any(one.source is Source.COVER for one in self.tables.crews.get(duty, ())) else "plain"

    def _totals(self, top: int) -> None:
        """Target, present and what is missing, by date; the chart reads these rows."""
        tables = self.tables
        duties = [duty for duty in {*tables.needs, *tables.crews} if duty.station == self.station]
        target = dict.fromkeys(tables.dates, 0)
        present, missing = dict(target), dict(target)
        for duty in duties:
            if duty in tables.needs:
                target[duty.date] += tables.needs[duty].target
                present[duty.date] += len(tables.crews.get(duty, ()))
            if duty in self.shortages:
                missing[duty.date] += self.shortages[duty].below_target
        for row, (name, values) in enumerate(
            ((say("head.target"), target), (say("head.present"), present), (say("sheet.stations.gap"), missing)), start=top
        ):
            self.sheet.merge_range(
                row, 0, row, self.labels - 1, say("sheet.stations.total", name=name), self.styles.named("strong")
            )
            for at, day in enumerate(tables.dates, start=self.labels):
                style = self.styles.day(
                    "short" if name == say("sheet.stations.gap") and values[day] else "plain", tables.day[day], COUNT
                )
                self.sheet.write_number(row, at, values[day], style)

    def _officers(self, top: int, officers: list[Officer]) -> float:
        """Returns the height of the officers' rows in points."""
        for at, label in enumerate((say(OWN_OFFICERS), say("sheet.stations.rank"), say("sheet.stations.team"))):
            self.sheet.write_string(top - 1, at, label, self.styles.named("head"))
        for row, officer in enumerate(officers, start=top):
            labels = (self.tables.labels[officer.id], officer.title or category(officer), officer.team or "")
            for at, label in enumerate(labels):
                self.sheet.write_string(row, at, label, self.styles.named("strong" if at == 0 else "code"))
        points = officer_rows(self.sheet, self.styles, self.tables, top, officers, self.labels)
        if officers:
            area = (top, self.labels, top + len(officers) - 1, self.labels + len(self.tables.dates) - 1)
            self.lists.offer(self.sheet, self.station, codes(self.tables, self.station), area)
        return points

    def _chart(self, totals: int, row: int) -> None:
        chart = self.book.add_chart({"type": "line"})
        name, last = self.sheet.get_name(), self.labels + len(self.tables.dates) - 1
        for at, (label, dash, width) in enumerate(
            ((say("sheet.stations.target_officers"), "dash", 1.5), (say("sheet.stations.present_officers"), "solid", 2.5))
        ):
            chart.add_series(
                {
                    "name": label,
                    "categories": [name, TOP, self.labels, TOP, last],
                    "values": [name, totals + at, self.labels, totals + at, last],
                    "line": {"dash_type": dash, "width": width, "color": "#404040" if at == 0 else "#2F75B5"},
                }
            )
        chart.set_title({"name": say("sheet.stations.chart", station_name=station_name(self.station)), "name_font": {"size": 12}})
        chart.set_legend({"position": "bottom"})
        chart.set_x_axis({"num_format": "m/d", "interval_unit": 7})
        chart.set_y_axis(
            {"name": say("unit.duties"), "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
        )
        chart.set_size({"width": 900, "height": 300})
        self.sheet.insert_chart(row, 0, chart)


def _range(values: list[int]) -> str:
    low, high = min(values), max(values)
    return str(low) if low == high else f"{low}–{high}"
