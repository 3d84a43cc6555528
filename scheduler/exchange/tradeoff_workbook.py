"""休假与保障 as a workbook: the curve as a native chart over its points, each with its value and its bound."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from models.tradeoff import Tradeoff, TradePoint
from scheduler.exchange.roster_page import paper
from scheduler.exchange.roster_style import Styles, new_workbook
from scheduler.exchange.working_table import Column, table

SHEET = "休假与保障"
COLUMNS = (
    Column("目标缺口至多", 12, "code"),
    Column("目标缺口", 10, "number"),
    Column("休假代价", 10, "number"),
    Column("已证明不低于", 12, "number"),
    Column("批准天数", 10, "number"),
    Column("申请天数", 10, "number"),
    Column("最低警力缺", 11, "number"),
    Column("结论", 46),
)
CHART_SIZE = {"width": 760, "height": 360}
GRID = {"visible": True, "line": {"color": "#D9D9D9"}}
UNCAPPED = "不限"


def tradeoff_lines(found: Tradeoff) -> Iterator[str]:
    title = found.case.policy.row("leave").title
    yield f"在最低警力不更差的前提下，每一步允许的目标缺口（人次，高峰加权）所对应的最小休假代价（{title}，分）："
    for one in found.points:
        yield (f"  目标缺口 {one.target}：休假代价 {one.leave}，{conclusion(one)}；批准 {one.granted_days}/{one.asked_days} 天")
    if not found.points:
        yield "没有求得方案。"
    elif len(found.points) == 1 and not found.points[0].target:
        yield "休假优先时目标警力也不缺：两者不必取舍。"
    if not found.is_whole:
        yield "已中断，其余各点未求解。"


def conclusion(one: TradePoint) -> str:
    if one.critical > one.critical_bound:
        return f"在最低警力缺 {one.critical} 人次（未证明最少）时不低于 {one.bound}"
    return "已证明不可能更小" if one.leave == one.bound else f"未定：已证明不低于 {one.bound}"


def tradeoff_bytes(found: Tradeoff) -> bytes:
    content = BytesIO()
    book = new_workbook(content, found.case.start)
    styles = Styles(book)
    sheet = book.add_worksheet(SHEET)
    title = f"{found.case.title}休假与保障（{found.case.start} 至 {found.case.end}）"
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
    sheet.write_string(0, 0, title, styles.named("title"))
    sheet.set_row(0, 26)
    row = 1
    for row, line in enumerate(tradeoff_lines(found), start=1):
        sheet.write_string(row, 0, line, styles.named("plain_note"))
    last = table(sheet, styles, row + 2, COLUMNS, [_row(one) for one in found.points])
    if found.points:
        sheet.insert_chart(last + 2, 0, _chart(book, row + 3, last))
    paper(sheet, title)
    book.close()
    return content.getvalue()


def _row(one: TradePoint) -> tuple[Any, ...]:
    allowed = UNCAPPED if one.allowed is None else str(one.allowed)
    days = one.granted_days, one.asked_days
    return allowed, one.target, one.leave, one.bound, *days, one.critical, conclusion(one)


def _chart(book: Any, first: int, last: int) -> Any:
    chart = book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    for column, name, colour, dash in ((2, "休假代价", "#2F75B5", "solid"), (3, "已证明不低于", "#7F7F7F", "dash")):
        chart.add_series(
            {
                "name": name,
                "categories": [SHEET, first, 1, last, 1],
                "values": [SHEET, first, column, last, column],
                "line": {"color": colour, "width": 2, "dash_type": dash},
                "marker": {"type": "circle", "size": 6, "fill": {"color": colour}, "border": {"color": colour}},
            }
        )
    chart.set_title({"name": "目标缺口与休假代价：越靠左下越好", "name_font": {"size": 11}})
    chart.set_x_axis({"name": "目标缺口（人次，高峰加权）", "min": 0, "major_gridlines": GRID})
    chart.set_y_axis({"name": "休假代价（分）", "min": 0, "major_gridlines": GRID})
    chart.set_legend({"position": "bottom"})
    chart.set_size(CHART_SIZE)
    return chart
