"""休假与保障 as a workbook: the curve as a native chart over its points, each with its value and its bound."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from models.tradeoff import Tradeoff, TradePoint
from models.words import say
from scheduler.exchange.writing.paper.page import paper
from scheduler.exchange.writing.paper.style import Styles, new_workbook
from scheduler.exchange.writing.paper.table import AnswerTable, Column, titled_table
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


def tradeoff_lines(tradeoff: Tradeoff) -> Iterator[str]:
    title = tradeoff.case.policy.title("leave")
    yield say("tradeoff.about", title=title)
    for point in tradeoff.points:
        yield say(
            "tradeoff.point",
            target=point.target,
            leave=point.leave,
            conclusion=conclusion(point),
            granted=point.granted_days,
            asked=point.asked_days,
        )
    if not tradeoff.points:
        yield say("tradeoff.none")
    elif len(tradeoff.points) == 1 and not tradeoff.points[0].target:
        yield say("tradeoff.nothing_to_trade")
    if not tradeoff.is_whole:
        yield say("tradeoff.interrupted")


def conclusion(point: TradePoint) -> str:
    if point.critical > point.critical_bound:
        return say("tradeoff.conditional", critical=point.critical, bound=point.bound)
    return say("tradeoff.optimal") if point.leave == point.bound else say("tradeoff.open", bound=point.bound)


def tradeoff_table(tradeoff: Tradeoff) -> AnswerTable:
    title = say("tradeoff.title", title=case_title(tradeoff.case.title), start=tradeoff.case.start, end=tradeoff.case.end)
    return AnswerTable(title, "\n".join(tradeoff_lines(tradeoff)), COLUMNS, [_row(point) for point in tradeoff.points])


def tradeoff_bytes(tradeoff: Tradeoff) -> bytes:
    content = BytesIO()
    book = new_workbook(content, tradeoff.case.start)
    styles = Styles(book)
    sheet = book.add_worksheet(say(SHEET))
    part = tradeoff_table(tradeoff)
    top, last = titled_table(sheet, styles, part)
    if tradeoff.points:
        sheet.insert_chart(last + 2, 0, _chart(book, sheet.name, top + 1, last))
    paper(sheet, part.title, pages_high=1)
    book.close()
    return content.getvalue()


def _row(point: TradePoint) -> tuple[Any, ...]:
    allowed = say(UNCAPPED) if point.allowed is None else str(point.allowed)
    days = point.granted_days, point.asked_days
    return allowed, point.target, point.leave, point.bound, *days, point.critical, conclusion(point)


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
