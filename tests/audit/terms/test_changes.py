"""`changed_days` and `changed_officers` from a roster: what makes a cell another, and what does not."""

import pytest

from models.case import Case
from models.leave import DutyBefore, RosterDay
from models.roster import BedGrant, Roster
from scheduler.audit import audit
from tests.cases import LONGQIAO, assigned, day, granted, refused, request, stint, tiny_case

DUTY = f"{LONGQIAO}/接处警/值"
SERVES = (DutyBefore(station=LONGQIAO, post="接处警", shift="值"),)
BEFORE = (
    RosterDay(officer="C01", date=day(1), duties=SERVES, detached=(LONGQIAO,)),
    RosterDay(officer="C01", date=day(2), detached=(LONGQIAO,)),
    RosterDay(officer="C01", date=day(3), duties=SERVES, detached=(LONGQIAO,)),
    RosterDay(officer="C02", date=day(0), on_leave=True),
    RosterDay(officer="C02", date=day(9), duties=SERVES),
)


def case() -> Case:
    return tiny_case(only=["C01", "C02"], leave=(request("r1", "C02", 0, 0, slack=1),), roster_before=BEFORE)


def same() -> Roster:
    works = (assigned("C01", DUTY, 1), assigned("C01", DUTY, 3))
    return Roster(assignments=works, stints=(stint("C01", LONGQIAO, 1, 3),), leave=(granted("r1", 0, 0),))


def counts(roster: Roster) -> tuple[int, int]:
    """Officers and days."""
    levels = audit(case(), roster).levels
    return levels["3c"], levels["3d"]


def test_the_same_roster_changes_nothing_whatever_its_rungs() -> None:
    """Nor does a row of a date beyond the horizon."""
    paid = tuple(row.model_copy(update={"rung": 3}) for row in same().assignments)
    assert counts(same()) == counts(same().model_copy(update={"assignments": paid})) == (0, 0)


EDITS = {
    "a duty on the same date in another shift": (
        {"assignments": (assigned("C01", f"{LONGQIAO}/接处警/白", 1), same().assignments[1])},
        (1, 1),
    ),
    "two stints in place of one": ({"stints": (stint("C01", LONGQIAO, 1, 1), stint("C01", LONGQIAO, 3, 3))}, (1, 1)),
    "leave on another date": ({"leave": (granted("r1", 1, 1, "moved"),)}, (1, 2)),
    "leave refused": ({"leave": (refused("r1"),)}, (1, 1)),
    "a bed, and a date that differs already": ({"beds": (BedGrant(officer="C01", night=day(2)),), "stints": ()}, (1, 3)),
    "nobody does anything": ({"assignments": (), "stints": (), "leave": (refused("r1"),)}, (2, 4)),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_cell_counts_once(name: str) -> None:
    fields, expected = EDITS[name]
    assert counts(same().model_copy(update=fields)) == expected
