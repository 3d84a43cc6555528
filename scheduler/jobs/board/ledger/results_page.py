"""帮扶成效 for a page, from what the ledger keeps, and as a workbook."""

from typing import NamedTuple

from models.reports.grouping import Grouping
from models.reports.results import ResultsReport
from models.words import in_the_workbook, say
from scheduler.exchange.writing.answers.results_workbook import (
    HEADS,
    kinds_apart,
    results_bytes,
    results_title,
    row_name,
    tally_row,
)
from scheduler.jobs.ready import answer_targets
from scheduler.jobs.records import Source, results


class ResultsPage(NamedTuple):
    """Each row begins with what it is of, and ends with the sum of its kinds."""

    title: str
    head: str
    chart: str
    kinds: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    total: tuple[object, ...]


def results_page(by: Grouping) -> ResultsPage:
    """Raises `Unclear` where nothing was recorded, and what opening a ledger raises."""
    report = _report(by)
    rows = tuple(tally_row(row, row_name(report, row)) for row in report.rows)
    total = tally_row(report.total, say("results.all"))
    head, chart = (say(key) for key in HEADS[by])
    return ResultsPage(results_title(report), head, chart, tuple(kinds_apart(report)), rows, total)


def results_book(by: Grouping) -> tuple[str, bytes]:
    """Its name and content. Raises as `results_page` does."""
    report = _report(by)
    with in_the_workbook():
        return f"{say('results.sheet')}.xlsx", results_bytes(report)


def _report(by: Grouping) -> ResultsReport:
    return results(Source(None), answer_targets(None), by).value.report
