"""短板 as a workbook and in a few lines: what each measure frees at which level, ranked, with what is proven of it."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from models.comparison import Compared, Comparison, LevelDifference, Verdict
from scheduler.exchange.compare_lines import difference, gap
from scheduler.exchange.roster_page import paper
from scheduler.exchange.roster_style import Styles, new_workbook
from scheduler.exchange.working_table import Column, table

SHEET = "短板"
ABOUT = "每次只添一项，其余照旧，从基准方案起重解前三级；差异为负是腾出，「未定」是尚未证明。按已证明的腾出逐级排名。"
CHART_SIZE = {"width": 760, "height": 340}


def bottleneck_lines(found: Comparison, ranked: Sequence[Compared]) -> Iterator[str]:
    yield ABOUT
    for place, one in enumerate(ranked, 1):
        told = "；".join(_told(level) for level in one.levels) if one.levels else f"没有结果：{one.failure}"
        yield f"{place:>3} {one.scenario.name}：{told}"
    if not ranked:
        yield "没有缺口，也没有未准或改期的请假：没有短板可试。"


def bottleneck_bytes(found: Comparison, ranked: Sequence[Compared]) -> bytes:
    content = BytesIO()
    book = new_workbook(content, found.start)
    styles = Styles(book)
    sheet = book.add_worksheet(SHEET)
    titles = [level.title for level in ranked[0].levels] if ranked else []
    columns = _columns(titles)
    title = f"{found.title}短板（{found.start} 至 {found.end}）"
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
    sheet.write_string(0, 0, title, styles.named("title"))
    sheet.set_row(0, 26)
    sheet.write_string(1, 0, ABOUT, styles.named("plain_note"))
    rows = [_row(place, one, len(titles)) for place, one in enumerate(ranked, 1)]
    last = table(sheet, styles, 3, columns, rows)
    sheet.freeze_panes(4, 2)
    if ranked:
        sheet.insert_chart(last + 2, 0, _chart(book, titles, last))
    paper(sheet, title)
    book.close()
    return content.getvalue()


def _columns(titles: Sequence[str]) -> list[Column]:
    found = [Column("名次", 7, "number"), Column("措施", 36, "strong")]
    for title in titles:
        found += [Column(f"{title}（重解）", 14, "number"), Column("差异", 9, "code"), Column("证明", 12, "code")]
    return [*found, Column("说明", 30)]


def _row(place: int, one: Compared, levels: int) -> tuple[Any, ...]:
    cells: list[Any] = []
    for level in one.levels[:levels]:
        cells += [level.after.value if level.after else None, difference(level), gap(level.after)]
    cells += [None] * (3 * levels - len(cells))
    return place, one.scenario.name, *cells, one.failure


def _told(level: LevelDifference) -> str:
    if level.after is None or level.before is None:
        return f"{level.title} 无"
    if level.verdict is Verdict.EQUAL:
        return f"{level.title} {level.after.value}（不变）"
    return f"{level.title} {level.before.value} → {level.after.value}（{difference(level)}）"


def _chart(book: Any, titles: Sequence[str], last: int) -> Any:
    chart = book.add_chart({"type": "bar"})
    for at, title in enumerate(titles):
        column = 2 + 3 * at
        chart.add_series(
            {"name": title, "categories": [SHEET, 4, 1, last, 1], "values": [SHEET, 4, column, last, column], "gap": 50}
        )
    chart.set_title({"name": "各项措施之后的各级现值（越少越好）", "name_font": {"size": 11}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 8}})
    chart.set_x_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size(CHART_SIZE)
    return chart
