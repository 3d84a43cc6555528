"""What a study came to, for a page: what is said of it, its chart, and the tables of its workbook."""

from typing import Any, NamedTuple

from models.comparison import Compared, Comparison
from models.stress import Stress
from models.tradeoff import Tradeoff
from models.words import say
from scheduler.exchange.writing.answers.bottleneck_workbook import bottleneck_levels, bottleneck_table
from scheduler.exchange.writing.answers.compare_lines import FIGURES, proven_difference
from scheduler.exchange.writing.answers.compare_workbook import (
    BASE,
    CHARTED,
    comparison_overview,
    comparison_tables,
)
from scheduler.exchange.writing.answers.stress_workbook import stress_by_unit, stress_overview, stress_tables
from scheduler.exchange.writing.answers.tradeoff_workbook import tradeoff_table
from scheduler.exchange.writing.paper.table import AnswerTable
from scheduler.jobs.board.studies.wanted import Study
from scheduler.whatif.bottleneck import ranked


class Bars(NamedTuple):
    """A bar a series in each row; `is_stacked` puts them end to end. `rows` are a label with a value for each of `series`."""

    title: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    is_stacked: bool = False


class Curve(NamedTuple):
    """Points by rising `x`, each with a value and its bound."""

    title: str
    x: str
    series: tuple[str, str]
    points: tuple[tuple[int, int, int], ...]


class Part(NamedTuple):
    """The tables of one scenario; `failure` says why there are none."""

    title: str
    tables: tuple[AnswerTable, ...]
    failure: str = ""


class Shown(NamedTuple):
    """`overview` stands first, its note below its title, then the chart, the `parts` and the `tables`."""

    overview: AnswerTable
    bars: Bars | None = None
    curve: Curve | None = None
    parts: tuple[Part, ...] = ()
    tables: tuple[AnswerTable, ...] = ()


def shown(study: Study, value: Any, is_whole: bool) -> Shown:
    """In the language spoken. `is_whole`: nobody stopped it."""
    match study:
        case Study.WHATIF:
            return _compared(value)
        case Study.STRESS:
            return _stressed(value)
        case Study.TRADEOFF:
            return _traded(value)
        case Study.BOTTLENECK:
            return _ranked(value, is_whole)


def _compared(comparison: Comparison) -> Shown:
    figures = ((say(BASE), comparison.figures), *((row.scenario.name, row.figures) for row in comparison.scenarios))
    rows = tuple((name, tuple(getattr(known, key) for key in CHARTED)) for name, known in figures if known)
    bars = Bars(say("compare.chart"), tuple(say(FIGURES[key]) for key in CHARTED), rows)
    parts = tuple(_part(compared) for compared in comparison.scenarios)
    return Shown(comparison_overview(comparison), bars, parts=parts)


def _part(compared: Compared) -> Part:
    """Without the columns that name the scenario, and the line of a file that may have changed since."""
    *tables, edits = comparison_tables([compared])
    tables.append(edits._replace(columns=edits.columns[:-1], rows=[row[:-1] for row in edits.rows]))
    narrowed = (part._replace(columns=part.columns[1:], rows=[row[1:] for row in part.rows]) for part in tables)
    failure = say("compare.no_result", failure=compared.failure) if compared.figures is None else ""
    return Part(compared.scenario.name, tuple(part for part in narrowed if part.rows), failure)


def _stressed(stress: Stress) -> Shown:
    by_unit = stress_by_unit(stress)
    rows = tuple((str(row[0]), tuple(row[1:])) for row in by_unit.rows)
    bars = Bars(by_unit.title, tuple(column.heading for column in by_unit.columns[1:]), rows, is_stacked=True) if rows else None
    return Shown(stress_overview(stress), bars, tables=tuple(stress_tables(stress)))


def _traded(tradeoff: Tradeoff) -> Shown:
    points = tuple((point.target, point.leave, point.bound) for point in tradeoff.points)
    series = say("tradeoff.head.leave"), say("tradeoff.head.bound")
    curve = Curve(say("tradeoff.chart"), say("tradeoff.axis.target"), series, points) if len(points) > 1 else None
    return Shown(tradeoff_table(tradeoff), curve=curve)


def _ranked(comparison: Comparison, is_whole: bool) -> Shown:
    """The chart is of what is proven to be freed."""
    order = ranked(comparison)
    titles = bottleneck_levels(order)
    freed = ((row.scenario.name, [proven_difference(level) or 0 for level in row.levels]) for row in order if row.levels)
    rows = tuple((name, tuple(-difference for difference in differences)) for name, differences in freed)
    bars = Bars(say("board.study.freed"), tuple(titles), rows) if any(any(values) for _, values in rows) else None
    return Shown(bottleneck_table(comparison, order, is_whole), bars)
