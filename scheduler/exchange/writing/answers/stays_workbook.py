"""驻所情况 as a workbook: the page that is read out, stations and leaders, the problems, overdue first, and each stay."""

from io import BytesIO
from typing import Any

from models.records.problem import ProblemState
from models.records.stay import Activity
from models.reports.stays import StaysOwed, StaysReport, StayTally
from models.words import say
from scheduler.exchange.writing.answers.stays_lines import (
    has_several_phases,
    heading,
    phase_name,
    phase_words,
    stays_title,
    summary_lines,
    word,
)
from scheduler.exchange.writing.answers.stress_rows import names
from scheduler.exchange.writing.paper.page import paper
from scheduler.exchange.writing.paper.style import Styles, new_workbook
from scheduler.exchange.writing.paper.table import Column, table, table_sheet
from scheduler.exchange.writing.paper.text import lines_of

NAME_WIDTH, NUMBER_WIDTH = 23, 7.5
READ_OUT_LARGER, READ_OUT_POINTS = 1.15, 19
"""What is read out is so many times as wide as a column counts, and so high a line."""

OWED = tuple(Column(head, NUMBER_WIDTH, "number") for head in ("stays.head.asked", "stays.head.had", "stays.head.lacks"))
NIGHTS_OWED = tuple(
    Column(head, NUMBER_WIDTH, "number")
    for head in ("stays.head.nights_asked", "stays.head.nights_had", "stays.head.nights_lack")
)


def stays_bytes(report: StaysReport) -> bytes:
    content = BytesIO()
    book = new_workbook(content, report.as_of)
    styles = Styles(book)
    _summary(book, styles, report)
    _tallies(book, styles, report)
    _problems(book, styles, report)
    _stays(book, styles, report)
    book.close()
    return content.getvalue()


def _summary(book: Any, styles: Styles, report: StaysReport) -> None:
    """What is read out, in type for it, over the table of problems."""
    sheet = book.add_worksheet(say("stays.sheet.summary"))
    numbers = [heading(state) for state in ProblemState]
    columns = [
        Column("stays.head.kind", NAME_WIDTH, "strong"),
        *(Column(head, 14, "number") for head in ("stays.head.problems", *numbers, "stays.head.overdue")),
    ]
    width = sum(column.room for column in columns) / READ_OUT_LARGER
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.room)
    title = stays_title(report)
    sheet.write_string(0, 0, title, styles.named("title"))
    sheet.set_row(0, 26)
    row = 0
    for row, line in enumerate(summary_lines(report), 1):
        sheet.merge_range(row, 0, row, len(columns) - 1, line, styles.named("read_out"))
        sheet.set_row(row, READ_OUT_POINTS * lines_of(line, width))
    table(sheet, styles, row + 2, columns, [_kind_row(report, at) for at in range(len(report.kinds))])
    paper(sheet, title)
    sheet.set_portrait()


def _tallies(book: Any, styles: Styles, report: StaysReport) -> None:
    sheet = book.add_worksheet(say("stays.sheet.tallies"))
    columns = _tally_columns("stays.head.station")
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.room)
    sheet.write_string(0, 0, stays_title(report), styles.named("title"))
    sheet.set_row(0, 26)
    shown = names(report.book.officers)
    row = 0
    if has_several_phases(report):
        phases = [_tally_row(tally, phase_name(tally.of)) for tally in report.phases]
        row = table(sheet, styles, 2, _tally_columns("stays.head.phase"), phases)
    row = table(sheet, styles, row + 2, columns, [_tally_row(tally, tally.of) for tally in report.stations])
    leaders = [_tally_row(tally, shown[tally.of]) for tally in report.leaders]
    total = _tally_row(report.total, say("stays.all"))
    row = table(sheet, styles, row + 2, _tally_columns("stays.head.leader"), [*leaders, total])
    for owed in report.owed:
        sheet.write_string(row + 2, 0, say("stays.owed.title", phase=phase_words(owed.phase)), styles.named("title"))
        sheet.set_row(row + 2, 26)
        stations = [_owed_row(of, of.of)[: 1 + len(OWED)] for of in owed.stations]
        row = table(sheet, styles, row + 3, (Column("stays.head.station", NAME_WIDTH, "strong"), *OWED), stations)
        leaders = [_owed_row(of, shown[of.of]) for of in owed.leaders]
        row = table(sheet, styles, row + 2, (Column("stays.head.leader", NAME_WIDTH, "strong"), *OWED, *NIGHTS_OWED), leaders)
    paper(sheet, stays_title(report), pages_high=1)


def _kind_row(report: StaysReport, at: int) -> tuple[Any, ...]:
    kind = report.kinds[at]
    return word(kind.kind), sum(kind.by_state), *kind.by_state, kind.overdue


def _owed_row(owed: StaysOwed, name: str) -> tuple[Any, ...]:
    return name, owed.asked, owed.had, owed.lacks, owed.nights_asked, owed.nights, owed.lacks_nights


def _tally_columns(name: str) -> list[Column]:
    activities = [heading(activity) for activity in Activity]
    keys = (
        "stays.head.stays",
        "stays.head.nights",
        *activities,
        "stays.head.problems",
        "stays.head.unsettled",
        "stays.head.overdue",
    )
    return [Column(name, NAME_WIDTH, "strong"), *(Column(key, NUMBER_WIDTH, "number") for key in keys)]


def _tally_row(tally: StayTally, name: str) -> tuple[Any, ...]:
    return name, tally.stays, tally.nights, *tally.numbers, tally.problems, tally.unsettled, tally.overdue


def _problems(book: Any, styles: Styles, report: StaysReport) -> None:
    columns = (
        Column("stays.head.station", 14, "strong"),
        Column("stays.head.kind", 12),
        Column("stays.head.text", 60),
        Column("stays.head.found", 12, "date"),
        Column("stays.head.finder", 16),
        Column("stays.head.deadline", 12, "date"),
        Column("stays.head.state", 14, "code"),
        Column("stays.head.days_overdue", 10, "number"),
    )
    shown = names(report.book.officers)
    rows = [
        (
            problem.station,
            word(problem.kind),
            problem.text,
            problem.found_on,
            shown[problem.officer] if problem.officer else None,
            problem.deadline,
            word(problem.state),
            (report.as_of - problem.deadline).days if problem.deadline and problem.is_overdue(report.as_of) else None,
        )
        for problem in report.problems
    ]
    table_sheet(book, styles, say("stays.sheet.problems"), say("stays.note.problems", as_of=report.as_of), columns, rows)


def _stays(book: Any, styles: Styles, report: StaysReport) -> None:
    columns = (
        Column("stays.head.date", 12, "date"),
        Column("stays.head.leader", 16, "strong"),
        Column("stays.head.station", 14, "strong"),
        Column("stays.head.time", 9, "code"),
        *(Column(_halved(heading(activity)), NUMBER_WIDTH, "number") for activity in Activity),
        Column("stays.head.phase", 14, "code"),
    )
    shown = names(report.book.officers)
    rows = [
        (
            record.date,
            shown[record.officer],
            record.station,
            record.time.said,
            *(record.number(activity) or None for activity in Activity),
            phase_name(record.phase),
        )
        for record in report.records
    ]
    table_sheet(book, styles, say("stays.sheet.stays"), say("stays.note.stays"), columns, rows)


def _halved(title: str) -> str:
    """A title without blanks over two lines: its column is no wider than a number."""
    half = len(title) // 2
    return title if title.isascii() else f"{title[:half]}\n{title[half:]}"
