"""The wall, legible in black and white: grey for days off, bold for covers and gaps, a thick line before each Monday."""

from typing import Any

from models.duty import CalendarDay, DayKind
from scheduler.exchange.writing.paper.crew import LETTERS
from scheduler.exchange.writing.paper.style import FONT

BASE: dict[str, Any] = {
    "font_name": FONT,
    "font_size": 11,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
    "num_format": "@",
}
NAMED: dict[str, dict[str, Any]] = {
    "title": BASE | {"font_size": 20, "bold": True},
    "span": BASE | {"font_size": 11},
    "note": BASE | {"font_size": 10, "align": "left"},
    "sign": BASE | {"font_size": 12},
}
GREY, PEAK = {"bg_color": "#E7E6E6"}, {"bg_color": "#FFF2CC"}


HALF = 2
"""Type is set in half points."""


class WallStyles:
    """The formats of one workbook, each made once; `scale` is that of a page's type."""

    def __init__(self, book: Any, scale: float = 1.0, made: dict[Any, Any] | None = None) -> None:
        self._book, self._scale = book, scale
        self._made: dict[Any, Any] = {} if made is None else made

    def of(self, scale: float) -> "WallStyles":
        return WallStyles(self._book, scale, self._made)

    def named(self, name: str) -> Any:
        return self._format(name, NAMED[name])

    def label(self) -> Any:
        return self._format("label", BASE | {"border": 1, "bold": True})

    def head(self, day: CalendarDay | None) -> Any:
        return self._dated("head", day, {"bold": True})

    def cell(self, day: CalendarDay, strong: bool = False, peak: bool = False) -> Any:
        return self._dated(f"cell {strong}", day, {"bold": strong}, peak)

    def letters(self) -> dict[str, Any]:
        """The formats of the lines of a crew."""
        return {kind: self._format(("letters", kind), BASE | LETTERS[kind]) for kind in LETTERS}

    def _dated(self, look: str, day: CalendarDay | None, properties: dict[str, Any], peak: bool = False) -> Any:
        free = day is not None and day.kind is not DayKind.WORKING
        monday = day is not None and day.date.weekday() == 0
        shade, line = PEAK if peak else GREY if free else {}, {"left": 2} if monday else {}
        return self._format((look, free, monday, peak), BASE | {"border": 1} | properties | shade | line)

    def _format(self, key: Any, properties: dict[str, Any]) -> Any:
        size = int(properties["font_size"] * self._scale * HALF) / HALF
        if (key, size) not in self._made:
            self._made[key, size] = self._book.add_format(properties | {"font_size": size})
        return self._made[key, size]
