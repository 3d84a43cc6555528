"""What an XlsxWriter workbook shows, taken from it before it is closed, and the hidden sheet on which that travels."""

from typing import Any

from models.roster import RosterFile
from scheduler.exchange.sheets.hidden_roster import HIDDEN_SHEET, ROSTER_COLUMN, ROSTER_MARK, SHOWN_COLUMN, SHOWN_MARK, packed
from scheduler.exchange.sheets.written import COMPUTED, Block, Shown, Written, WrittenSheet


def written(book: Any, blocks: list[Block]) -> Written:
    texts = list(book.str_table.string_table)
    return Written.model_construct(
        sheets=tuple(
            WrittenSheet.model_construct(name=sheet.get_name(), rows=_rows(sheet, texts)) for sheet in book.worksheets()
        ),
        blocks=tuple(blocks),
    )


def _rows(sheet: Any, texts: list[str]) -> tuple[tuple[Shown, ...], ...]:
    table = sheet.table
    return tuple(_row(table[row], texts) if row in table else () for row in range(max(table, default=-1) + 1))


def _row(cells: dict[int, Any], texts: list[str]) -> tuple[Shown, ...]:
    return tuple(_shown(cells[at], texts) if at in cells else None for at in range(max(cells, default=-1) + 1))


def _shown(cell: Any, texts: list[str]) -> Shown:
    match type(cell).__name__:
        case "String":
            return str(texts[cell.string])
        case "RichString":
            return str(cell.raw_string)
        case "Number":
            return float(cell.number)
        case "Datetime":
            return (float(cell.number),)
        case "Formula":
            return COMPUTED
    return ""


def hide_roster(book: Any, file: RosterFile, shown: Written) -> Any:
    """Add the very hidden sheet that carries the roster, and what the others show."""
    sheet = book.add_worksheet(HIDDEN_SHEET)
    for column, mark, value in ((ROSTER_COLUMN, ROSTER_MARK, file), (SHOWN_COLUMN, SHOWN_MARK, shown)):
        for row, text in enumerate(packed(mark, value.model_dump_json().encode())):
            sheet.write_string(row, column, text)
    sheet.very_hidden()
    return sheet
