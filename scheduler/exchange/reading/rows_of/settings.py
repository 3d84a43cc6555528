"""参数: a sheet of names and values, one setting a row; what comes back is one row with a cell per setting."""

from datetime import date

from models.words import say
from scheduler.exchange.errors import FIRST_CELL, CaseFault
from scheduler.exchange.reading.cells.cells import BadCell, sound, value_of
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.cells.raw import blank, letters
from scheduler.exchange.reading.cells.spans import one_date
from scheduler.exchange.reading.files.table import Table
from scheduler.exchange.reading.grids.merged_cells import right_of
from scheduler.exchange.reading.headers import by_name, key
from scheduler.exchange.reading.rows import Row, Sheets
from scheduler.exchange.sheets.sheet import Column, Kind, Sheet


def read_settings(sheet: Sheet, table: Table, result: Sheets) -> None:
    known = by_name(sheet)
    row = Row(sheet, table.name, 1, {})
    places: dict[str, int] = {}
    for number, cells in enumerate(table.rows, 1):
        place = next((place for place, cell in enumerate(cells) if not blank(cell)), None)
        if place is None:
            continue
        column = known.get(key(str(cells[place])))
        beside = right_of(table, number - 1, place)
        raw = cells[beside] if beside < len(cells) else None
        if column is None:
            if not blank(raw) and number > 1:
                result.ignored.append(say("settings.unknown", name=table.name, text=str(cells[place]).strip()))
        elif column.key in places:
            result.faults.append(
                CaseFault(table.name, f"A{number}", say("settings.twice", item=column.title), say("settings.one_row"))
            )
        else:
            places[column.key] = number
            _take(row, column, raw, f"{letters(beside)}{number}", result)
    _refuse_missing(row, places, result)
    row.number = places.get("end", 1)
    row.columns = dict.fromkeys(places, 1)
    result.rows[sheet.key].append(row)
    start, end = row.get("start"), row.get("end")
    if isinstance(start, date) and isinstance(end, date) and start <= end:
        result.horizon = Range(start, end)


def _take(row: Row, column: Column, raw: object, cell: str, result: Sheets) -> None:
    if blank(raw):
        return
    try:
        row.values[column.key] = one_date(sound(raw, column)) if column.kind is Kind.DATE else value_of(raw, column)
    except BadCell as bad:
        row.bad[column.key] = raw
        result.faults.append(CaseFault(row.name, cell, bad.wrong, bad.expected))


def _refuse_missing(row: Row, places: dict[str, int], result: Sheets) -> None:
    for column in row.sheet.columns:
        if column.required and not result.is_part and column.key not in row.values and column.key not in row.bad:
            cell = f"B{places[column.key]}" if column.key in places else FIRST_CELL
            row.bad[column.key] = None
            result.faults.append(CaseFault(row.name, cell, say("settings.missing", item=column.title), column.hint))
