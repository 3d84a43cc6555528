"""The stress test as a workbook: overview with a chart, every single absence, the pairs, and what lacks where."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from models.stress import Absence, Stress, Verdict
from models.words import listed, say
from scheduler.exchange.writing.answers.stress_rows import ABOUT, VERDICTS, gap, lacking, names, standing_by, summary_lines
from scheduler.exchange.writing.paper.page import paper
from scheduler.exchange.writing.paper.style import Styles, new_workbook
from scheduler.exchange.writing.paper.table import AnswerTable, Column, answer_sheet, table
from scheduler.exchange.writing.paper.text import case_title

SHOWN_LINES = 20
OVERVIEW = (
    Column("stress.head.tried", 34, "strong"),
    Column("stress.head.unit", 16),
    Column("stress.head.verdict", 10, "code"),
    Column("stress.head.gap", 10, "code"),
    Column("stress.head.lacking", 60),
)
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


def stress_bytes(stress: Stress) -> bytes:
    content = BytesIO()
    book = new_workbook(content, stress.case.start)
    styles = Styles(book)
    _overview(book, styles, stress)
    for part in stress_tables(stress):
        answer_sheet(book, styles, part)
    book.close()
    return content.getvalue()


def stress_tables(stress: Stress) -> list[AnswerTable]:
    """Of what was tried, all of it: each absence and pair, what lacks where, and grown demand."""
    return [*(_absences(stress) if stress.asked else ()), *([_growth(stress)] if stress.growth else ())]


def _growth(stress: Stress) -> AnswerTable:
    rows = [
        (f"{growth.percent}%", say(VERDICTS[growth.verdict]), gap(growth), lacking(growth.lacking)) for growth in stress.growth
    ]
    return AnswerTable(say("stress.sheet.growth"), say("stress.note.growth"), GROWTH, rows)


def _absences(stress: Stress) -> list[AnswerTable]:
    unit, called = _units(stress), names(stress.case.officers)
    ranked = sorted(stress.singles, key=_rank)
    rows = [(called[absence.officers[0]], unit[absence.officers[0]], *_result(absence, called)) for absence in ranked]
    both = [(*(called[officer] for officer in pair.officers), *_result(pair, called)) for pair in sorted(stress.pairs, key=_rank)]
    short = list(_shortages([*ranked, *stress.pairs], called))
    return [
        AnswerTable(say("stress.sheet.singles"), say(ABOUT), SINGLES, rows),
        AnswerTable(say("stress.sheet.pairs"), say("stress.note.pairs"), PAIRS, both),
        AnswerTable(say("stress.sheet.shortages"), say("stress.note.shortages"), LACKING, short),
    ]


def stress_overview(stress: Stress) -> AnswerTable:
    """The worst of what was tried; below it stands how much of it there is."""
    worst = list(_worst(stress, _units(stress), names(stress.case.officers)))
    lines = [*summary_lines(stress), say("stress.target", target=stress.target)]
    lines += [say("stress.more", count=len(worst) - SHOWN_LINES)] if len(worst) > SHOWN_LINES else []
    title = say("stress.title", title=case_title(stress.case.title), start=stress.case.start, end=stress.case.end)
    return AnswerTable(title, "\n".join(lines), OVERVIEW, worst[:SHOWN_LINES])


def stress_by_unit(stress: Stress) -> AnswerTable:
    """How many absences of one officer hold, break or are open; nothing where none was tried."""
    return AnswerTable(say("stress.chart"), "", UNITS, _by_unit(stress.singles, _units(stress)))


def _units(stress: Stress) -> dict[str, str]:
    return {officer.id: officer.unit for officer in stress.case.officers}


def _rank(absence: Absence) -> tuple[int, int]:
    order = (Verdict.BREAKS, Verdict.OPEN, Verdict.HOLDS)
    return order.index(absence.verdict), -_uncovered(absence)


def _uncovered(absence: Absence) -> int:
    return sum(short.below_minimum for short in absence.uncovered)


def _result(absence: Absence, called: dict[str, str]) -> tuple[Any, ...]:
    places, stand_ins, withdrawn = lacking(absence.lacking), standing_by(absence, called), listed(absence.withdrawn)
    return say(VERDICTS[absence.verdict]), _uncovered(absence), gap(absence), places, stand_ins, withdrawn, absence.changed


def _shortages(absences: Iterable[Absence], called: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    for absence in absences:
        if absence.verdict is not Verdict.HOLDS:
            who = listed(called[officer] for officer in absence.officers)
            for short in absence.lacking:
                yield who, short.date, short.station, short.post, short.shift, short.below_minimum, short.sentence


def _overview(book: Any, styles: Styles, stress: Stress) -> None:
    """The worst of what was tried as a table, and below it the verdicts by unit with their chart."""
    overview, by_unit = stress_overview(stress), stress_by_unit(stress)
    lines = overview.note.split("\n")
    sheet = book.add_worksheet(say("stress.sheet.overview"))
    for at, column in enumerate(OVERVIEW):
        sheet.set_column(at, at, column.room)
    sheet.write_string(0, 0, overview.title, styles.named("title"))
    sheet.set_row(0, 26)
    last = table(sheet, styles, 1, OVERVIEW, overview.rows)
    for row, line in enumerate(lines, start=last + 2):
        sheet.write_string(row, 0, line, styles.named("plain_note"))
    if stress.asked:
        top = last + len(lines) + 3
        end = table(sheet, styles, top, UNITS, by_unit.rows)
        sheet.insert_chart(top, len(UNITS), _chart(book, sheet.name, top + 1, end))
    sheet.freeze_panes(2, 0)
    paper(sheet, overview.title, pages_high=1)


def _worst(stress: Stress, unit: dict[str, str], called: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    """Growth of demand as it was tried, then the absences that do not hold, the worst first; those of two after those of one."""
    for growth in stress.growth:
        tried = say("stress.tried_growth", percent=growth.percent)
        yield tried, "", say(VERDICTS[growth.verdict]), gap(growth), lacking(growth.lacking)
    for absence in (*sorted(stress.singles, key=_rank), *sorted(stress.pairs, key=_rank)):
        if absence.verdict is not Verdict.HOLDS:
            units = listed(dict.fromkeys(unit[officer] for officer in absence.officers))
            tried = say("stress.tried_absence", officers=listed(called[officer] for officer in absence.officers))
            yield tried, units, say(VERDICTS[absence.verdict]), gap(absence), lacking(absence.lacking)


def _by_unit(absences: Sequence[Absence], unit: dict[str, str]) -> list[tuple[Any, ...]]:
    counts = Counter((unit[absence.officers[0]], absence.verdict) for absence in absences)
    units = dict.fromkeys(unit[absence.officers[0]] for absence in absences)
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
