"""How the sheets of a case look, empty or filled: headers with notes, widths, dropdowns, formats."""

from typing import Any

from models.words import in_files, in_the_workbook, listed, say
from scheduler.exchange.reading import builtin
from scheduler.exchange.reading.cells.cells import DAY_OFF
from scheduler.exchange.reading.cells.raw import letters
from scheduler.exchange.reading.grids.layouts import EXAMPLE
from scheduler.exchange.sheets import BY_KEY, words
from scheduler.exchange.sheets.people import OFFICERS
from scheduler.exchange.sheets.sheet import Column, Kind, Sheet
from scheduler.exchange.writing.paper.text import columns_of

LAST_ROW = 20_000
REQUIRED_COLOUR, REQUIRED_CELL, OPTIONAL_CELL, WEEKEND_CELL = "#C00000", "#F8CBAD", "#DDEBF7", "#D9D9D9"
CELL_LOOKS = {Kind.DATE: "date", Kind.MOMENT: "moment", Kind.INT: "number", Kind.VALUE: "plain", Kind.LEVEL: "plain"}
WIDTHS = {
    Kind.DATE: 13,
    Kind.MOMENT: 18,
    Kind.SPAN: 18,
    Kind.CYCLE: 22,
    Kind.DATES: 22,
    Kind.IDS: 22,
    Kind.CHOICES: 26,
    Kind.OFFICER: 14,
    Kind.UNIT: 16,
    Kind.ID: 12,
}
OFFERED_IDS = ("units", "posts", "shifts", "rotas")
"""Sheets whose ids are offered where another refers to them."""
LISTS = {"posts": list(builtin.POSTS), "shifts": list(builtin.SHIFTS)}
LONGEST_LIST = 255
LINES = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter"}
BOX = LINES | {"num_format": "@"}
LOOKS: dict[str, dict[str, Any]] = {
    "text": {"num_format": "@"},
    "plain": {},
    "number": {"align": "center"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm", "align": "left"},
}
RULED_ROWS = 26
"""On a sheet to fill in, ruled as far as a printed page goes."""
LABELS = 3
"""Of a duty grid, before its dates."""
LONGEST_GRID = 366


def grid_labels() -> tuple[str, ...]:
    return tuple(OFFICERS.by_key[key].title for key in ("id", "name", "unit"))


def example_of(column: Column) -> str:
    """Names stay as they are, words of ours are said."""
    if column.example is None:
        return ""
    text = str(column.example)
    if column.kind is Kind.FLAG:
        return words.FLAG.shown(words.FLAG.values[text])
    if column.kind is Kind.CYCLE:
        return " ".join(words.day_off() if part in DAY_OFF else part for part in text.split())
    if column.choice or column.kind is Kind.IDS:
        shown = column.choice.shown if column.choice else str
        values = column.choice.values if column.choice else {}
        return words.separator().join(shown(values.get(part, part)) for part in text.split("；"))
    return text


class Layout:
    def __init__(self, book: Any, sheets: list[Sheet]) -> None:
        self.book = book
        self.names = {sheet.key: sheet.title for sheet in sheets}
        font = {"font_name": "等线", "font_size": 11}
        centred = {"align": "center", "valign": "vcenter", "text_wrap": True}
        head = font | centred | {"bold": True, "border": 1, "border_color": "#808080"}
        self.required = book.add_format(head | {"bg_color": REQUIRED_CELL})
        self.optional = book.add_format(head | {"bg_color": OPTIONAL_CELL})
        self.looks = {name: book.add_format(font | look) for name, look in LOOKS.items()}
        self.ruled = {name: book.add_format(font | LINES | look) for name, look in LOOKS.items()}
        self.text, self.plain, self.number, self.date, self.moment = self.looks.values()
        self.wrapped = book.add_format(font | BOX | {"text_wrap": True, "valign": "vcenter"})
        self.code = book.add_format(font | BOX | {"align": "center"})
        self.label = book.add_format(font | BOX)
        self.day = book.add_format(head | {"num_format": "m/d", "bg_color": OPTIONAL_CELL})
        self.weekend = book.add_format(head | {"num_format": "m/d", "bg_color": WEEKEND_CELL})
        self.example = book.add_format(font | LINES | {"italic": True, "font_color": "#808080"})
        self.hint = book.add_format(font | LINES | {"font_color": "#808080"})

    @in_the_workbook()
    def add(self, sheet: Sheet) -> Any:
        page = self.book.add_worksheet(sheet.title)
        page.set_tab_color(REQUIRED_COLOUR if sheet.required else "#5B9BD5")
        page.freeze_panes(1, 0)
        page.set_row(0, 24)
        page.repeat_rows(0)
        printed(page, sheet.title)
        if sheet.key == "parameters":
            self._settings(page, sheet)
            return page
        if sheet.grid:
            self._grid(page, sheet)
            return page
        for place, column in enumerate(sheet.columns):
            self._column(page, place, column)
        return page

    def _column(self, page: Any, place: int, column: Column) -> None:
        first = columns_of(f"{in_files(*EXAMPLE)} {example_of(column)}") + 2 if place == 0 else 0
        page.set_column(place, place, max(self._width(column), first), self.looks[_look(column)])
        page.write_string(0, place, column.title, self.required if column.required else self.optional)
        page.write_comment(0, place, described(column), {"x_scale": 1.6, "y_scale": 0.9, "font_size": 9})
        rule = self._dropdown(column)
        if rule:
            page.data_validation(1, place, LAST_ROW, place, rule)

    def _grid(self, page: Any, sheet: Sheet) -> None:
        """Labels on the left; a column for each date follows, with its date on top."""
        page.freeze_panes(1, LABELS)
        for place, label in enumerate(grid_labels()):
            page.set_column(place, place, 12, self.text)
            page.write_string(0, place, label, self.required if place == 0 else self.optional)
        page.set_column(LABELS, LABELS + LONGEST_GRID, 6, self.text)
        page.write_comment(0, 0, f"{sheet.title}\n{sheet.hint}", {"x_scale": 2, "y_scale": 1.2, "font_size": 9})

    def _settings(self, page: Any, sheet: Sheet) -> None:
        for place, (title, width) in enumerate((("layout.setting", 14), ("layout.value", 20), ("layout.about", 70))):
            page.set_column(place, place, width, self.plain)
            page.write_string(0, place, say(title), self.optional)
        for number, column in enumerate(sheet.columns, 1):
            page.write_string(number, 0, column.title, self.required if column.required else self.optional)
            page.write_blank(number, 1, None, self.ruled[_look(column)])
            example = say("layout.such_as", example=example_of(column)) if column.example else ""
            page.write_string(
                number, 2, f"{(say('template.required') if column.required else '')}{column.hint}{example}", self.hint
            )
            rule = self._dropdown(column)
            if rule:
                page.data_validation(number, 1, number, 1, rule)

    def rule(self, page: Any, sheet: Sheet) -> None:
        """Lines to write on where the sheet is printed empty, below its example."""
        for number in range(2, RULED_ROWS):
            for place, column in enumerate(sheet.columns):
                page.write_blank(number, place, None, self.ruled[_look(column)])

    def _width(self, column: Column) -> float:
        return max(column.width or WIDTHS.get(column.kind, 10), columns_of(column.title) + 4)

    def _dropdown(self, column: Column) -> dict[str, Any] | None:
        if column.kind is Kind.CHOICE and column.choice:
            return _list(column, column.choice.list, "stop")
        if column.kind is Kind.FLAG:
            return _list(column, words.FLAG.list, "stop")
        if column.kind is Kind.INT:
            rule = {"validate": "integer", "criteria": ">=", "value": column.least, "error_type": "stop"}
            expected = say("layout.at_least", least=column.least) if column.least >= 0 else say("layout.signed")
            return None if column.none or column.ticks else rule | _messages(column, expected)
        if column.kind in (Kind.ID, Kind.UNIT) and column.refers in OFFERED_IDS:
            return self._ids(column)
        return None

    def _ids(self, column: Column) -> dict[str, Any] | None:
        """The ids of another sheet, as far as the planner fills it; other words may be typed all the same."""
        if column.refers in LISTS:
            return _list(column, LISTS[column.refers], "information")
        if column.refers not in self.names:
            return None
        letter = letters(list(BY_KEY[column.refers].by_key).index("id"))
        source = f"='{self.names[column.refers]}'!${letter}$2:${letter}$200"
        return {"validate": "list", "source": source, "error_type": "information"} | _messages(column, say("layout.unknown_unit"))


def _look(column: Column) -> str:
    return CELL_LOOKS.get(column.kind, "text")


def printed(page: Any, title: str) -> None:
    """A4 landscape, as wide as the page, with its name above and page numbers below."""
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
    page.set_header(f"&C&14{title.replace('&', '&&')}", {"margin": 0.3})
    page.set_footer(say("page.footer"), {"margin": 0.3})
    page.center_horizontally()
    page.fit_to_pages(1, 0)


def _list(column: Column, values: list[str], error_type: str) -> dict[str, Any] | None:
    if len(",".join(values)) > LONGEST_LIST:
        return None
    return {"validate": "list", "source": values, "error_type": error_type} | _messages(
        column, say("layout.one_of", values=listed(values))
    )


def _messages(column: Column, error: str) -> dict[str, str]:
    return {"error_title": column.title, "error_message": error[:255]}


def described(column: Column) -> str:
    parts = [
        in_files(f"{column.zh} {column.en}", column.en),
        say("layout.required") if column.required else say("layout.may_be_empty"),
        column.hint,
    ]
    if column.choice:
        parts.append(say("layout.choices", choices=listed(column.choice.list)))
    if column.example is not None:
        parts.append(say("layout.example", example=example_of(column)))
    return "\n".join(part for part in parts if part)
