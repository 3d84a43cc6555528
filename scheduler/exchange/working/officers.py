"""警员: every officer by date, unit after unit."""

from itertools import groupby
from typing import Any

from models.organisation import Officer
from models.words import say
from scheduler.exchange.sheets.written import Block, BlockKind
from scheduler.exchange.working.codes import CodeLists
from scheduler.exchange.working.grid import (
    DATE_WIDTH,
    HEADER_ROWS,
    NAME_WIDTH,
    codes,
    cover_codes,
    date_header,
    legend,
    legend_text,
    officer_rows,
)
from scheduler.exchange.working.names import ALL_OFFICERS, ID_LABEL
from scheduler.exchange.writing.paper.page import paper, paper_by_half_month, sheet_name
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import Styles
from scheduler.exchange.writing.paper.text import category

LABEL_WIDTHS = [14.0, 12.0, NAME_WIDTH, 15.5]
TOP, ID_COLUMN = 2, 1


def officers_sheet(book: Any, styles: Styles, tables: Tables, lists: CodeLists, blocks: list[Block]) -> None:
    sheet = book.add_worksheet(sheet_name(book, say(ALL_OFFICERS)))
    labels, first = len(LABEL_WIDTHS), TOP + HEADER_ROWS
    sheet.write_string(0, 0, say("sheet.officers.title"), styles.named("title"))
    sheet.set_row(0, 26)
    legend(sheet, styles, tables, 1, labels, legend_text(), DATE_WIDTH)
    for at, width in enumerate(LABEL_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.set_column(labels, labels + len(tables.dates) - 1, DATE_WIDTH)
    date_header(sheet, styles, tables, TOP, [say("head.unit"), say(ID_LABEL), say("head.name"), say("head.rank_team")])
    officers = by_unit(tables)
    for row, officer in enumerate(officers, start=first):
        duty = officer.title or category(officer)
        values = (officer.unit, officer.id, officer.name, f"{duty}/{officer.team}" if officer.team else duty)
        for at, value in enumerate(values):
            sheet.write_string(row, at, value, styles.named("text"))
    officer_rows(sheet, styles, tables, first, officers, labels)
    rows = tuple((officer.id,) for officer in officers)
    name, width = sheet.get_name(), len(tables.dates)
    blocks.append(Block(sheet=name, kind=BlockKind.DATES, top=first, left=labels, width=width, rows=rows, labels=(ID_COLUMN,)))
    _dropdowns(sheet, tables, lists, officers, first)
    sheet.freeze_panes(first, labels)
    sheet.autofilter(TOP + HEADER_ROWS - 1, 0, first + len(officers) - 1, labels - 1)
    paper(sheet, say("sheet.officers.title"), (TOP, first - 1))
    paper_by_half_month(sheet, tables.dates, LABEL_WIDTHS, DATE_WIDTH)


def by_unit(tables: Tables) -> list[Officer]:
    """Stations first, then departments, in the order of the case."""
    return [officer for unit in [*tables.stations, *tables.departments] for officer in tables.members(unit)]


def _dropdowns(sheet: Any, tables: Tables, lists: CodeLists, officers: list[Officer], first: int) -> None:
    row = first
    for unit, members in groupby(officers, key=lambda officer: officer.unit):
        last = row + len(list(members)) - 1
        area = (row, len(LABEL_WIDTHS), last, len(LABEL_WIDTHS) + len(tables.dates) - 1)
        if unit in tables.stations:
            lists.offer(sheet, unit, codes(tables, unit), area)
        else:
            lists.offer(sheet, say("line.headquarters"), cover_codes(tables), area)
        row = last + 1
