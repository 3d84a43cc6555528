"""What is derived is locked, without a password; open cells, and all that holds nothing of ours, may be typed over."""

from dataclasses import replace
from typing import Any

from xlsxwriter.worksheet import ColumnInfo

from scheduler.exchange.writing.paper.style import Styles

ALLOWED = dict.fromkeys(("format_cells", "format_columns", "format_rows", "sort", "autofilter", "objects", "scenarios"), True)
FREE_COLUMNS = 256
"""So many right of what is written; a column more of them costs time in every workbook."""


def protect(sheet: Any, styles: Styles) -> None:
    """Widths, colours, filters and comments stay free.

    Columns are opened where XlsxWriter keeps them: its own call would widen what the sheet says to hold.
    """
    used = max((column for cells in sheet.table.values() for column in cells), default=-1)
    around = ColumnInfo(column_format=styles.around())
    known = {at: replace(info, column_format=styles.around()) for at, info in sheet.col_info.items()}
    sheet.col_info = dict.fromkeys(range(used + 1 + FREE_COLUMNS), around) | known
    sheet.protect("", ALLOWED)
