"""总览: how good the roster is and how that is known, its key figures, and what to look at next."""

from collections import Counter
from typing import Any

from models.findings import AuditReport, Finding
from models.roster import Outcome, RosterFile, Source
from models.words import say, told
from scheduler.exchange.working.grid import legend_text
from scheduler.exchange.working.names import OVERVIEW
from scheduler.exchange.working.weeks import weeks_section
from scheduler.exchange.writing.paper.levels import STATUSES, STOPPED, level_sentence, unit_of
from scheduler.exchange.writing.paper.page import page_from, paper
from scheduler.exchange.writing.paper.provenance import parameters_text, versions_text
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import LINE_POINTS, ROW_POINTS, Styles
from scheduler.exchange.writing.paper.table import INDENT
from scheduler.exchange.writing.paper.text import case_title, lines_of

WIDTHS = (23.0, *[11.0] * 11)
LAST = len(WIDTHS) - 1
NAME_WIDTH, VALUE_WIDTH = 20.0, 20.0
"""The narrowest of the three pairs of columns."""


def overview_sheet(book: Any, styles: Styles, tables: Tables, file: RosterFile, report: AuditReport) -> None:
    _Overview(book, styles, tables, file, report).write()


class _Overview:
    def __init__(self, book: Any, styles: Styles, tables: Tables, file: RosterFile, report: AuditReport) -> None:
        self.book, self.styles, self.tables, self.file, self.report = book, styles, tables, file, report
        self.sheet = book.add_worksheet(say(OVERVIEW))
        self.row = 0
        self.heights: dict[int, float] = {}
        """In points, by row."""

    def write(self) -> None:
        for at, width in enumerate(WIDTHS):
            self.sheet.set_column(at, at, width)
        case = self.file.case
        title = say("sheet.overview.title", title=case_title(case.title))
        self.sheet.write_string(0, 0, title, self.styles.named("title"))
        self.heights[0] = 28.0
        span = say("sheet.overview.horizon", start=case.start, end=case.end, dates=len(self.tables.dates))
        made = say("sheet.overview.planned", as_of=case.as_of) if case.as_of else ""
        self.sheet.write_string(1, 0, span + made, self.styles.named("plain_note"))
        self.row = 3
        self._figures()
        self._remarks()
        self._levels()
        self._terms()
        self._findings(say("sheet.overview.breaches"), self.report.breaches)
        self._findings(say("sheet.overview.accepted"), self.report.accepted)
        weeks = self.row
        self.row = weeks_section(self.book, self.sheet, self.styles, self.tables, self.report, self.row)
        self._legend()
        self._findings(say("sheet.overview.givens"), self.report.givens)
        self.sheet.freeze_panes(2, 0)
        paper(self.sheet, title)
        for row, points in self.heights.items():
            self.sheet.set_row(row, points)
        page_from(self.sheet, WIDTHS, weeks, sum(self.heights.get(row, ROW_POINTS) for row in range(weeks)))

    def _section(self, title: str) -> None:
        for at in range(LAST + 1):
            self.sheet.write_blank(self.row, at, None, self.styles.named("section"))
        self.sheet.write_string(self.row, 0, title, self.styles.named("section"))
        self.heights[self.row] = 22.0
        self.row += 1

    def _figures(self) -> None:
        """Three pairs of name and value a row."""
        self._section(say("sheet.overview.figures"))
        figures = self._pairs()
        for at in range(0, len(figures), 3):
            for column, (name, value) in zip((0, 4, 8), figures[at : at + 3], strict=False):
                self.sheet.write_string(self.row, column, name, self.styles.named("head"))
                if column:
                    self.sheet.merge_range(self.row, column, self.row, column + 1, name, self.styles.named("head"))
                left = column + (2 if column else 1)
                self.sheet.merge_range(self.row, left, self.row, column + 3, value, self.styles.named("text"))
            lines = max(max(lines_of(name, NAME_WIDTH), lines_of(value, VALUE_WIDTH)) for name, value in figures[at : at + 3])
            self.heights[self.row] = LINE_POINTS * max(1.4, lines)
            self.row += 1
        proof = self.file.proof
        made = (
            (say("sheet.overview.parameters"), parameters_text(proof)),
            (say("sheet.overview.versions"), versions_text(proof) or "—"),
            (say("sheet.overview.hash"), self.file.case_hash[:12]),
        )
        for name, value in made:
            self.sheet.write_string(self.row, 0, name, self.styles.named("head"))
            self.sheet.merge_range(self.row, 1, self.row, LAST, value, self.styles.named("text"))
            self.heights[self.row] = LINE_POINTS * max(1.4, lines_of(value, sum(WIDTHS[1:]) - 2))
            self.row += 1
        self.row += 1

    def _pairs(self) -> list[tuple[str, str]]:
        proof, roster, report = self.file.proof, self.file.roster, self.report
        leave = Counter(one.outcome for one in roster.leave)
        critical = [one for one in report.shortages if one.below_minimum]
        covers = [one for one in roster.assignments if one.source is Source.COVER]
        extra = sum(one.source is Source.EXTRA for one in roster.assignments)
        return [
            (say("sheet.overview.result"), say(STATUSES[proof.status])),
            (say("sheet.overview.stopped"), say(STOPPED[proof.stopped_by])),
            (say("sheet.overview.seconds"), say("sheet.overview.seconds_text", seconds=proof.seconds)),
            (say("sheet.overview.breaches"), say("sheet.overview.count", breaches=len(report.breaches))),
            (
                say("sheet.overview.below_minimum"),
                say(
                    "sheet.overview.below_minimum_text",
                    critical=len(critical),
                    below_minimum=sum(one.below_minimum for one in critical),
                ),
            ),
            (
                say("sheet.overview.below_target"),
                say(
                    "sheet.overview.below_target_text",
                    shortages=len(report.shortages),
                    below_target=sum(one.below_target for one in report.shortages),
                ),
            ),
            (say("sheet.overview.open_leave"), say("sheet.overview.leave_text", leave=len(roster.leave))),
            (
                say("sheet.overview.granted"),
                say("sheet.overview.granted_text", granted=leave[Outcome.GRANTED], moved=leave[Outcome.MOVED]),
            ),
            (say("sheet.overview.refused"), say("sheet.overview.refused_text", refused=leave[Outcome.REFUSED])),
            (say("sheet.overview.covers"), say("sheet.overview.covers_text", covers=len(covers))),
            (
                say("sheet.overview.helpers"),
                say("sheet.overview.helpers_text", officers=len({one.officer for one in covers}), stints=len(roster.stints)),
            ),
            (say("sheet.overview.extra"), say("sheet.overview.extra_text", extra=extra)),
            (say("sheet.overview.givens_short"), say("sheet.overview.givens_text", givens=len(report.givens))),
            (say("sheet.overview.accepted_short"), say("sheet.overview.accepted_text", accepted=len(report.accepted))),
            (say("sheet.overview.all_duties"), say("sheet.overview.all_duties_text", assignments=len(roster.assignments))),
        ]

    def _remarks(self) -> None:
        if not self.file.proof.remarks:
            return
        self._section(say("sheet.overview.remarks"))
        for remark in self.file.proof.remarks:
            self.sheet.merge_range(self.row, 0, self.row, LAST, told(remark), self.styles.named("text"))
            self.row += 1
        self.row += 1

    def _levels(self) -> None:
        self._section(say("sheet.overview.levels"))
        self._line(
            "head",
            say("sheet.overview.level"),
            say("sheet.overview.value"),
            say("sheet.overview.bound"),
            say("sheet.overview.gap"),
            say("sheet.overview.unit"),
            say("head.remark"),
        )
        policy = self.file.case.policy
        for one in self.file.proof.levels:
            unit = unit_of(policy, one.level)
            sentence = level_sentence(one, unit)
            title = policy.title(one.name)
            self._line(
                "text",
                say("sheet.overview.level_text", level=one.level, title=title),
                one.value,
                one.bound,
                one.gap,
                unit,
                sentence,
            )
        self.row += 1

    def _line(self, style: str, name: str, value: Any, bound: Any, gap: Any, unit: str, sentence: str) -> None:
        header = style == "head"
        self.sheet.write_string(self.row, 0, name, self.styles.named("head" if header else "strong"))
        for at, cell in enumerate((value, bound, gap), start=1):
            look = "head" if header else "percent" if at == 3 else "number"
            self.sheet.write(self.row, at, cell, self.styles.named(look))
        self.sheet.write_string(self.row, 4, unit, self.styles.named("head" if header else "code"))
        self.sheet.merge_range(self.row, 5, self.row, LAST, sentence, self.styles.named(style))
        self.heights[self.row] = LINE_POINTS * max(1.3, lines_of(sentence, sum(WIDTHS[5:])), lines_of(name, WIDTHS[0] - INDENT))
        self.row += 1

    def _terms(self) -> None:
        terms = [term for term in self.report.terms if term.value]
        if not terms:
            return
        self._section(say("sheet.overview.terms"))
        for at, name in enumerate(
            (
                say("sheet.overview.term"),
                say("sheet.overview.level_short"),
                say("sheet.overview.amount"),
                say("head.weight"),
                say("sheet.overview.weighted"),
            )
        ):
            self.sheet.write_string(self.row, at, name, self.styles.named("head"))
        policy = self.file.case.policy
        for term in sorted(terms, key=lambda term: term.level):
            self.row += 1
            title = policy.title(term.key)
            self.sheet.write_string(self.row, 0, title, self.styles.named("strong"))
            self.heights[self.row] = LINE_POINTS * max(1.2, lines_of(title, WIDTHS[0] - INDENT))
            for at, number in enumerate((term.level, term.value, term.weight, term.value * term.weight), start=1):
                self.sheet.write_number(self.row, at, number, self.styles.named("number"))
        self.row += 2

    def _findings(self, title: str, findings: tuple[Finding, ...]) -> None:
        if not findings:
            return
        self._section(title)
        policy = self.file.case.policy
        for one in findings:
            rule = policy.title(one.rule)
            self.sheet.write_string(self.row, 0, rule, self.styles.named("strong"))
            self.sheet.merge_range(self.row, 1, self.row, LAST, one.sentence, self.styles.named("text"))
            self.heights[self.row] = LINE_POINTS * max(
                1.2, lines_of(one.sentence, sum(WIDTHS[1:])), lines_of(rule, WIDTHS[0] - INDENT)
            )
            self.row += 1
        self.row += 1

    def _legend(self) -> None:
        self._section(say("sheet.overview.legend"))
        self.sheet.merge_range(self.row, 0, self.row, LAST, legend_text(), self.styles.named("note"))
        self.heights[self.row] = LINE_POINTS * lines_of(legend_text(), sum(WIDTHS)) + 4
        self.row += 2
