"""The lists behind dropdowns and counts: kept on the hidden sheet, since a list inside a cell holds 255 characters only."""

from typing import Any

from models.words import say
from scheduler.exchange.reading.cells.raw import letters
from scheduler.exchange.sheets.hidden_roster import HIDDEN_SHEET, LISTS_COLUMN


class CodeLists:
    """Lists by name, each a column of the hidden sheet."""

    def __init__(self) -> None:
        self._lists: dict[str, list[str]] = {}

    def offer(self, sheet: Any, name: str, values: list[str], area: tuple[int, int, int, int]) -> None:
        """A dropdown over `area`; other entries are only warned of, since an edit may need a code not foreseen."""
        if not values:
            return
        sheet.data_validation(
            *area,
            {
                "validate": "list",
                "source": f"={self.area(name, values)}",
                "error_type": "warning",
                "error_title": say("sheet.codes.unknown"),
                "error_message": say("sheet.codes.keep"),
            },
        )

    def area(self, name: str, values: list[str]) -> str:
        """Where the list of that name stands, as a formula names it."""
        self._lists.setdefault(name, values)
        column = letters(LISTS_COLUMN + list(self._lists).index(name))
        return f"'{HIDDEN_SHEET}'!${column}$1:${column}${len(self._lists[name])}"

    def write(self, sheet: Any) -> None:
        for column, values in enumerate(self._lists.values(), start=LISTS_COLUMN):
            for row, value in enumerate(values):
                sheet.write_string(row, column, value)
