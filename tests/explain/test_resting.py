"""An own duty that yields to the rest after a cover: why it is missing, what may take it, and when it comes back.

A01 is off on Monday and due by day on Tuesday; a night at 凤凰山 on Monday ends as that begins, and asks for a day of rest.
"""

from random import Random
from typing import Any

import pytest

from models.duty import BaseDay
from models.leave import LeaveStatus
from models.organisation import MutualAid
from models.roster import Assignment, Roster, Stint
from scheduler.audit import audit, breaches
from scheduler.audit.given.leaves import Leave
from scheduler.explain.asked.edited import Wanted, edited
from scheduler.explain.asked.officer import officer
from scheduler.explain.asked.view import View
from scheduler.explain.asked.why_not import why_not
from scheduler.explain.reasons.own_officers import own_officers
from tests.cases import FENGHUANG, LONGQIAO, assigned, day, request, seat, stint, tiny_case
from tests.explain.asked.files import view_of
from tests.explain.medium import solved
from tests.explain.test_granting import hold as hold_granting
from tests.explain.test_obstacles import hold as hold_obstacles
from tests.random_cases import touching_case

NIGHT, OWN = "凤凰山所/接处警/夜", "龙桥所/接处警/白"
COVER, SENT = assigned("A01", NIGHT, 0, rung=3), stint("A01", FENGHUANG, 0, 0)
BASE = assigned("A01", OWN, 1, "base")
WHY = "7月22日凤凰山所接处警夜班7月23日08:00下勤，其后应休息 24 小时"


def view(*works: Assignment, stints: tuple[Stint, ...] = (), minimum: int = 0, **fields: Any) -> View:
    cells = (BaseDay(officer="A01", date=day(0)), BaseDay(officer="A01", date=day(1), shift="白"))
    known = {
        "days": 3,
        "only": ["A01", "C01"],
        "base_roster": cells,
        "mutual_aid": (MutualAid(station=LONGQIAO, partner=FENGHUANG),),
        "demands": (seat(NIGHT), seat(OWN, minimum, 1, on=1)),
    }
    return view_of(tiny_case(**known | fields), *works, stints=stints)


def duty(there: View, place: str, n: int):
    return there.duty(*place.split("/"), day(n))


def test_why_an_officer_is_not_on_the_own_duty() -> None:
    there = view(COVER, stints=(SENT,))
    assert why_not(there, "A01", duty(there, OWN, 1)).audited == (f"因帮扶后休息，当日不上轮班：{WHY}",)
    assert officer(there, "A01").audited[-1] == f"7月23日本人轮班因帮扶后休息不上：{WHY}"
    assert own_officers(there.obstacles, duty(there, OWN, 1)).startswith("本所当班可上此岗1人：因帮扶后休息1人")


def test_a_cover_into_whose_rest_an_own_duty_falls_is_no_longer_barred_by_it() -> None:
    """Unless the own duty would be missed, or nothing yields."""
    for fields, obstacle in (
        ({"demands": (seat(NIGHT),)}, None),
        ({"minimum": 1}, "lender"),
        ({"policy": {"ladder.yielded": {"on": False}}}, "rest"),
    ):
        there = view(BASE, **fields)
        assert there.obstacles.of(there.facts.lines["A01"], duty(there, NIGHT, 0)) == obstacle


def test_a_cover_taken_away_brings_the_own_duty_back_and_one_put_there_takes_it() -> None:
    there = view(COVER, stints=(SENT,))
    off = edited(there, {"A01": {day(0): Wanted(is_cleared=True)}})
    assert [(row.date, row.source) for row in off.roster.assignments] == [(day(1), "base")]
    assert off.broken == ()
    back = view(BASE)
    on = edited(back, {"A01": {day(0): Wanted((duty(back, NIGHT, 0),))}})
    assert [(row.date, row.source) for row in on.roster.assignments] == [(day(0), "cover")]
    assert on.broken == ()


def test_an_own_duty_that_a_planner_keeps_there_is_told() -> None:
    there = view(COVER, stints=(SENT,))
    kept = edited(there, {"A01": {day(1): Wanted((duty(there, OWN, 1),))}})
    assert {finding.rule for finding in kept.broken} == {"rest", "rota"}


def test_leave_on_the_date_of_the_cover_brings_the_own_duty_back() -> None:
    there = view(COVER, stints=(SENT,), leave=(request("假", "A01", 0, 0, slack=1),))
    rows = there.granting.changed(there.facts.pending["假"], Leave(0, 0))
    assert [(row.date, row.source) for row in rows.works] == [(day(1), "base")]
    on_leave = view(COVER, stints=(SENT,), leave=(request("假", "A01", 1, 1, status=LeaveStatus.APPROVED),))
    assert not list(on_leave.sheet.yielded(on_leave.facts.lines["A01"]))


@pytest.mark.parametrize("seed", [3, 9, 12, 20])
def test_obstacles_and_dates_are_true_where_own_duties_touch_covers(seed: int) -> None:
    case = touching_case(seed)
    roster: Roster = solved(case, 0.2)
    assert not audit(case, roster).breaches
    hold_obstacles(case, roster, Random(seed), 40)
    hold_granting(case, roster)


def test_what_the_roster_of_the_rota_alone_breaks_is_nothing() -> None:
    there = view(BASE)
    assert list(breaches(there.facts, there.roster)) == []
