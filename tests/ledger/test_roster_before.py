"""What a roster holds, cell by cell: compared with itself it is unchanged, and no other roster is."""

from models.case import Case
from models.roster import Roster
from scheduler.audit import audit
from scheduler.ledger.roster_before import roster_before
from tests.brute_force import TooLarge, allowed
from tests.random_cases import random_case


def changes(case: Case, roster: Roster, before: Roster) -> int:
    compared = case.model_copy(update={"roster_before": roster_before(case, before)})
    terms = {term.key: term.value for term in audit(compared, roster).terms}
    return terms.get("changed_days", 0)


def shape(roster: Roster) -> object:
    """Of a roster what its cells say: refusals and the choice by which leave is granted say nothing."""
    leave = frozenset((row.request, row.first, row.last) for row in roster.leave if row.first)
    return frozenset(roster.assignments), frozenset(roster.stints), leave, frozenset(roster.beds), frozenset(roster.stays)


def test_a_roster_differs_from_every_other_but_not_from_itself() -> None:
    compared = 0
    for seed in range(60):
        case = random_case(seed, policy={"changed_days": {"on": True, "level": 8}})
        try:
            rosters = [roster for roster, _ in allowed(case, None, at_most=60)]
        except TooLarge:
            continue
        before = max(rosters, key=lambda roster: len(roster_before(case, roster)))
        for roster in rosters if roster_before(case, before) else ():
            assert (changes(case, roster, before) > 0) == (shape(roster) != shape(before)), seed
            compared += 1
    assert compared > 100
