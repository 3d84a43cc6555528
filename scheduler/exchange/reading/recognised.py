"""Tables recognised as sheets: headers matched, cells parsed."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from models.words import Language, catalogue, listed, say
from scheduler.exchange.errors import FIRST_CELL, CaseFault, whole_row
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.cells.raw import blank, letters, shown
from scheduler.exchange.reading.files.hidden import hidden_parts
from scheduler.exchange.reading.files.table import Table
from scheduler.exchange.reading.foot import begins_foot
from scheduler.exchange.reading.grids.grid import Grid
from scheduler.exchange.reading.grids.layouts import is_example, read_grid
from scheduler.exchange.reading.grids.merged_cells import merged_faults
from scheduler.exchange.reading.headers import HEADER_ROWS, Header, by_name, find, key
from scheduler.exchange.reading.row_cells import beside_officer, parse_row
from scheduler.exchange.reading.rows import Row, Sheets
from scheduler.exchange.reading.rows_of.settings import read_settings
from scheduler.exchange.sheets import BY_KEY, NEEDED_TO_SOLVE, SHEETS, Needed
from scheduler.exchange.sheets.duty import BASE_ROSTER
from scheduler.exchange.sheets.people import BOTH_ENDS
from scheduler.exchange.sheets.records import PROBLEMS
from scheduler.exchange.sheets.sheet import Column, Sheet

GUIDE, LIST_SHEET, MERGE_LIST = "title.guide", "title.checklist", "title.merged"
OURS = {catalogue(language)[key] for language in Language for key in (GUIDE, LIST_SHEET, MERGE_LIST)}
"""Sheets of our own that are no part of a case."""
OLDER_LIST = re.compile(r"问题清单：\d+ 处错误|Problems: \d+ faults?")
"""How a checklist begins that an older version wrote, under the name of the sheet of problems."""
TABLE_WORDS = re.compile("(?:一览|登记|申请|汇总|统计|明细|情况)?表$")
MOST_TITLES_NAMED = 6
"""So many unknown headers or sheets are named beside a missing one."""


def recognise(
    tables: Iterable[Table], is_part: bool = False, horizon: Range | None = None, needed: Needed = NEEDED_TO_SOLVE
) -> Sheets:
    """Of a part nothing is required; `horizon` helps where the file has no dates of its own."""
    result = Sheets({key: [] for key in (*(sheet.key for sheet in SHEETS), "opening_grid")})
    result.horizon, result.is_part = horizon, is_part
    result.needed = () if is_part else needed
    named, strange = _named(tables, result)
    unread = say("recognised.unread_sheets", sheets=listed(strange[:MOST_TITLES_NAMED])) if strange else ""
    for sheet in SHEETS:
        if sheet.key in named:
            result.present.add(sheet.key)
            for table in named[sheet.key]:
                result.hidden += hidden_parts(table)
                _reader(sheet, table)(sheet, table, result)
    for missing in (BY_KEY[keys[0]] for keys in result.needed if not named.keys() & set(keys)):
        wrong = say("recognised.missing_sheet", sheet=missing.title) + unread
        result.faults.append(CaseFault(missing.title, "", wrong, say("recognised.sheet_with", note=missing.hint)))
    return result


def rows_of_sheet(sheet: Sheet, table: Table, horizon: Range) -> Sheets:
    """Of one that is no part of a case."""
    result = Sheets({sheet.key: []}, horizon=horizon, is_part=True, needed=())
    _read(sheet, table, result)
    return result


def _reader(sheet: Sheet, table: Table) -> Callable[[Sheet, Table, Sheets], None]:
    if sheet.key == "parameters":
        return read_settings
    if sheet.grid:
        return _read_base_roster
    is_past_roster = sheet.key == "opening" and set(find(sheet, table.rows).places) <= {"officer"}
    return _read_past_roster if is_past_roster else _read


def _read_base_roster(sheet: Sheet, table: Table, result: Sheets) -> None:
    _take_grid("base_roster", read_grid(table, result.horizon), result)


def _read_past_roster(sheet: Sheet, table: Table, result: Sheets) -> None:
    _take_grid("opening_grid", read_grid(table, result.horizon and result.horizon.before()), result)


def _take_grid(key: str, grid: Grid, result: Sheets) -> None:
    result.ignored += grid.ignored
    result.inferred |= {(grid.name, BASE_ROSTER.by_key["date"].title, year): cells for year, cells in grid.inferred.items()}
    if grid.cells or grid.idle or grid.faults:
        result.grids[key].append(grid)


def _named(tables: Iterable[Table], result: Sheets) -> tuple[dict[str, list[Table]], list[str]]:
    """The tables by key, and the names of those that are none of a case.

    A duty grid may have a sheet for each station: 现排班 龙桥, 现排班 霞林.
    """
    strange: list[str] = []
    names = {key(name): sheet for sheet in SHEETS for name in sheet.names}
    named: dict[str, list[Table]] = {}
    for table in tables:
        sheet = names.get(key(table.name)) or names.get(TABLE_WORDS.sub("", key(table.name)))
        if sheet is None and key(table.name).startswith((key(BASE_ROSTER.zh), key(BASE_ROSTER.en))):
            sheet = BASE_ROSTER
        if (sheet is None and table.name in OURS) or (sheet is PROBLEMS and table.rows and is_older_list(table.rows[0])):
            continue
        if sheet is None:
            strange.append(table.name)
            result.ignored.append(say("recognised.unknown_sheet", name=table.name))
        elif sheet.key in named and not sheet.grid:
            result.faults.append(
                CaseFault(
                    table.name,
                    FIRST_CELL,
                    say("recognised.sheet_twice", name=named[sheet.key][0].name),
                    say("recognised.one_sheet"),
                )
            )
        else:
            named.setdefault(sheet.key, []).append(table)
    return named, strange


def is_older_list(first_row: Sequence[Any]) -> bool:
    return bool(first_row) and OLDER_LIST.match(str(first_row[0])) is not None


def _read(sheet: Sheet, table: Table, result: Sheets) -> None:
    header = find(sheet, table.rows)
    if not header.places and all(blank(cell) for row in table.rows for cell in row) and not sheet.required:
        return
    if missing := _missing_columns(sheet, table, header):
        result.faults += missing
        result.present.discard(sheet.key)
        return
    beside = beside_officer(sheet, header)
    columns = header.places | ({"officer": beside["id"]} if "id" in beside else {})
    used = {*columns.values(), *beside.values()}
    result.ignored += _unread_columns(sheet, table, header, used)
    plan = [(column, columns[column.key]) for column in sheet.columns if column.key in columns]
    merged = {row: (fault, places) for row, fault, places in merged_faults(table, header.bottom, used)}
    for number, cells in enumerate(table.rows[header.bottom + 1 :], header.bottom + 2):
        if _is_foreign(table, number, cells, plan, result):
            continue
        row = Row(sheet, table.name, number, columns)
        if number - 1 in merged:
            fault, places = merged[number - 1]
            result.faults.append(fault)
            row.bad |= {key: None for key, place in columns.items() if place in places}
        parse_row(row, plan, cells, result, beside)
        if row.values or row.bad:
            result.rows[sheet.key].append(row)


def _missing_columns(sheet: Sheet, table: Table, header: Header) -> list[CaseFault]:
    """A fault for each required column that has no header."""
    return [
        CaseFault(
            table.name,
            whole_row(header.bottom + 1),
            say("recognised.missing_column", column=column.title) + _unread(header),
            say("recognised.header", column=column.title, key=column.en, rows=HEADER_ROWS),
        )
        for column in sheet.columns
        if column.required and column.key not in header.places and not _spanned(column, header)
    ]


def _unread_columns(sheet: Sheet, table: Table, header: Header, used: set[int]) -> Iterator[str]:
    """What is said of headers that no column is read for."""
    known = by_name(sheet)
    for place, text in header.texts.items():
        if place not in used:
            word = "recognised.repeated_column" if key(text) in known else "recognised.unknown_column"
            yield say(word, name=table.name, text=text, letters=letters(place))


def _is_foreign(table: Table, number: int, cells: list[Any], plan: list[tuple[Column, int]], result: Sheets) -> bool:
    """Whether a row, numbered from 1, is none of the table: blank, an example, or below its foot, which is said."""
    first = next((cell for cell in cells if not blank(cell)), None)
    if first is None or is_example(first):
        return True
    if begins_foot(cells, _is_lonely(plan, cells)):
        result.ignored.append(say("recognised.footer", name=table.name, number=number, text=shown(first).strip()[:20]))
        return True
    return False


def _unread(header: Header) -> str:
    """The headers that are none of the sheet's, one of which may be meant for a missing one."""
    known = set(header.places.values())
    texts = [f"{text}({letters(place)})" for place, text in header.texts.items() if place not in known]
    if not header.places or not texts:
        return ""
    return say("recognised.unread_headers", headers=listed(texts[:MOST_TITLES_NAMED]))


def _spanned(column: Column, header: Header) -> bool:
    """The end of a span has no column of its own where the column of the start is one for both."""
    return column.key == "last" and "first" in header.places and header.texts[header.places["first"]] in BOTH_ENDS


def _is_lonely(plan: list[tuple[Column, int]], cells: list[Any]) -> bool:
    """Whether a required column is empty: no row of the table, then."""
    return any(column.required and (place >= len(cells) or blank(cells[place])) for column, place in plan)
