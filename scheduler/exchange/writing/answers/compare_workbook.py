"""The workbook of a comparison: key figures with a chart, levels, who changes and how, shortages, and what each scenario is."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from models.comparison import Compared, Comparison, DayChange, KeyFigures, LeaveChange, ShortageChange
from models.roster import LeaveDecision, Outcome
from models.words import listed, say
from scheduler.exchange.writing.answers.compare_lines import FIGURES, OPEN, difference, gap, level_title
from scheduler.exchange.writing.answers.scenario_text import edit_text
from scheduler.exchange.writing.paper.levels import STATUSES
from scheduler.exchange.writing.paper.style import Styles, new_workbook
from scheduler.exchange.writing.paper.table import AnswerTable, Column, answer_sheet
from scheduler.exchange.writing.paper.text import case_title, days, days_of

Rows = Iterator[tuple[Any, ...]]
BASE = "compare.base"
OUTCOMES = {
    Outcome.GRANTED: "compare.decision.granted",
    Outcome.MOVED: "compare.decision.moved",
    Outcome.REFUSED: "compare.decision.refused",
}
CHARTED = ("critical", "below_target", "refused")
CHART_PIXELS, SCENARIO_PIXELS = 130, 60
"""Title, axis and legend; and the bars of the base or of one scenario."""

FIGURE_COLUMNS = (
    Column("compare.head.scenario", 24, "strong"),
    *(Column(title, 11, "number") for title in FIGURES.values()),
    Column("compare.head.officers", 9, "number"),
    Column("compare.head.status", 26),
    Column("compare.head.seconds", 9, "number"),
)
LEVEL_COLUMNS = (
    Column("compare.head.scenario", 24, "strong"),
    Column("compare.head.level", 5, "number"),
    Column("compare.head.objective", 16),
    Column("compare.head.base_value", 9, "number"),
    Column("compare.head.base_bound", 9, "number"),
    Column("compare.head.base_gap", 12, "code"),
    Column("compare.head.value", 9, "number"),
    Column("compare.head.bound", 9, "number"),
    Column("compare.head.gap", 12, "code"),
    Column("compare.head.difference", 9, "code"),
)
OFFICER_COLUMNS = (
    Column("compare.head.scenario", 24, "strong"),
    Column("compare.head.unit", 14),
    Column("compare.head.officer", 14, "strong"),
    Column("compare.head.changed_days", 9, "number"),
    Column("compare.head.span", 22),
    Column("compare.head.covers", 28),
    Column("compare.head.leave", 44),
)
DAY_COLUMNS = (
    Column("compare.head.scenario", 18, "strong"),
    Column("compare.head.unit", 12),
    Column("compare.head.officer", 12, "strong"),
    Column("compare.head.duties", 100),
)
SHORTAGE_COLUMNS = (
    Column("compare.head.scenario", 24, "strong"),
    Column("compare.head.change", 10),
    Column("compare.head.station", 12),
    Column("compare.head.post", 12),
    Column("compare.head.shift", 8, "code"),
    Column("compare.head.date", 12, "date"),
    Column("compare.head.minimum_before", 10, "number"),
    Column("compare.head.after", 8, "number"),
    Column("compare.head.target_before", 10, "number"),
    Column("compare.head.after", 8, "number"),
)
EDIT_COLUMNS = (Column("compare.head.scenario", 24, "strong"), Column("compare.head.edit", 60), Column("compare.head.source", 36))

LEVEL_NOTE = "compare.note.levels"


def comparison_bytes(comparison: Comparison) -> bytes:
    content = BytesIO()
    book = new_workbook(content, comparison.start)
    styles = Styles(book)
    overview = comparison_overview(comparison)
    sheet = answer_sheet(book, styles, overview)
    sheet.freeze_panes(3, 1)
    _chart(book, sheet, len(overview.rows))
    for part in comparison_tables(comparison.scenarios):
        answer_sheet(book, styles, part)
    book.close()
    return content.getvalue()


def comparison_overview(comparison: Comparison) -> AnswerTable:
    """Key figures of the base and of each scenario."""
    note = say("compare.note.overview", title=case_title(comparison.title), start=comparison.start, end=comparison.end)
    proof = comparison.proof
    base = (*_figures(say(BASE), comparison.figures), None, say(STATUSES[proof.status]), round(proof.seconds))
    rows = [base, *(_overview(compared) for compared in comparison.scenarios)]
    return AnswerTable(say("compare.sheet.overview"), note, FIGURE_COLUMNS, rows)


def comparison_tables(scenarios: Sequence[Compared]) -> list[AnswerTable]:
    """What differs in each, and what each is. The first column names the scenario."""

    def part(title: str, note: str, columns: Sequence[Column], rows: Callable[[Compared], Rows]) -> AnswerTable:
        return AnswerTable(title, note, columns, [row for compared in scenarios for row in rows(compared)])

    return [
        part(say("compare.sheet.levels"), say(LEVEL_NOTE, open_word=say(OPEN)), LEVEL_COLUMNS, _levels),
        part(say("compare.sheet.officers"), say("compare.note.officers"), OFFICER_COLUMNS, _officers),
        part(say("compare.sheet.days"), say("compare.note.days"), DAY_COLUMNS, _days),
        part(say("compare.sheet.shortages"), say("compare.note.shortages"), SHORTAGE_COLUMNS, _shortages),
        part(say("compare.sheet.edits"), say("compare.note.edits"), EDIT_COLUMNS, _edits),
    ]


def _overview(compared: Compared) -> tuple[Any, ...]:
    if compared.figures is None or compared.proof is None:
        return (compared.scenario.name, *(None for _ in FIGURES), None, say("compare.no_result", failure=compared.failure), None)
    done = (len(compared.officers), say(STATUSES[compared.proof.status]), round(compared.proof.seconds))
    return *_figures(compared.scenario.name, compared.figures), *done


def _figures(name: str, figures: KeyFigures) -> tuple[Any, ...]:
    return name, *(getattr(figures, key) for key in FIGURES)


def _chart(book: Any, sheet: Any, rows: int) -> None:
    """Shortages and refusals of the base and each scenario, whose names may be long; the header is row 2, counted from 0."""
    first, last = 3, 2 + rows
    chart = book.add_chart({"type": "bar"})
    for key in CHARTED:
        column = 1 + list(FIGURES).index(key)
        chart.add_series(
            {
                "name": [sheet.name, 2, column],
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, column, last, column],
                "data_labels": {"value": True},
                "gap": 40,
            }
        )
    chart.set_title({"name": say("compare.chart"), "overlay": False})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis({"min": 0, "num_format": "0", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": CHART_PIXELS + SCENARIO_PIXELS * rows})
    sheet.insert_chart(last + 2, 0, chart)


def _levels(compared: Compared) -> Iterator[tuple[Any, ...]]:
    for level in compared.levels:
        before, after = level.before, level.after
        known = after or before
        yield (
            compared.scenario.name,
            known and known.level,
            level_title(level),
            before and before.value,
            before and before.bound,
            gap(before),
            after and after.value,
            after and after.bound,
            gap(after),
            difference(level),
        )


def _officers(compared: Compared) -> Iterator[tuple[Any, ...]]:
    for change in compared.officers:
        span = days(change.days[0].date, change.days[-1].date) if change.days else ""
        stations = say("join.semicolon").join(f"{at.station} {at.before}→{at.after}" for at in change.stations)
        leave = say("join.semicolon").join(map(_leave, change.leave))
        yield compared.scenario.name, change.unit, change.name, len(change.days), span, stations, leave


def _leave(change: LeaveChange) -> str:
    return say("compare.leave", request=change.request, before=_decision(change.before), after=_decision(change.after))


def _decision(decision: LeaveDecision | None) -> str:
    if decision is None:
        return say("compare.decision.none")
    span = f" {days(decision.first, decision.last)}" if decision.first and decision.last else ""
    return say(OUTCOMES[decision.outcome]) + span


def _days(compared: Compared) -> Iterator[tuple[Any, ...]]:
    for change in compared.officers:
        if change.days:
            yield compared.scenario.name, change.unit, change.name, say("join.semicolon").join(_duties(change.days))


def _duties(changed: Sequence[DayChange]) -> Iterator[str]:
    """Dates that change alike together, in the order of the first of them."""
    alike: dict[tuple[str, str], list[date]] = defaultdict(list)
    for day in changed:
        alike[_duty(day.before), _duty(day.after)].append(day.date)
    for (before, after), dates in alike.items():
        yield say("compare.duties", dates=days_of(dates), before=before, after=after)


def _duty(names: tuple[str, ...]) -> str:
    return listed(names) or say("compare.no_duty")


def _shortages(compared: Compared) -> Iterator[tuple[Any, ...]]:
    for change in compared.shortages:
        numbers = (change.minimum_before, change.minimum_after, change.target_before, change.target_after)
        yield compared.scenario.name, _kind(change), change.station, change.post, change.shift, change.date, *numbers


def _kind(change: ShortageChange) -> str:
    before, after = (change.minimum_before, change.target_before), (change.minimum_after, change.target_after)
    if not any(before):
        return say("compare.kind.new")
    if not any(after):
        return say("compare.kind.gone")
    return say("compare.kind.worse") if after > before else say("compare.kind.better")


def _edits(compared: Compared) -> Iterator[tuple[Any, ...]]:
    yield from ((compared.scenario.name, edit_text(edit), edit.place) for edit in compared.scenario.edits)
