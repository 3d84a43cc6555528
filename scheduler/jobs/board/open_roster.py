"""A roster that is being looked at: read once, with what the audit says of it, until its file changes."""

from datetime import date
from functools import cached_property
from pathlib import Path

from models.findings import AuditReport, Shortage
from models.organisation import Officer
from models.roster import RosterFile
from scheduler.audit import audit_file
from scheduler.demand.needs import Duty
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.working.grid import Mark, mark
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.explain.asked.view import View


class OpenRoster:
    """Raises `Unreadable`."""

    def __init__(self, path: Path) -> None:
        self.file: RosterFile = read_roster(path)
        self.tables = Tables(self.file)
        self._marks: dict[tuple[str, date], Mark] = {}

    @cached_property
    def view(self) -> View:
        return View(self.file, self.tables.facts)

    @cached_property
    def report(self) -> AuditReport:
        return audit_file(self.file, self.tables.facts)

    @property
    def shortages(self) -> dict[Duty, Shortage]:
        return self.tables.shortages

    def mark(self, officer: Officer, day: date) -> Mark:
        """What the officer's cell says."""
        key = (officer.id, day)
        if key not in self._marks:
            self._marks[key] = mark(self.tables, officer, day)
        return self._marks[key]
