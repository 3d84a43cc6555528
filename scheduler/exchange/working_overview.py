"""总览: how good the roster is and how that is known, its key figures, and what to look at next."""

from collections import Counter
from typing import Any

from models.findings import AuditReport, Finding
from models.roster import Outcome, RosterFile, Source
from models.words import say
from scheduler.exchange.roster_page import page_from, paper
from scheduler.exchange.roster_provenance import parameters_text, versions_text
from scheduler.exchange.roster_style import LINE_POINTS, Styles
from scheduler.exchange.roster_tables import Tables
from scheduler.exchange.roster_text import lines_of
from scheduler.exchange.working_grid import LEGEND
from scheduler.exchange.working_levels import STATUSES, STOPPED, level_sentence, unit_of
from scheduler.exchange.working_names import OVERVIEW
from scheduler.exchange.working_weeks import weeks_section

WIDTHS = (17.0, *[11.0] * 11)
LAST = len(WIDTHS) - 1


def overview_sheet(book: Any, styles: Styles, tables: Tables, file: RosterFile, report: AuditReport) -> None:
    _Overview(book, styles, tables, file, report).write()


class _Overview:
    def __init__(self, book: Any, styles: Styles, tables: Tables, file: RosterFile, report: AuditReport) -> None:
        self.book, self.styles, self.tables, self.file, self.report = book, styles, tables, file, report
        self.sheet = book.add_worksheet(OVERVIEW)
        self.row = 0

    def write(self) -> None:
        for at, width in enumerate(WIDTHS):
            self.sheet.set_column(at, at, width)
        case = self.file.case
        title = f"{case.title}替岗排班底稿"
        self.sheet.write_string(0, 0, title, self.styles.named("title"))
        self.sheet.set_row(0, 28)
        span = f"{case.start:%Y年%m月%d日} 至 {case.end:%Y年%m月%d日}，共 {len(self.tables.dates)} 天"
        made = f"；编制日期 {case.as_of:%Y年%m月%d日}" if case.as_of else ""
        self.sheet.write_string(1, 0, span + made, self.styles.named("plain_note"))
        self.row = 3
        self._figures()
        self._remarks()
        self._levels()
        self._terms()
        self._findings("规则冲突", self.report.breaches)
        self._findings("强制接受的规则冲突", self.report.accepted)
        weeks = self.row
        self.row = weeks_section(self.book, self.sheet, self.styles, self.tables, self.report, self.row)
        self._legend()
        self._findings("既定事项自身超限（不因本方案而起）", self.report.givens)
        self.sheet.freeze_panes(2, 0)
        paper(self.sheet, title)
        page_from(self.sheet, WIDTHS, weeks)

    def _section(self, title: str) -> None:
        for at in range(LAST + 1):
            self.sheet.write_blank(self.row, at, None, self.styles.named("section"))
        self.sheet.write_string(self.row, 0, title, self.styles.named("section"))
        self.sheet.set_row(self.row, 22)
        self.row += 1

    def _figures(self) -> None:
        """Three pairs of name and value a row."""
        self._section("关键数字")
        figures = self._pairs()
        for at in range(0, len(figures), 3):
            for column, (name, value) in zip((0, 4, 8), figures[at : at + 3], strict=False):
                self.sheet.write_string(self.row, column, name, self.styles.named("head"))
                if column:
                    self.sheet.merge_range(self.row, column, self.row, column + 1, name, self.styles.named("head"))
                left = column + (2 if column else 1)
                self.sheet.merge_range(self.row, left, self.row, column + 3, value, self.styles.named("text"))
            self.sheet.set_row(self.row, LINE_POINTS * 1.4)
            self.row += 1
        proof = self.file.proof
        made = (
            ("求解参数", parameters_text(proof)),
            ("软件版本", versions_text(proof) or "—"),
            ("案例校验值", self.file.case_hash[:12]),
        )
        for name, value in made:
            self.sheet.write_string(self.row, 0, name, self.styles.named("head"))
            self.sheet.merge_range(self.row, 1, self.row, LAST, value, self.styles.named("text"))
            self.sheet.set_row(self.row, LINE_POINTS * max(1.4, lines_of(value, sum(WIDTHS[1:]) - 2)))
            self.row += 1
        self.row += 1

    def _pairs(self) -> list[tuple[str, str]]:
        proof, roster, report = self.file.proof, self.file.roster, self.report
        leave = Counter(one.outcome for one in roster.leave)
        critical = [one for one in report.shortages if one.below_minimum]
        covers = [one for one in roster.assignments if one.source is Source.COVER]
        extra = sum(one.source is Source.EXTRA for one in roster.assignments)
        return [
            ("结果", say(STATUSES[proof.status])),
            ("停止原因", say(STOPPED[proof.stopped_by])),
            ("求解用时", f"{proof.seconds:.1f} 秒"),
            ("规则冲突", f"{len(report.breaches)} 处"),
            ("低于最低警力", f"{len(critical)} 个岗次，缺 {sum(one.below_minimum for one in critical)} 人次"),
            ("低于目标警力", f"{len(report.shortages)} 个岗次，差 {sum(one.below_target for one in report.shortages)} 人次"),
            ("待定请假", f"{len(roster.leave)} 份"),
            ("准假", f"如期 {leave[Outcome.GRANTED]} 份，改期 {leave[Outcome.MOVED]} 份"),
            ("未准", f"{leave[Outcome.REFUSED]} 份"),
            ("替岗", f"{len(covers)} 人次"),
            ("参与支援", f"{len({one.officer for one in covers})} 人，{len(roster.stints)} 段"),
            ("本所加班", f"{extra} 人次"),
            ("既定超限", f"{len(report.givens)} 处"),
            ("强制接受", f"{len(report.accepted)} 处"),
            ("全部勤务", f"{len(roster.assignments)} 人次"),
        ]

    def _remarks(self) -> None:
        if not self.file.proof.remarks:
            return
        self._section("求解中的情况")
        for remark in self.file.proof.remarks:
            self.sheet.merge_range(self.row, 0, self.row, LAST, remark, self.styles.named("text"))
            self.row += 1
        self.row += 1

    def _levels(self) -> None:
        self._section("各级目标：现值、已证明的下界与差距")
        self._line("head", "级　目标", "现值", "下界", "差距", "单位", "说明")
        policy = self.file.case.policy
        for one in self.file.proof.levels:
            unit = unit_of(policy, one.level)
            sentence = level_sentence(one, unit)
            title = policy.row(one.name).title if policy.has(one.name) else one.name
            self._line("text", f"{one.level}　{title}", one.value, one.bound, one.gap, unit, sentence)
        self.row += 1

    def _line(self, style: str, name: str, value: Any, bound: Any, gap: Any, unit: str, sentence: str) -> None:
        header = style == "head"
        self.sheet.write_string(self.row, 0, name, self.styles.named("head" if header else "strong"))
        for at, cell in enumerate((value, bound, gap), start=1):
            look = "head" if header else "percent" if at == 3 else "number"
            self.sheet.write(self.row, at, cell, self.styles.named(look))
        self.sheet.write_string(self.row, 4, unit, self.styles.named("head" if header else "code"))
        self.sheet.merge_range(self.row, 5, self.row, LAST, sentence, self.styles.named(style))
        self.sheet.set_row(self.row, LINE_POINTS * max(1.3, lines_of(sentence, sum(WIDTHS[5:])), lines_of(name, WIDTHS[0])))
        self.row += 1

    def _terms(self) -> None:
        terms = [term for term in self.report.terms if term.value]
        if not terms:
            return
        self._section("各级目标的构成（由审核按排班结果重新计算）")
        for at, name in enumerate(("目标项", "级", "数值", "权重", "计入")):
            self.sheet.write_string(self.row, at, name, self.styles.named("head"))
        policy = self.file.case.policy
        for term in sorted(terms, key=lambda term: term.level):
            self.row += 1
            title = policy.row(term.key).title if policy.has(term.key) else term.key
            self.sheet.write_string(self.row, 0, title, self.styles.named("strong"))
            for at, number in enumerate((term.level, term.value, term.weight, term.value * term.weight), start=1):
                self.sheet.write_number(self.row, at, number, self.styles.named("number"))
        self.row += 2

    def _findings(self, title: str, findings: tuple[Finding, ...]) -> None:
        if not findings:
            return
        self._section(title)
        policy = self.file.case.policy
        for one in findings:
            rule = policy.row(one.rule).title if policy.has(one.rule) else one.rule
            self.sheet.write_string(self.row, 0, rule, self.styles.named("strong"))
            self.sheet.merge_range(self.row, 1, self.row, LAST, one.sentence, self.styles.named("text"))
            self.sheet.set_row(
                self.row, LINE_POINTS * max(1.2, lines_of(one.sentence, sum(WIDTHS[1:])), lines_of(rule, WIDTHS[0]))
            )
            self.row += 1
        self.row += 1

    def _legend(self) -> None:
        self._section("图例")
        self.sheet.merge_range(self.row, 0, self.row, LAST, LEGEND, self.styles.named("note"))
        self.sheet.set_row(self.row, LINE_POINTS * lines_of(LEGEND, sum(WIDTHS)) + 4)
        self.row += 2
