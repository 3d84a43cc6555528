"""The published shift scheduling format becomes an ordinary case whose optimum is that of the format's own definition."""

from itertools import product

import pytest

from benchmarks.curtois.case import case_of, worked
from benchmarks.curtois.reader import Problem, Staff, parse
from benchmarks.curtois.recount import broken, cost
from models.roster import Status
from scheduler.plan import Settings, plan

ALONE = """
# One employee, one shift
SECTION_HORIZON
7

SECTION_SHIFTS
D,480,

SECTION_STAFF
# ID, MaxShifts, MaxTotalMinutes, MinTotalMinutes, MaxConsecutiveShifts, MinConsecutiveShifts, MinConsecutiveDaysOff, MaxWeekends
A,D=7,2400,960,3,2,2,1

SECTION_DAYS_OFF
A,0

SECTION_SHIFT_ON_REQUESTS
A,5,D,3

SECTION_SHIFT_OFF_REQUESTS
A,2,D,4

SECTION_COVER
0,D,0,10,2
1,D,1,10,1
2,D,1,10,1
3,D,1,10,1
4,D,0,10,2
5,D,0,10,2
6,D,0,10,2
"""

PAIR = """
SECTION_HORIZON
6
SECTION_SHIFTS
E,480,
L,600,E
SECTION_STAFF
A,E=6|L=1,2600,1000,3,2,2,1
B,E=2|L=6,2040,960,2,1,1,{weekends}
SECTION_DAYS_OFF
A,4
B,2
SECTION_SHIFT_ON_REQUESTS
A,5,L,3
B,3,E,2
SECTION_SHIFT_OFF_REQUESTS
A,1,E,4
B,0,L,5
SECTION_COVER
{cover}
"""


def pair(weekends: int) -> Problem:
    """Two employees and two shifts; six days, the last a Saturday; early wanted on odd days, late on even ones."""
    cover = "\n".join(f"{day},{shift},{(day + late) % 2},9,{1 + day}" for day in range(6) for late, shift in enumerate("EL"))
    return parse(PAIR.format(weekends=weekends, cover=cover))


def test_a_hand_computed_optimum() -> None:
    """Days 1–3 have to be worked (10 each), which goes against a wish of 4.

    Day 5, wanted at 3, is too near to them: day 4 alone is no break of two, and all of days 1–5 are more than three in a row.
    """
    planned = plan(case_of(parse(ALONE)), Settings(20, 1))
    (level,) = planned.file.proof.levels
    assert planned.file.proof.status == Status.OPTIMAL
    assert (level.value, level.bound) == (7, 7)
    assert worked(planned.file.roster) == {"A": {1: "D", 2: "D", 3: "D"}}
    assert cost(parse(ALONE), worked(planned.file.roster)) == 7


@pytest.mark.parametrize("weekends", [0, 1])
def test_the_optimum_is_the_least_of_all_rosters_by_the_formats_own_definition(weekends: int) -> None:
    problem = pair(weekends)
    lines = {name: [line for line in _lines(problem) if not broken(_only(problem, name), {name: line})] for name in problem.staff}
    best = min(cost(problem, dict(zip(lines, chosen, strict=True))) for chosen in product(*lines.values()))
    planned = plan(case_of(problem), Settings(20, 1))
    days = worked(planned.file.roster)
    assert [(level.value, level.bound) for level in planned.file.proof.levels] == [(best, best)]
    assert cost(problem, days) == best
    assert not broken(problem, days)


def _lines(problem: Problem) -> list[dict[int, str]]:
    choices = product((None, *problem.shifts), repeat=problem.days)
    return [{day: shift for day, shift in enumerate(line) if shift} for line in choices]


def _only(problem: Problem, name: str) -> Problem:
    return problem._replace(staff={name: problem.staff[name]})


FAULTS: dict[str, tuple[dict[str, object], dict[int, str]]] = {
    "works on a day off": ({}, {0: "D"}),
    "too many of a shift": ({"most_of": {"D": 1}}, {1: "D", 2: "D"}),
    "minutes": ({"least_minutes": 961}, {1: "D", 2: "D"}),
    "weekends": ({"most_weekends": 0}, {5: "D", 6: "D"}),
    "too many days on": ({"most_days_on": 1}, {1: "D", 2: "D"}),
    "too few days on": ({"least_days_on": 3}, {1: "D", 2: "D"}),
    "too few days off": ({}, {1: "D", 2: "D", 4: "D", 5: "D"}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_recount_finds_each_fault(fault: str) -> None:
    limits, days = FAULTS[fault]
    free = Staff({"D": 7}, 10_000, 0, 7, 1, 2, 1)
    problem = parse(ALONE)._replace(staff={"A": free._replace(**limits)})
    assert broken(problem, {"A": days}) == [f"A: {fault}"]


def test_the_recount_finds_nothing_wrong_with_what_touches_an_edge() -> None:
    free = Staff({"D": 7}, 10_000, 0, 7, 2, 3, 1)
    for days in ({6: "D"}, {1: "D", 2: "D"}, {4: "D", 5: "D"}, {}):
        assert not broken(parse(ALONE)._replace(staff={"A": free}), {"A": days})


def test_the_recount_knows_shifts_that_cannot_follow() -> None:
    assert "A: a shift that cannot follow" in broken(pair(1), {"A": {1: "L", 2: "E"}})
    assert "A: a shift that cannot follow" not in broken(pair(1), {"A": {1: "E", 2: "L"}})
