"""Tables recognised as sheets: headers matched, cells parsed, each row knowing where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from scheduler.exchange.cells import BadCell, blank, value_of
from scheduler.exchange.errors import CaseFault
from scheduler.exchange.sheets import SHEETS
from scheduler.exchange.sheets.sheet import Column, Sheet
from scheduler.exchange.tables import Table

HEADER_ROWS = 10
GUIDE = "说明"
EXAMPLE = ("示例", "「示例」", "example:")


@dataclass
class Row:
    """`values` holds the cells that are filled and right, `bad` the keys of those that are wrong."""

    sheet: Sheet
    name: str
    number: int
    columns: dict[str, int]
    values: dict[str, Any] = field(default_factory=dict)
    bad: dict[str, object] = field(default_factory=dict)

    def get(self, key: str) -> Any:
        return self.values.get(key)

    def cell(self, key: str) -> str:
        column = self.columns.get(key)
        return f"{letters(column)}{self.number}" if column is not None else f"{self.number}行"

    def fault(self, key: str, wrong: str, expected: str = "") -> CaseFault:
        self.bad.setdefault(key, self.values.get(key))
        return CaseFault(self.name, self.cell(key), wrong, expected)


@dataclass
class Sheets:
    """Every recognised sheet's rows by key, with the faults and the notes on the way."""

    rows: dict[str, list[Row]]
    present: set[str]
    faults: list[CaseFault]
    ignored: list[str]


def letters(column: int) -> str:
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def recognise(tables: Iterable[Table]) -> Sheets:
    names = {_key(name): sheet for sheet in SHEETS for name in sheet.names}
    found: dict[str, Table] = {}
    result = Sheets({sheet.key: [] for sheet in SHEETS}, set(), [], [])
    for table in tables:
        sheet = names.get(_key(table.name))
        if sheet is None and table.name == GUIDE:
            continue
        if sheet is None:
            result.ignored.append(f"工作表「{table.name}」未识别，已略过")
        elif sheet.key in found:
            result.faults.append(CaseFault(table.name, "", f"与工作表「{found[sheet.key].name}」重复", "只有一张"))
        else:
            found[sheet.key] = table
    for sheet in SHEETS:
        if sheet.key in found:
            result.present.add(sheet.key)
            _read(sheet, found[sheet.key], result)
        elif sheet.required and sheet.instead not in found:
            result.faults.append(CaseFault(sheet.zh, "", f"缺少工作表「{sheet.zh}」", f"有这张表：{sheet.note}"))
    return result


def _read(sheet: Sheet, table: Table, result: Sheets) -> None:
    if sheet.key == "parameters":
        result.rows[sheet.key].append(_pairs(sheet, table, result))
        return
    header, columns = _header(sheet, table)
    if not columns and all(blank(cell) for row in table.rows for cell in row) and not sheet.required:
        return
    missing = [column for column in sheet.columns if column.required and column.key not in columns]
    for column in missing:
        result.faults.append(CaseFault(table.name, "", f"缺少「{column.zh}」列", f"表头有「{column.zh}」（{column.en}）"))
    if missing:
        result.present.discard(sheet.key)
        return
    _note_ignored(sheet, table, header, columns, result)
    plan = [(column, columns[column.key]) for column in sheet.columns if column.key in columns]
    for number, cells in enumerate(table.rows[header + 1 :], header + 2):
        filled = next((cell for cell in cells if not blank(cell)), None)
        if filled is None or (isinstance(filled, str) and filled.strip().startswith(EXAMPLE)):
            continue
        row = Row(sheet, table.name, number, columns)
        _parse(row, plan, cells, result.faults)
        if row.values or row.bad:
            result.rows[sheet.key].append(row)


def _parse(row: Row, plan: list[tuple[Column, int]], cells: list[Any], faults: list[CaseFault]) -> None:
    empty = []
    for column, place in plan:
        raw = cells[place] if place < len(cells) else None
        if blank(raw):
            if column.required:
                empty.append(column)
            continue
        try:
            row.values[column.key] = value_of(raw, column)
        except BadCell as bad:
            row.bad[column.key] = raw
            faults.append(row.fault(column.key, bad.wrong, bad.expected))
    if not row.values and not row.bad:
        return
    faults.extend(row.fault(column.key, f"{column.zh}为空", column.note or column.zh) for column in empty)
    for column in row.sheet.columns:
        if column.same_as and column.key not in row.values and column.key not in row.bad and column.same_as in row.values:
            row.values[column.key] = row.values[column.same_as]
    _order(row, faults)


def _order(row: Row, faults: list[CaseFault]) -> None:
    first, last = row.get("first"), row.get("last")
    if first and last and last < first:
        faults.append(row.fault("last", f"{row.sheet.by_key['last'].zh} {last} 早于{row.sheet.by_key['first'].zh} {first}"))


def _header(sheet: Sheet, table: Table) -> tuple[int, dict[str, int]]:
    """The row among the first ones in which most headers are known, and the place of each column in it."""
    known = {_key(header): column.key for column in sheet.columns for header in column.headers}
    best: tuple[int, dict[str, int]] = (0, {})
    for number, cells in enumerate(table.rows[:HEADER_ROWS]):
        places: dict[str, int] = {}
        for place, cell in enumerate(cells):
            if isinstance(cell, str) and _key(cell) in known:
                places.setdefault(known[_key(cell)], place)
        if len(places) > len(best[1]):
            best = (number, places)
    return best


def _note_ignored(sheet: Sheet, table: Table, header: int, columns: dict[str, int], result: Sheets) -> None:
    used = set(columns.values())
    for place, cell in enumerate(table.rows[header]):
        if not blank(cell) and place not in used:
            result.ignored.append(f"工作表「{table.name}」的列「{str(cell).strip()}」({letters(place)}列)未识别，已略过")


def _pairs(sheet: Sheet, table: Table, result: Sheets) -> Row:
    """A sheet of names and values, one setting a row; the row that comes back has a cell per setting."""
    known = {_key(header): column for column in sheet.columns for header in column.headers}
    row = Row(sheet, table.name, 1, {})
    places: dict[str, int] = {}
    for number, cells in enumerate(table.rows, 1):
        place = next((place for place, cell in enumerate(cells) if not blank(cell)), None)
        column = known.get(_key(str(cells[place]))) if place is not None else None
        raw = cells[place + 1] if place is not None and place + 1 < len(cells) else None
        if column is None or place is None:
            if place is not None and not blank(raw) and number > 1:
                result.ignored.append(f"工作表「{table.name}」的项目「{str(cells[place]).strip()}」未识别，已略过")
            continue
        if column.key in places:
            result.faults.append(CaseFault(table.name, f"A{number}", f"项目「{column.zh}」重复", "只写一行"))
            continue
        places[column.key] = number
        if blank(raw):
            continue
        try:
            row.values[column.key] = value_of(raw, column)
        except BadCell as bad:
            row.bad[column.key] = raw
            result.faults.append(CaseFault(table.name, f"{letters(place + 1)}{number}", bad.wrong, bad.expected))
    for column in sheet.columns:
        if column.required and column.key not in row.values and column.key not in row.bad:
            cell = f"B{places[column.key]}" if column.key in places else ""
            row.bad[column.key] = None
            result.faults.append(CaseFault(table.name, cell, f"缺少「{column.zh}」", column.note))
    row.number = places.get("end", 1)
    row.columns = dict.fromkeys(places, 1)
    return row


def _key(text: str) -> str:
    return "".join(text.split()).casefold().removesuffix("*").removesuffix("（必填）")
