"""帮扶成效 in a few lines and as a workbook: what stints came to, as a native chart below its numbers."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from models.reports.grouping import Grouping
from models.reports.results import ResultsReport, ResultTally
from models.words import listed, say
from scheduler.exchange.writing.answers.stays_lines import phase_name
from scheduler.exchange.writing.answers.stress_rows import names
from scheduler.exchange.writing.paper.page import paper
from scheduler.exchange.writing.paper.style import Styles, new_workbook
from scheduler.exchange.writing.paper.table import AnswerTable, Column, titled_table
from scheduler.exchange.writing.paper.text import case_title

CHART_WIDTH, BAR_PIXELS, FRAME_PIXELS = 760, 26, 150
CHARTED_ROWS = 25
KINDS_APART = 12
"""Of the chart: its width, its height as so much a row beside its title and legend, and the rows that it shows at most.

So many kinds have a column of their own; the smaller ones are summed."""


class Heads(NamedTuple):
    """Keys: over the first column, and over the chart."""

    column: str
    chart: str


HEADS = {
    Grouping.STATION: Heads("results.head.station", "results.chart.station"),
    Grouping.DEPARTMENT: Heads("results.head.department", "results.chart.department"),
    Grouping.OFFICER: Heads("results.head.officer", "results.chart.officer"),
    Grouping.PHASE: Heads("results.head.phase", "results.chart.phase"),
}


def results_title(report: ResultsReport) -> str:
    return say("results.title", title=case_title(report.book.title), start=report.book.first, end=report.book.last)


def results_lines(report: ResultsReport) -> Iterator[str]:
    yield results_title(report)
    if not report.rows:
        yield say("results.none")
        return
    yield _line(report, report.total, say("results.all"), "")
    yield from (_line(report, row, row_name(report, row), "  ") for row in report.rows)


def _line(report: ResultsReport, tally: ResultTally, name: str, indent: str) -> str:
    done = [f"{kind} {number}" for kind, number in zip(report.kinds, tally.numbers, strict=True) if number]
    counts = {"stints": tally.stints, "officers": tally.officers, "days": tally.days}
    return indent + say("results.line", name=name, done=listed(done) or "0", **counts)


def row_name(report: ResultsReport, tally: ResultTally) -> str:
    if report.by is Grouping.OFFICER:
        return names(report.book.officers)[tally.of]
    return phase_name(tally.of) if report.by is Grouping.PHASE else tally.of


def results_bytes(report: ResultsReport) -> bytes:
    content = BytesIO()
    book = new_workbook(content, report.book.last)
    styles = Styles(book)
    sheet = book.add_worksheet(say("results.sheet"))
    title, rows = results_title(report), [tally_row(row, row_name(report, row)) for row in report.rows]
    whole = [*rows, tally_row(report.total, say("results.all"))] if rows else []
    top, last = titled_table(sheet, styles, AnswerTable(title, "", _columns(report), whole))
    sheet.freeze_panes(top + 1, 1)
    if rows:
        sheet.insert_chart(last + 2, 0, _chart(book, sheet.name, report))
    paper(sheet, title, (top, top), pages_high=int(len(rows) <= CHARTED_ROWS))
    book.close()
    return content.getvalue()


def _columns(report: ResultsReport) -> Sequence[Column]:
    counts = ("results.head.stints", "results.head.officers", "results.head.days")
    return (
        Column(HEADS[report.by].column, 22, "strong"),
        *(Column(count, 10, "number") for count in counts),
        *(Column(kind, 10, "number") for kind in kinds_apart(report)),
        Column("results.head.total", 10, "number"),
    )


def tally_row(tally: ResultTally, name: str) -> tuple[Any, ...]:
    apart, others = tally.numbers[:KINDS_APART], tally.numbers[KINDS_APART:]
    numbers = (*apart, sum(others)) if others else apart
    return name, tally.stints, tally.officers, tally.days, *numbers, sum(numbers)


def kinds_apart(report: ResultsReport) -> tuple[str, ...]:
    """Over the columns: the largest, and one word for the others."""
    others = len(report.kinds) - KINDS_APART
    return report.kinds if others <= 0 else (*report.kinds[:KINDS_APART], say("results.others", count=others))


def _chart(book: Any, sheet: str, report: ResultsReport) -> Any:
    """A bar for each of the first rows, in the table's order from above, parted by kind."""
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    rows = min(len(report.rows), CHARTED_ROWS)
    first, last = 3, 2 + rows
    for at in range(4, 4 + len(kinds_apart(report))):
        names, numbers = [sheet, first, 0, last, 0], [sheet, first, at, last, at]
        chart.add_series({"name": [sheet, 2, at], "categories": names, "values": numbers, "gap": 60})
    title = say(HEADS[report.by].chart)
    whole = title if rows == len(report.rows) else say("results.largest", title=title, rows=rows)
    chart.set_title({"name": whole, "name_font": {"size": 11}})
    chart.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}, "num_format": "0"})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": CHART_WIDTH, "height": FRAME_PIXELS + BAR_PIXELS * rows})
    return chart
