"""A duty's cell: each name on its line, in which covers, extra duties and gaps stand out by sign and by letter."""

from typing import Any, NamedTuple

from scheduler.demand.needs import Duty
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.text import COVER, EXTRA, fitted

GAP = "gap"
KINDS = {COVER: "cover", EXTRA: "extra"}
LETTERS: dict[str, dict[str, Any]] = {
    "own": {},
    "cover": {"bold": True, "font_color": "#1F4E9E"},
    "extra": {"bold": True, "font_color": "#7F6000"},
    GAP: {"bold": True, "font_color": "#C00000"},
}


class Line(NamedTuple):
    """`text` may be broken to fit; `kind` is a key of `LETTERS`."""

    text: str
    kind: str


def crew_lines(tables: Tables, duty: Duty, width: float, gaps: list[str]) -> list[Line]:
    names = [Line(fitted(name, width), KINDS.get(name[0], "own")) for name in tables.names(duty)]
    return [*names, *(Line(gap, GAP) for gap in gaps)]


def text_of(lines: list[Line]) -> str:
    return "\n".join(line.text for line in lines)


def put_lines(sheet: Any, row: int, column: int, lines: list[Line], style: Any, letters: dict[str, Any]) -> None:
    """`letters` are formats by the keys of `LETTERS`; `style` is the cell's."""
    if not lines:
        sheet.write_blank(row, column, None, style)
    elif all(line.kind == "own" for line in lines):
        sheet.write_string(row, column, text_of(lines), style)
    else:
        sheet.write_rich_string(row, column, *_pieces(lines, letters), style)


def _pieces(lines: list[Line], letters: dict[str, Any]) -> list[Any]:
    """Formats and texts in turn. Rich text has two pieces at least, so a single line is cut behind its sign."""
    ends = ["\n"] * (len(lines) - 1) + [""]
    pieces = [(letters[line.kind], line.text + end) for line, end in zip(lines, ends, strict=True)]
    if len(pieces) == 1:
        ((letter, text),) = pieces
        pieces = [(letter, text[:1]), (letter, text[1:])]
    return [part for piece in pieces for part in piece]
