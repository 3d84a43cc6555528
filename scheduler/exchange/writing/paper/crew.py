"""A duty's cell: each name on its line, in which covers, extra duties and gaps stand out by sign and by letter."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from models.findings import Shortage
from models.words import say
from scheduler.demand.needs import Duty
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.text import BELOW_MINIMUM, BELOW_TARGET, COVER, EXTRA, NO_LEAD, fitted

GAP = "gap"
KINDS = {COVER: "cover", EXTRA: "extra"}
LETTERS: dict[str, dict[str, Any]] = {
    "own": {},
    "cover": {"bold": True, "font_color": "#1F4E9E"},
    "extra": {"bold": True, "font_color": "#7F6000"},
    GAP: {"bold": True, "font_color": "#C00000"},
}


class Line(NamedTuple):
    """`kind` is a key of `LETTERS`."""

    text: str
    kind: str = "own"


def crew_lines(tables: Tables, duty: Duty, short: Shortage | None) -> tuple[Line, ...]:
    """The crew by name, then what is missing: below the minimum, or else below the target, on every copy by the same sign."""
    return *(Line(name, KINDS.get(name[0], "own")) for name in tables.names(duty)), *(Line(gap, GAP) for gap in _gaps(short))


def _gaps(short: Shortage | None) -> list[str]:
    if short and short.below_minimum:
        return [say(BELOW_MINIMUM, number=short.below_minimum), *([say(NO_LEAD)] if short.lacks_lead else [])]
    return [say(BELOW_TARGET, number=short.below_target)] if short and short.below_target else []


def broken(lines: Sequence[Line], width: float) -> list[Line]:
    """Each line in as many pieces as a column of `width` characters asks for."""
    return [line._replace(text=fitted(line.text, width)) for line in lines]


def text_of(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)


def put_lines(sheet: Any, row: int, column: int, lines: Sequence[Line], style: Any, letters: dict[str, Any]) -> None:
    """`letters` are formats by the keys of `LETTERS`; `style` is the cell's."""
    if not lines:
        sheet.write_blank(row, column, None, style)
    elif all(line.kind == "own" for line in lines):
        sheet.write_string(row, column, text_of(lines), style)
    else:
        sheet.write_rich_string(row, column, *_pieces(lines, letters), style)


def _pieces(lines: Sequence[Line], letters: dict[str, Any]) -> list[Any]:
    """Formats and texts in turn. Rich text has two pieces at least, so a single line is cut behind its sign."""
    ends = ["\n"] * (len(lines) - 1) + [""]
    pieces = [(letters[line.kind], line.text + end) for line, end in zip(lines, ends, strict=True)]
    if len(pieces) == 1:
        ((letter, text),) = pieces
        pieces = [(letter, text[:1]), (letter, text[1:])]
    return [part for piece in pieces for part in piece]
