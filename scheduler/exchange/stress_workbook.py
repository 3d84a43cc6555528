"""The stress test as a workbook: overview with a chart, every single absence, the pairs, and what lacks where."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from models.stress import Absence, Stress, Verdict
from scheduler.exchange.roster_page import paper
from scheduler.exchange.roster_style import Styles, new_workbook
from scheduler.exchange.stress_rows import ABOUT, VERDICTS, gap, lacking, names, standing_by, stress_lines
from scheduler.exchange.working_table import Column, table, table_sheet

SHOWN_LINES = 20
UNITS = (Column("单位", 16, "strong"), *(Column(word, 10, "number") for word in VERDICTS.values()))
RESULTS = (
    Column("结论", 9, "code"),
    Column("原岗次空缺", 9, "number"),
    Column("重解后缺", 9, "code"),
    Column("缺在何处", 34),
    Column("由谁顶上", 44),
    Column("收回休假", 20),
    Column("新增勤务", 9, "number"),
)
SINGLES = (Column("警员", 18, "strong"), Column("单位", 14), *RESULTS)
PAIRS = (Column("警员", 18, "strong"), Column("另一警员", 18, "strong"), *RESULTS)
LACKING = (
    Column("缺勤", 30, "strong"),
    Column("日期", 12, "date"),
    Column("派出所", 13),
    Column("岗位", 13),
    Column("班次", 8, "code"),
    Column("缺", 7, "number"),
    Column("说明", 60),
)
GROWTH = (
    Column("需求加", 10, "code"),
    Column("结论", 9, "code"),
    Column("最低警力缺", 11, "code"),
    Column("缺在何处", 60),
)
CHART_SIZE = {"width": 620, "height": 380}
COLOURS = {Verdict.HOLDS: "#A9D18E", Verdict.BREAKS: "#C00000", Verdict.OPEN: "#7F7F7F"}


def stress_bytes(found: Stress) -> bytes:
    content = BytesIO()
    book = new_workbook(content, found.case.start)
    styles, called = Styles(book), names(found.case)
    _overview(book, styles, found, _units(found))
    if found.asked:
        _absences(book, styles, found, called)
    if found.growth:
        rows = [(f"{one.percent}%", VERDICTS[one.verdict], gap(one), lacking(one.lacking)) for one in found.growth]
        about = "全部岗次的最低警力和目标警力同加一个百分比，只重解关键岗次。"
        table_sheet(book, styles, "需求加压", about, GROWTH, rows)
    book.close()
    return content.getvalue()


def _absences(book: Any, styles: Styles, found: Stress, called: dict[str, str]) -> None:
    unit = _units(found)
    ranked = sorted(found.singles, key=_rank)
    rows = [(called[one.officers[0]], unit[one.officers[0]], *_result(one, called)) for one in ranked]
    table_sheet(book, styles, "单人缺勤", ABOUT, SINGLES, rows)
    about = "单人缺勤中失守、未定、须收回休假和空缺最多的警员，连同其首位顶岗人一并不在。"
    both = [(*(called[officer] for officer in one.officers), *_result(one, called)) for one in sorted(found.pairs, key=_rank)]
    table_sheet(book, styles, "两人缺勤", about, PAIRS, both)
    about = "失守和未定的缺勤在所得最好方案中仍缺的岗次。"
    table_sheet(book, styles, "缺口", about, LACKING, list(_shortages([*ranked, *found.pairs], called)))


def _units(found: Stress) -> dict[str, str]:
    return {one.id: one.unit for one in found.case.officers}


def _rank(one: Absence) -> tuple[int, int]:
    order = (Verdict.BREAKS, Verdict.OPEN, Verdict.HOLDS)
    return order.index(one.verdict), -_uncovered(one)


def _uncovered(one: Absence) -> int:
    return sum(short.below_minimum for short in one.uncovered)


def _result(one: Absence, called: dict[str, str]) -> tuple[Any, ...]:
    places, stand_ins, withdrawn = lacking(one.lacking), standing_by(one, called), "、".join(one.withdrawn)
    return VERDICTS[one.verdict], _uncovered(one), gap(one), places, stand_ins, withdrawn, one.changed


def _shortages(found: Iterable[Absence], called: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    for one in found:
        if one.verdict is not Verdict.HOLDS:
            who = "、".join(called[officer] for officer in one.officers)
            for short in one.lacking:
                yield who, short.date, short.station, short.post, short.shift, short.below_minimum, short.sentence


def _overview(book: Any, styles: Styles, found: Stress, unit: dict[str, str]) -> None:
    sheet = book.add_worksheet("总览")
    title = f"{found.case.title}压力测试（{found.case.start} 至 {found.case.end}）"
    for at, column in enumerate(UNITS):
        sheet.set_column(at, at, column.width)
    sheet.write_string(0, 0, title, styles.named("title"))
    sheet.set_row(0, 26)
    lines = list(stress_lines(found))
    more = [f"  …… 另有 {len(lines) - SHOWN_LINES} 行，见后表"] if len(lines) > SHOWN_LINES else []
    row = 1
    for row, line in enumerate((*lines[:SHOWN_LINES], *more, f"原方案最低警力缺 {found.target} 人次。"), start=1):
        sheet.write_string(row, 0, line, styles.named("plain_note"))
    if not found.asked:
        paper(sheet, title)
        return
    rows = _by_unit(found.singles, unit)
    last = table(sheet, styles, row + 2, UNITS, rows)
    sheet.insert_chart(row + 2, len(UNITS) + 1, _chart(book, row + 3, last))
    paper(sheet, title)


def _by_unit(found: Sequence[Absence], unit: dict[str, str]) -> list[tuple[Any, ...]]:
    counts = Counter((unit[one.officers[0]], one.verdict) for one in found)
    units = dict.fromkeys(unit[one.officers[0]] for one in found)
    return [(name, *(counts[name, verdict] for verdict in VERDICTS)) for name in units]


def _chart(book: Any, first: int, last: int) -> Any:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for at, (verdict, word) in enumerate(VERDICTS.items(), start=1):
        chart.add_series(
            {
                "name": word,
                "categories": ["总览", first, 0, last, 0],
                "values": ["总览", first, at, last, at],
                "fill": {"color": COLOURS[verdict]},
                "gap": 40,
            }
        )
    chart.set_title({"name": "各单位每人缺勤的结论", "name_font": {"size": 11}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 8}})
    chart.set_x_axis({"name": "人", "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size(CHART_SIZE)
    return chart
