"""A roster that is being looked at: read once, with what the audit says of it, until its file changes."""

from collections import defaultdict
from datetime import date
from functools import cached_property

from models.findings import AuditReport, Finding, Shortage
from models.level import LevelNumber
from models.organisation import Officer
from models.roster import RosterFile
from scheduler.audit import Facts
from scheduler.audit.verdict import levels
from scheduler.demand.needs import Duty
from scheduler.exchange.working.edits.open_cells import CellKey
from scheduler.exchange.working.grid import Mark, mark
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.explain.asked.view import View


class OpenRoster:
    """`file` holds the case and the roster as they are edited, `facts` are of its case; `typed` are the cells with edits."""

    def __init__(
        self,
        file: RosterFile,
        facts: Facts,
        typed: frozenset[CellKey] = frozenset(),
        breaches: frozenset[Finding] | None = None,
    ) -> None:
        """`breaches` are what is known to be broken."""
        self.file, self.typed, self.facts, self._breaches = file, typed, facts, breaches
        self.tables = Tables(file)
        self.tables.facts = facts
        self._marks: dict[tuple[str, date], Mark] = {}

    @cached_property
    def view(self) -> View:
        return View(self.file, self.facts)

    @property
    def report(self) -> AuditReport:
        return self.view.report

    @property
    def breaches(self) -> frozenset[Finding]:
        return self.view.broken if self._breaches is None else self._breaches

    @cached_property
    def skills(self) -> dict[str, tuple[str, ...]]:
        """By officer, held at any time."""
        skills: dict[str, dict[str, None]] = defaultdict(dict)
        for row in self.file.case.qualifications:
            skills[row.officer][row.skill] = None
        return {officer: tuple(held) for officer, held in skills.items()}

    @cached_property
    def levels(self) -> dict[LevelNumber, int]:
        """As the audit counts them."""
        return levels(self.facts, self.file.roster)

    @property
    def shortages(self) -> dict[Duty, Shortage]:
        return self.tables.shortages

    def mark(self, officer: Officer, day: date) -> Mark:
        """What the officer's cell says."""
        key = (officer.id, day)
        if key not in self._marks:
            self._marks[key] = mark(self.tables, officer, day)
        return self._marks[key]
