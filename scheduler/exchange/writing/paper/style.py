"""How cells look. Colours only repeat what a sign already says, so that a black-and-white print loses nothing."""

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from models.duty import CalendarDay, DayKind
from scheduler.exchange.writing.paper.crew import LETTERS

FONT = "微软雅黑"
COLUMN_FONT = "Arial"
"""Columns are as wide as so many digits of this font, which is as wide everywhere."""
LINE_POINTS = 15
ROW_POINTS = 15.0
"""Of a row whose height is not set."""

BASE: dict[str, Any] = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
LINED = BASE | {"border": 1, "border_color": "#A6A6A6"}
GRID: dict[str, Any] = {"align": "center", "text_wrap": True, "font_size": 9}
PEAK = "#E4DFEC"
SHADES = {DayKind.WORKING: None, DayKind.REST: "#EDEDED", DayKind.HOLIDAY: "#FBE3D6"}
OPEN = {"locked": False}
TEXT, COUNT = "@", "0"
"""Formats of numbers; what is typed over a cell of the first stays text."""
KINDS: dict[str, dict[str, Any]] = {
    "plain": {},
    "night": {"bg_color": "#D6DCE5"},
    "cover": {"bg_color": "#FFF2CC", "bold": True},
    "extra": {"bg_color": "#FFE699", "bold": True},
    "covered": {"bg_color": "#FFF2CC"},
    "peak": {"bg_color": PEAK},
    "leave": {"bg_color": "#E2EFDA", "font_color": "#375623"},
    "short": {"bg_color": "#F8CBAD", "bold": True},
    "quiet": {"font_color": "#595959"},
}
CHANGES: dict[str, dict[str, Any]] = {
    "short": {"bg_color": "#FF7C80", "font_color": "#7F0000", "bold": True},
    "below": {"bg_color": "#FFD966"},
}
"""What a cell becomes while its count is too low."""
NAMED: dict[str, dict[str, Any]] = {
    "title": BASE | {"font_size": 16, "bold": True},
    "section": BASE | {"font_size": 12, "bold": True, "bottom": 2, "font_color": "#1F3864"},
    "note": BASE | {"font_color": "#595959", "text_wrap": True, "valign": "top"},
    "read_out": BASE | {"font_size": 12, "text_wrap": True},
    "plain_note": BASE | {"font_color": "#595959"},
    "head": LINED | {"bold": True, "bg_color": "#DCE6F1", "text_wrap": True, "align": "center"},
    "text": LINED | {"text_wrap": True, "align": "left", "indent": 1},
    "strong": LINED | {"text_wrap": True, "bold": True, "align": "left", "indent": 1, "num_format": TEXT},
    "typed": LINED | {"text_wrap": True, "align": "left", "indent": 1, "num_format": TEXT},
    "name": LINED | {"text_wrap": True, "bold": True, "font_size": 9, "num_format": TEXT},
    "label": LINED | {"text_wrap": True, "align": "center", "font_size": 9, "num_format": TEXT},
    "code": LINED | {"align": "center", "text_wrap": True},
    "number": LINED | {"align": "center", "num_format": "#,##0"},
    "decimal": LINED | {"align": "center", "num_format": "#,##0.0"},
    "difference": LINED | {"align": "center", "num_format": "+#,##0;-#,##0;0"},
    "percent": LINED | {"align": "center", "num_format": "0.0%"},
    "date": LINED | {"align": "center", "num_format": "yyyy-mm-dd"},
    "moment": LINED | {"align": "center", "num_format": "yyyy-mm-dd hh:mm"},
}


def new_workbook(content: BytesIO, made: date) -> Any:
    """Text stays text, whatever it starts with. Neither clock nor author is written, so that equal rosters are equal files."""
    from scheduler.exchange.writing.paper.plain_text import plain_workbook

    book = plain_workbook(content, {"default_format_properties": {"font_name": COLUMN_FONT, "font_size": 10}})
    book.set_properties({"created": datetime.combine(made, time())})
    return book


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[Any, Any] = {}

    def named(self, name: str) -> Any:
        return self._format(name, lambda: NAMED[name])

    def letters(self) -> dict[str, Any]:
        """The formats of the lines of a crew."""
        return {kind: self._format(("letters", kind), lambda kind=kind: LINED | GRID | LETTERS[kind]) for kind in LETTERS}

    def day(self, kind: str, day: CalendarDay, number: str = TEXT) -> Any:
        """A grid cell of a date: shaded on rest days and holidays, a thick line before each Monday."""
        monday = day.date.weekday() == 0
        return self._format((kind, day.kind, monday, number), lambda: self._grid(kind, day.kind, monday, number))

    def open_day(self, kind: str, day: CalendarDay) -> Any:
        """The same, to be typed over."""
        monday = day.date.weekday() == 0
        return self._format(("open", kind, day.kind, monday), lambda: self._grid(kind, day.kind, monday, TEXT) | OPEN)

    def open_named(self, name: str) -> Any:
        return self._format(("open", name), lambda: NAMED[name] | OPEN)

    def change(self, kind: str) -> Any:
        return self._format(("change", kind), lambda: CHANGES[kind])

    def around(self) -> Any:
        """Cells that hold nothing of ours."""
        return self._format("around", lambda: OPEN)

    def head(self, day: CalendarDay, number: str = "") -> Any:
        monday = day.date.weekday() == 0
        shade = SHADES[day.kind] or NAMED["head"]["bg_color"]
        extra = {"bg_color": shade, "num_format": number} if number else {"bg_color": shade}
        return self._format(("head", day.kind, monday, number), lambda: NAMED["head"] | extra | _week_line(monday))

    def _grid(self, kind: str, day: DayKind, monday: bool, number: str) -> dict[str, Any]:
        shade = {"bg_color": SHADES[day]} if SHADES[day] else {}
        return LINED | GRID | {"num_format": number} | shade | KINDS[kind] | _week_line(monday)

    def _format(self, key: Any, properties: Any) -> Any:
        if key not in self._made:
            self._made[key] = self._book.add_format(properties())
        return self._made[key]


def _week_line(monday: bool) -> dict[str, Any]:
    return {"left": 2, "left_color": "#404040"} if monday else {}
