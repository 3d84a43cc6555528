"""Text of a user is text in every workbook written, whatever it looks like."""

from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


class PlainTextSheet(Worksheet):  # type: ignore[misc]
    """XlsxWriter takes text between <r> and </r> for XML of its own; written in two pieces it is text."""

    def _write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> int:
        if string.startswith("<r>") and string.endswith("</r>"):
            letters = cell_format or Format()
            look = (cell_format,) if cell_format else ()
            return int(self._write_rich_string(row, col, letters, string[:1], letters, string[1:], *look))
        return int(super()._write_string(row, col, string, cell_format))

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        """XlsxWriter looks for thirty functions that came after Excel 2010 in every formula; none is written here."""
        return formula.removeprefix("=")


def plain_workbook(content: BytesIO, options: dict[str, Any] | None = None) -> Any:
    book = Workbook(content, OPTIONS | (options or {}))
    book.worksheet_class = PlainTextSheet
    return book
