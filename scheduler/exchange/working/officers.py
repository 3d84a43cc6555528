"""警员: every officer by date, unit after unit."""

from itertools import groupby
from typing import Any

from models.organisation import Officer
from models.words import say
from scheduler.exchange.sheets.written import Block, BlockKind
from scheduler.exchange.working.codes import CodeLists
from scheduler.exchange.working.grid import (
    HEADER_ROWS,
    TITLE_POINTS,
    Marks,
    codes,
    column_width,
    cover_codes,
    date_header,
    header_points,
    label_lines,
    legend,
    legend_columns,
    legend_text,
    officer_points,
    officer_rows,
)
from scheduler.exchange.working.layout import fewest_pages
from scheduler.exchange.working.names import ID_LABEL
from scheduler.exchange.working.station_counts import Rows, home_of
from scheduler.exchange.writing.paper.page import paper, paper_by_half_month
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import Styles
from scheduler.exchange.writing.paper.text import category

WIDEST_LABELS = (17.0, 14.0, 16.0, 18.0)
TOP, ID_COLUMN = 2, 1
FIRST, LABELS = TOP + HEADER_ROWS, len(WIDEST_LABELS)


def rows_of_officers(sheet: Any, tables: Tables) -> Rows:
    """Where the sheet has all officers."""
    home = LABELS + max(len(tables.dates), legend_columns(tables))
    return Rows(sheet.get_name(), FIRST, FIRST + len(tables.case.officers) - 1, LABELS, home, 0)


def officers_sheet(sheet: Any, styles: Styles, tables: Tables, marks: Marks, lists: CodeLists, blocks: list[Block]) -> None:
    officers = by_unit(tables)
    values = [_labels(officer) for officer in officers]
    widths = [column_width(column, 8.0, most) for column, most in zip(zip(*values, strict=True), WIDEST_LABELS, strict=False)]
    beside = [label_lines(labels, widths) for labels in values]
    layout = fewest_pages(
        widths,
        tables.dates,
        lambda width: [
            officer_points(tables, marks, officer, width, lines) for officer, lines in zip(officers, beside, strict=True)
        ],
        header_points(tables, "", 8.0),
    )
    sheet.write_string(0, 0, say("sheet.officers.title"), styles.named("title"))
    sheet.set_row(0, TITLE_POINTS)
    legend(sheet, styles, tables, 1, LABELS, legend_text(), layout.width)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    heads = [say("head.unit"), say(ID_LABEL), say("head.name"), say("head.rank_team")]
    date_header(sheet, styles, tables, TOP, heads, layout.width)
    places = rows_of_officers(sheet, tables)
    for row, (officer, labels) in enumerate(zip(officers, values, strict=True), start=FIRST):
        for at, label in enumerate(labels):
            sheet.write_string(row, at, label, styles.named("label"))
        sheet.write_string(row, places.home, home_of(officer))
    sheet.set_column(places.home, places.home, None, None, {"hidden": True})
    officer_rows(sheet, styles, tables, marks, FIRST, officers, LABELS, layout.width, beside)
    rows = tuple((officer.id,) for officer in officers)
    name, dates = sheet.get_name(), len(tables.dates)
    blocks.append(Block(sheet=name, kind=BlockKind.DATES, top=FIRST, left=LABELS, width=dates, rows=rows, labels=(ID_COLUMN,)))
    _dropdowns(sheet, tables, lists, officers, FIRST)
    sheet.freeze_panes(FIRST, LABELS)
    sheet.autofilter(FIRST - 1, 0, places.last, LABELS - 1)
    paper(sheet, say("sheet.officers.title"), (TOP, FIRST - 1))
    paper_by_half_month(sheet, tables.dates, widths, layout.width, layout.scale, layout.paper)
    sheet.print_area(0, 0, places.last, places.home - 1)


def _labels(officer: Officer) -> tuple[str, str, str, str]:
    duty = officer.title or category(officer)
    return officer.unit, officer.id, officer.name, f"{duty}/{officer.team}" if officer.team else duty


def by_unit(tables: Tables) -> list[Officer]:
    """Stations first, then departments, in the order of the case."""
    return [officer for unit in [*tables.stations, *tables.departments] for officer in tables.members(unit)]


def _dropdowns(sheet: Any, tables: Tables, lists: CodeLists, officers: list[Officer], first: int) -> None:
    row = first
    for unit, members in groupby(officers, key=lambda officer: officer.unit):
        last = row + len(list(members)) - 1
        area = (row, LABELS, last, LABELS + len(tables.dates) - 1)
        if unit in tables.stations:
            lists.offer(sheet, unit, codes(tables, unit), area)
        else:
            lists.offer(sheet, say("line.headquarters"), cover_codes(tables), area)
        row = last + 1
