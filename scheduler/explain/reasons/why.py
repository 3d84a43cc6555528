"""All reasons of one roster."""

from models.case import Case
from models.findings import AuditReport
from models.reasons import Reasons
from models.roster import Roster
from scheduler.audit import facts_of
from scheduler.audit.sheet import Sheet
from scheduler.explain.reasons.book import Book
from scheduler.explain.reasons.covers import covers
from scheduler.explain.reasons.granting import Granting
from scheduler.explain.reasons.leave import leave_reasons
from scheduler.explain.reasons.obstacles import Obstacles
from scheduler.explain.reasons.shortages import shortages


def reasons(case: Case, roster: Roster, report: AuditReport, deadline: float | None = None) -> Reasons:
    """After `deadline` (time.monotonic) no more grantable dates are searched: they are 未定.

    Nor are shortages explained, nor covers named that nothing needs any more.
    """
    facts = facts_of(case)
    sheet = Sheet(facts, roster)
    book = Book(facts, sheet)
    obstacles = Obstacles(facts, sheet, book)
    granting = Granting(facts, sheet, book, obstacles.limits)
    leave = tuple(leave_reasons(facts, granting, deadline))
    shorts = tuple(shortages(obstacles, report.shortages, deadline))
    return Reasons(covers=tuple(covers(obstacles, deadline)), shortages=shorts, leave=leave)
