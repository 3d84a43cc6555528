"""What cannot work, before solving: `dutycover check` prints one sentence a line."""

from models.case import Case
from models.words import say
from scheduler.audit import facts_of
from scheduler.checks.givens import expiring, floors, given_findings, givens
from scheduler.checks.pins import pins
from scheduler.checks.staffing import staffing
from scheduler.checks.stays import stays
from scheduler.checks.visits import visits
from scheduler.checks.warning import CheckWarning, WarningKind

__all__ = ["CheckWarning", "WarningKind", "warnings"]


def warnings(case: Case) -> tuple[CheckWarning, ...]:
    """In the order of weight: what makes shortages certain first."""
    facts = facts_of(case)
    return (
        *staffing(facts),
        *pins(facts),
        *floors(facts),
        *stays(facts),
        *visits(facts),
        *expiring(facts),
        *givens(facts, given_findings(facts)),
        *(() if case.pairings else (CheckWarning(WarningKind.NO_PAIRINGS, say("check.no_pairings")),)),
    )
