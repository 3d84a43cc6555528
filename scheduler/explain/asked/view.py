"""A roster with everything that the audit and the reasons know of it, made once for one question."""

from datetime import date
from functools import cached_property

from models.findings import AuditReport, Finding
from models.roster import Roster, RosterFile
from models.words import say
from scheduler.audit import Facts, audit_with, breaches, facts_of, words
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.sheet import Sheet, Work
from scheduler.explain.reasons.book import Book
from scheduler.explain.reasons.granting import Granting
from scheduler.explain.reasons.obstacles import Obstacles


class View:
    def __init__(self, file: RosterFile, facts: Facts | None = None) -> None:
        self.file, self.case, self.roster = file, file.case, file.roster
        self.facts = facts or facts_of(file.case)
        self.sheet = Sheet(self.facts, file.roster)
        self.book = Book(self.facts, self.sheet)
        self.obstacles = Obstacles(self.facts, self.sheet, self.book)

    def with_roster(self, roster: Roster, facts: Facts | None = None) -> "View":
        """`facts` are those of another case, where the roster is for one."""
        facts = facts or self.facts
        return View(self.file.model_copy(update={"case": facts.case, "roster": roster}), facts)

    def missing(self, duty: Duty) -> int:
        """Officers that the duty lacks of its target."""
        count = self.sheet.counts.get(duty)
        return count.below_target if count else 0

    @cached_property
    def report(self) -> AuditReport:
        return audit_with(self.facts, self.roster)

    @cached_property
    def broken(self) -> frozenset[Finding]:
        return frozenset(breaches(self.facts, self.roster))

    @cached_property
    def granting(self) -> Granting:
        return Granting(self.facts, self.sheet, self.book, self.obstacles.limits)

    def duty(self, station: str, post: str, shift: str, when: date) -> Duty:
        return Duty(station, post, shift, self.facts.day(when))

    def named(self, line: Line) -> str:
        """警员D01（户政科）"""
        return say("explain.asked.named", name=words.name(self.facts, line.id), unit=line.officer.unit)

    def said(self, duty: Duty) -> str:
        """7月24日龙桥所接处警值班"""
        return say("audit.words.moment", date=words.date(self.facts, duty.day), time=words.place(self.facts, duty))

    def rule(self, key: str) -> str:
        """The title of a rule's policy row; with its clause where it has one."""
        if not self.case.policy.has(key):
            return key
        title, clause = self.case.policy.title(key), self.case.policy.row(key).texts()["clause"]
        return say("explain.asked.clause", title=title, clause=clause) if clause else title

    def works_on(self, officer: str, when: date) -> list[Work]:
        return [work for work in self.sheet.works.get(officer, ()) if work.row.date == when]
