"""总览: how good the roster is and how that is known, its key figures, and what to look at next."""

from typing import Any

from models.findings import AuditReport, Finding
from models.policy import Policy
from models.roster import RosterFile
from models.words import say, told
from scheduler.exchange.working.grid import legend_text
from scheduler.exchange.working.names import OVERVIEW
from scheduler.exchange.working.overview.figures import figures
from scheduler.exchange.working.overview.levels import levels, terms
from scheduler.exchange.working.overview.page import LAST_COLUMN, WIDTHS, Page
from scheduler.exchange.working.overview.weeks import weeks_section
from scheduler.exchange.writing.paper.page import page_from, paper
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import LINE_POINTS, Styles
from scheduler.exchange.writing.paper.table import INDENT
from scheduler.exchange.writing.paper.text import case_title, lines_of


def overview_sheet(book: Any, styles: Styles, tables: Tables, file: RosterFile, report: AuditReport) -> None:
    page = Page(book.add_worksheet(say(OVERVIEW)), styles)
    policy = file.case.policy
    title = _title(page, tables, file)
    figures(page, file, report)
    _remarks(page, file.proof.remarks)
    levels(page, file.proof, policy)
    terms(page, report.terms, policy)
    _findings(page, say("sheet.overview.breaches"), report.breaches, policy)
    _findings(page, say("sheet.overview.accepted"), report.accepted, policy)
    weeks = page.row
    page.row = weeks_section(book, page.sheet, styles, tables, report, page.row)
    _legend(page)
    _findings(page, say("sheet.overview.givens"), report.givens, policy)
    page.sheet.freeze_panes(2, 0)
    paper(page.sheet, title)
    page.set_heights()
    page_from(page.sheet, WIDTHS, weeks, page.points_above(weeks))


def _title(page: Page, tables: Tables, file: RosterFile) -> str:
    case = file.case
    title = say("sheet.overview.title", title=case_title(case.title))
    page.sheet.write_string(0, 0, title, page.styles.named("title"))
    page.heights[0] = 28.0
    span = say("sheet.overview.horizon", start=case.start, end=case.end, dates=len(tables.dates))
    made = say("sheet.overview.planned", as_of=case.as_of) if case.as_of else ""
    page.sheet.write_string(1, 0, span + made, page.styles.named("plain_note"))
    page.row = 3
    return title


def _remarks(page: Page, remarks: tuple[str, ...]) -> None:
    if not remarks:
        return
    page.section(say("sheet.overview.remarks"))
    for remark in remarks:
        page.merged(0, LAST_COLUMN, told(remark), "text")
        page.row += 1
    page.row += 1


def _findings(page: Page, title: str, findings: tuple[Finding, ...], policy: Policy) -> None:
    if not findings:
        return
    page.section(title)
    for finding in findings:
        rule = finding.title(policy)
        page.sheet.write_string(page.row, 0, rule, page.styles.named("strong"))
        page.merged(1, LAST_COLUMN, finding.sentence, "text")
        page.end_row(1.2, lines_of(finding.sentence, sum(WIDTHS[1:])), lines_of(rule, WIDTHS[0] - INDENT))
    page.row += 1


def _legend(page: Page) -> None:
    page.section(say("sheet.overview.legend"))
    page.merged(0, LAST_COLUMN, legend_text(), "note")
    page.heights[page.row] = LINE_POINTS * lines_of(legend_text(), sum(WIDTHS)) + 4
    page.row += 2
