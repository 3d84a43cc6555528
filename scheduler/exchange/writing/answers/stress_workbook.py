"""The stress test as a workbook: overview with a chart, every single absence, the pairs, and what lacks where."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from models.stress import Absence, Stress, Verdict
from models.words import say
from scheduler.exchange.writing.answers.stress_rows import ABOUT, VERDICTS, gap, lacking, names, standing_by, stress_lines
from scheduler.exchange.writing.paper.page import paper
from scheduler.exchange.writing.paper.style import Styles, new_workbook
from scheduler.exchange.writing.paper.table import Column, table, table_sheet
from scheduler.exchange.writing.paper.text import case_title

SHOWN_LINES = 20
UNITS = (Column("stress.head.unit", 16, "strong"), *(Column(word, 10, "number") for word in VERDICTS.values()))
RESULTS = (
    Column("stress.head.verdict", 9, "code"),
    Column("stress.head.uncovered", 9, "number"),
    Column("stress.head.gap", 9, "code"),
    Column("stress.head.lacking", 34),
    Column("stress.head.stand_ins", 36),
    Column("stress.head.withdrawn", 44),
    Column("stress.head.changed", 9, "number"),
)
SINGLES = (Column("stress.head.officer", 18, "strong"), Column("stress.head.unit", 14), *RESULTS)
PAIRS = (Column("stress.head.officer", 18, "strong"), Column("stress.head.other", 18, "strong"), *RESULTS)
LACKING = (
    Column("stress.head.away", 30, "strong"),
    Column("stress.head.date", 12, "date"),
    Column("stress.head.station", 13),
    Column("stress.head.post", 13),
    Column("stress.head.shift", 8, "code"),
    Column("stress.head.missing", 7, "number"),
    Column("stress.head.remark", 60),
)
GROWTH = (
    Column("stress.head.growth", 10, "code"),
    Column("stress.head.verdict", 9, "code"),
    Column("stress.head.below_minimum", 11, "code"),
    Column("stress.head.lacking", 60),
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
        rows = [(f"{one.percent}%", say(VERDICTS[one.verdict]), gap(one), lacking(one.lacking)) for one in found.growth]
        about = say("stress.note.growth")
        table_sheet(book, styles, say("stress.sheet.growth"), about, GROWTH, rows)
    book.close()
    return content.getvalue()


def _absences(book: Any, styles: Styles, found: Stress, called: dict[str, str]) -> None:
    unit = _units(found)
    ranked = sorted(found.singles, key=_rank)
    rows = [(called[one.officers[0]], unit[one.officers[0]], *_result(one, called)) for one in ranked]
    table_sheet(book, styles, say("stress.sheet.singles"), say(ABOUT), SINGLES, rows)
    about = say("stress.note.pairs")
    both = [(*(called[officer] for officer in one.officers), *_result(one, called)) for one in sorted(found.pairs, key=_rank)]
    table_sheet(book, styles, say("stress.sheet.pairs"), about, PAIRS, both)
    about = say("stress.note.shortages")
    table_sheet(book, styles, say("stress.sheet.shortages"), about, LACKING, list(_shortages([*ranked, *found.pairs], called)))


def _units(found: Stress) -> dict[str, str]:
    return {one.id: one.unit for one in found.case.officers}


def _rank(one: Absence) -> tuple[int, int]:
    order = (Verdict.BREAKS, Verdict.OPEN, Verdict.HOLDS)
    return order.index(one.verdict), -_uncovered(one)


def _uncovered(one: Absence) -> int:
    return sum(short.below_minimum for short in one.uncovered)


def _result(one: Absence, called: dict[str, str]) -> tuple[Any, ...]:
    places, stand_ins, withdrawn = lacking(one.lacking), standing_by(one, called), say("join.list").join(one.withdrawn)
    return say(VERDICTS[one.verdict]), _uncovered(one), gap(one), places, stand_ins, withdrawn, one.changed


def _shortages(found: Iterable[Absence], called: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    for one in found:
        if one.verdict is not Verdict.HOLDS:
            who = say("join.list").join(called[officer] for officer in one.officers)
            for short in one.lacking:
                yield who, short.date, short.station, short.post, short.shift, short.below_minimum, short.sentence


def _overview(book: Any, styles: Styles, found: Stress, unit: dict[str, str]) -> None:
    sheet = book.add_worksheet(say("stress.sheet.overview"))
    title = say("stress.title", title=case_title(found.case.title), start=found.case.start, end=found.case.end)
    for at, column in enumerate(UNITS):
        sheet.set_column(at, at, column.room)
    sheet.write_string(0, 0, title, styles.named("title"))
    sheet.set_row(0, 26)
    lines = list(stress_lines(found))
    more = [say("stress.more", count=len(lines) - SHOWN_LINES)] if len(lines) > SHOWN_LINES else []
    row = 1
    for row, line in enumerate((*lines[:SHOWN_LINES], *more, say("stress.target", target=found.target)), start=1):
        sheet.write_string(row, 0, line, styles.named("plain_note"))
    if not found.asked:
        paper(sheet, title)
        return
    rows = _by_unit(found.singles, unit)
    last = table(sheet, styles, row + 2, UNITS, rows)
    sheet.insert_chart(row + 2, len(UNITS) + 1, _chart(book, sheet.name, row + 3, last))
    paper(sheet, title, pages_high=1)


def _by_unit(found: Sequence[Absence], unit: dict[str, str]) -> list[tuple[Any, ...]]:
    counts = Counter((unit[one.officers[0]], one.verdict) for one in found)
    units = dict.fromkeys(unit[one.officers[0]] for one in found)
    return [(name, *(counts[name, verdict] for verdict in VERDICTS)) for name in units]


def _chart(book: Any, sheet: str, first: int, last: int) -> Any:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for at, (verdict, word) in enumerate(VERDICTS.items(), start=1):
        chart.add_series(
            {
                "name": say(word),
                "categories": [sheet, first, 0, last, 0],
                "values": [sheet, first, at, last, at],
                "fill": {"color": COLOURS[verdict]},
                "gap": 40,
            }
        )
    chart.set_title({"name": say("stress.chart"), "name_font": {"size": 11}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 8}})
    chart.set_x_axis({"name": say("stress.people"), "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size(CHART_SIZE)
    return chart
