"""短板 as a workbook and in a few lines: what each measure frees at which level, ranked, with what is proven of it."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from models.comparison import Compared, Comparison, LevelDifference, Verdict
from models.words import say
from scheduler.exchange.writing.answers.compare_lines import OPEN, difference, gap, level_title, proven_difference
from scheduler.exchange.writing.paper.page import paper
from scheduler.exchange.writing.paper.style import Styles, new_workbook
from scheduler.exchange.writing.paper.table import AnswerTable, Column, titled_table
from scheduler.exchange.writing.paper.text import case_title

SHEET = "bottleneck.sheet"
ABOUT = "bottleneck.about"
PART = "bottleneck.interrupted"
CHART_SIZE = {"width": 760, "height": 340}


def bottleneck_lines(ranked: Sequence[Compared], is_whole: bool) -> Iterator[str]:
    yield _about(is_whole)
    for place, measure in enumerate(ranked, 1):
        told = (
            say("join.semicolon").join(_told(level) for level in measure.levels)
            if measure.levels
            else say("compare.no_result", failure=measure.failure)
        )
        yield say("bottleneck.line", place=place, name=measure.scenario.name, result=told)
    if not ranked:
        yield say("bottleneck.none")


def _about(is_whole: bool) -> str:
    return say(ABOUT) if is_whole else say(ABOUT) + say(PART)


def bottleneck_table(comparison: Comparison, ranked: Sequence[Compared], is_whole: bool) -> AnswerTable:
    titles = bottleneck_levels(ranked)
    title = say("bottleneck.title", title=case_title(comparison.title), start=comparison.start, end=comparison.end)
    rows = [_row(place, measure, len(titles)) for place, measure in enumerate(ranked, 1)]
    return AnswerTable(title, _about(is_whole), _columns(titles), rows)


def bottleneck_levels(ranked: Sequence[Compared]) -> list[str]:
    """What the levels planned are called."""
    return [level_title(level) for level in ranked[0].levels] if ranked else []


def bottleneck_bytes(comparison: Comparison, ranked: Sequence[Compared], is_whole: bool) -> bytes:
    content = BytesIO()
    book = new_workbook(content, comparison.start)
    styles = Styles(book)
    sheet = book.add_worksheet(say(SHEET))
    part, titles = bottleneck_table(comparison, ranked, is_whole), bottleneck_levels(ranked)
    top, last = titled_table(sheet, styles, part)
    sheet.freeze_panes(top + 1, 2)
    if any(proven_difference(level) for measure in ranked for level in measure.levels):
        sheet.insert_chart(last + 2, 0, _chart(book, sheet.name, titles, last))
    paper(sheet, part.title, pages_high=1)
    book.close()
    return content.getvalue()


def _columns(titles: Sequence[str]) -> list[Column]:
    columns = [Column(say("bottleneck.head.place"), 7, "number"), Column(say("bottleneck.head.measure"), 36, "strong")]
    for title in titles:
        columns += [
            Column(say("bottleneck.head.value", title=title), 14, "number"),
            Column(say("bottleneck.head.difference"), 9, "difference"),
            Column(say("bottleneck.head.gap"), 12, "code"),
        ]
    return [*columns, Column(say("bottleneck.head.remark"), 20)]


def _row(place: int, measure: Compared, levels: int) -> tuple[Any, ...]:
    cells: list[Any] = []
    for level in measure.levels[:levels]:
        cells += [level.after.value if level.after else None, _difference(level), gap(level.after)]
    cells += [None] * (3 * levels - len(cells))
    return place, measure.scenario.name, *cells, measure.failure


def _difference(level: LevelDifference) -> int | str:
    """A number only where it is proven, which is what the chart shows."""
    proven = proven_difference(level)
    return say(OPEN) if proven is None else proven


def _told(level: LevelDifference) -> str:
    if level.after is None or level.before is None:
        return say("bottleneck.no_value", title=level_title(level))
    if level.verdict is Verdict.EQUAL:
        return say("bottleneck.equal", title=level_title(level), value=level.after.value)
    return say(
        "bottleneck.change",
        title=level_title(level),
        before=level.before.value,
        after=level.after.value,
        difference=difference(level),
    )


def _chart(book: Any, sheet: str, titles: Sequence[str], last: int) -> Any:
    """The values themselves would not do: points of leave beside a few officers, and differences too small to be seen."""
    chart = book.add_chart({"type": "bar"})
    for at, title in enumerate(titles):
        column = 3 + 3 * at
        chart.add_series(
            {"name": title, "categories": [sheet, 4, 1, last, 1], "values": [sheet, 4, column, last, column], "gap": 50}
        )
    chart.set_title({"name": say("bottleneck.chart"), "name_font": {"size": 11}})
    chart.set_y_axis({"reverse": True, "label_position": "low", "num_font": {"size": 8}})
    chart.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size(CHART_SIZE)
    return chart
