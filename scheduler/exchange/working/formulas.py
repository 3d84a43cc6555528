"""Formulas of counts, with functions that Excel 2010, WPS and LibreOffice share, and what they give before anything is typed."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

NAME_PARTS = ("CHAR(10)", '" "', '"　"', '"、"', '"，"', '","', '";"', '"；"', '"/"')
"""What parts the names of a crew, as they stand in a formula."""
SIGNS = ("★", "☆", "＋", "+")
PARTED = re.compile(r"[\n 　、，,;；/]")
BAR = "|"


def cell(row: int, column: int) -> str:
    """A cell whose column moves with the formula."""
    return str(xl_rowcol_to_cell(row, column))


def column_area(first: int, last: int, column: int, sheet: str = "") -> str:
    """The rows of one column; of another sheet where one is named."""
    return f"{_of(sheet)}{xl_rowcol_to_cell(first, column, row_abs=True)}:{xl_rowcol_to_cell(last, column, row_abs=True)}"


def fixed_area(first: int, last: int, column: int, sheet: str = "") -> str:
    """The same whose column stays."""
    return f"{_of(sheet)}{xl_range_abs(first, column, last, column)}"


def _of(sheet: str) -> str:
    escaped = sheet.replace("'", "''")
    return f"'{escaped}'!" if sheet else ""


def names_in(place: str, names: str) -> str:
    """How many of the names in the area `names`, each between bars, the cell at `place` holds."""
    text = place
    for part in NAME_PARTS:
        text = f'SUBSTITUTE({text},{part},"{BAR}")'
    for sign in SIGNS:
        text = f'SUBSTITUTE({text},"{sign}","")'
    return f'SUMPRODUCT(--ISNUMBER(FIND({names},"{BAR}"&{text}&"{BAR}")))'


def barred(name: str) -> str:
    """A name between bars, its parts as `names_in` finds them."""
    return f"{BAR}{PARTED.sub(BAR, name)}{BAR}"


def count_of_names(text: str, names: Iterable[str]) -> int:
    """What `names_in` gives for such a text."""
    for sign in SIGNS:
        text = text.replace(sign, "")
    known = barred(text)
    return sum(name in known for name in names)


def counted(area: str, patterns: Sequence[str], *conditions: tuple[str, str]) -> str:
    """How many cells of the area are like one of the patterns, of rows that meet the conditions: an area and its pattern."""
    among = "".join(f"{place},{_text(f'={pattern}')}," for place, pattern in conditions)
    wanted = ",".join(_text(f"={pattern}") for pattern in patterns)
    return f"SUMPRODUCT(COUNTIFS({among}{area},{{{wanted}}}))"


def literal(text: str) -> str:
    """A pattern that only this text is like."""
    return re.sub(r"([~*?])", r"~\1", text)


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    parts = re.findall(r"~.|.", pattern, re.DOTALL)
    signs = {"*": ".*", "?": "."}
    return re.compile("".join(signs.get(part, re.escape(part[-1])) for part in parts), re.DOTALL | re.IGNORECASE)


def is_like(text: str, patterns: Iterable[str]) -> int:
    """How often `counted` counts a cell of such a text."""
    return sum(_expression(pattern).fullmatch(text) is not None for pattern in patterns)


def plus(formula: str, number: int) -> str:
    return f"{formula}{number:+d}" if number else formula


def _text(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
