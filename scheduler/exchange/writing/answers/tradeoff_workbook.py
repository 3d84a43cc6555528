"""休假与保障 as a workbook: the curve as a native chart over its points, each with its value and its bound."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from models.tradeoff import Tradeoff, TradePoint
from models.words import say
from scheduler.exchange.writing.paper.page import paper
from scheduler.exchange.writing.paper.style import Styles, new_workbook
from scheduler.exchange.writing.paper.table import Column, table
from scheduler.exchange.writing.paper.text import case_title

SHEET = "tradeoff.sheet"
COLUMNS = (
    Column("tradeoff.head.at_most", 12, "code"),
    Column("tradeoff.head.target", 10, "number"),
    Column("tradeoff.head.leave", 10, "number"),
    Column("tradeoff.head.bound", 12, "number"),
    Column("tradeoff.head.granted", 10, "number"),
    Column("tradeoff.head.asked", 10, "number"),
    Column("tradeoff.head.critical", 11, "number"),
    Column("tradeoff.head.conclusion", 46),
)
CHART_SIZE = {"width": 760, "height": 360}
GRID = {"visible": True, "line": {"color": "#D9D9D9"}}
UNCAPPED = "tradeoff.uncapped"


def tradeoff_lines(found: Tradeoff) -> Iterator[str]:
    title = found.case.policy.title("leave")
    yield say("tradeoff.about", title=title)
    for one in found.points:
        yield say(
            "tradeoff.point",
            target=one.target,
            leave=one.leave,
            conclusion=conclusion(one),
            granted=one.granted_days,
            asked=one.asked_days,
        )
    if not found.points:
        yield say("tradeoff.none")
    elif len(found.points) == 1 and not found.points[0].target:
        yield say("tradeoff.nothing_to_trade")
    if not found.is_whole:
        yield say("tradeoff.part")


def conclusion(one: TradePoint) -> str:
    if one.critical > one.critical_bound:
        return say("tradeoff.conditional", critical=one.critical, bound=one.bound)
    return say("tradeoff.optimal") if one.leave == one.bound else say("tradeoff.open", bound=one.bound)


def tradeoff_bytes(found: Tradeoff) -> bytes:
    content = BytesIO()
    book = new_workbook(content, found.case.start)
    styles = Styles(book)
    sheet = book.add_worksheet(say(SHEET))
    title = say("tradeoff.title", title=case_title(found.case.title), start=found.case.start, end=found.case.end)
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.room)
    sheet.write_string(0, 0, title, styles.named("title"))
    sheet.set_row(0, 26)
    row = 1
    for row, line in enumerate(tradeoff_lines(found), start=1):
        sheet.write_string(row, 0, line, styles.named("plain_note"))
    last = table(sheet, styles, row + 2, COLUMNS, [_row(one) for one in found.points])
    if found.points:
        sheet.insert_chart(last + 2, 0, _chart(book, sheet.name, row + 3, last))
    paper(sheet, title, pages_high=1)
    book.close()
    return content.getvalue()


def _row(one: TradePoint) -> tuple[Any, ...]:
    allowed = say(UNCAPPED) if one.allowed is None else str(one.allowed)
    days = one.granted_days, one.asked_days
    return allowed, one.target, one.leave, one.bound, *days, one.critical, conclusion(one)


def _chart(book: Any, sheet: str, first: int, last: int) -> Any:
    chart = book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    for column, name, colour, dash in (
        (2, say("tradeoff.head.leave"), "#2F75B5", "solid"),
        (3, say("tradeoff.head.bound"), "#7F7F7F", "dash"),
    ):
        chart.add_series(
            {
                "name": name,
                "categories": [sheet, first, 1, last, 1],
                "values": [sheet, first, column, last, column],
                "line": {"color": colour, "width": 2, "dash_type": dash},
                "marker": {"type": "circle", "size": 6, "fill": {"color": colour}, "border": {"color": colour}},
            }
        )
    chart.set_title({"name": say("tradeoff.chart"), "name_font": {"size": 11}})
    chart.set_x_axis({"name": say("tradeoff.axis.target"), "min": 0, "major_gridlines": GRID})
    chart.set_y_axis({"name": say("tradeoff.axis.leave"), "min": 0, "major_gridlines": GRID})
    chart.set_legend({"position": "bottom"})
    chart.set_size(CHART_SIZE)
    return chart
