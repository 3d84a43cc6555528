"""Dates that the audit alone leaves open are decided by solving: grantable where a roster exists, gone where none does."""

from typing import Any

import pytest

from models.case import Case
from models.reasons import LeaveReason
from models.roster import Outcome, Roster
from scheduler.audit import audit
from scheduler.engine.settings import Settings
from scheduler.explain.asked.deciding import with_dates_decided
from scheduler.explain.asked.trial import TrialResult
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.why import reasons
from scheduler.plan import DECIDING_SECONDS, _reserve, plan
from tests.cases import CYCLE, DEMANDS, LONGQIAO, assigned, officer, refused, request, seat, tiny_case
from tests.explain.asked.files import file_of
from tests.twins import optimum

DAYS = 11
WORKS = (
    *(assigned("A01", "龙桥所/接处警/值", n, "base") for n in (0, 4, 8)),
    *(assigned("A01", "龙桥所//备", n, "base") for n in (1, 5, 9)),
)
"""A01 alone is on response; from day 3 to 6 leave was refused, and on any other four dates a duty would be missed, too."""
RESPONSE = tuple(seat("龙桥所/接处警/值", on=n) for n in (0, 4, 8))


def case_with(*others: str) -> Case:
    return tiny_case(days=DAYS, only=("A01", *others), leave=(request("r", "A01", 3, 6),), demands=RESPONSE)


def decided(case: Case, seconds: float = 60.0) -> tuple[LeaveReason, LeaveReason]:
    """Before and after."""
    roster = Roster(assignments=WORKS, leave=(refused("r"),))
    told = reasons(case, roster, audit(case, roster))
    return told.leave[0], with_dates_decided(View(file_of(case, roster)), told, seconds).leave[0]


def critical(case: Case, first: int) -> int:
    """The least critical shortage with leave of four dates from day `first`."""
    return optimum(case.model_copy(update={"leave": (request("r", "A01", first, first + 3, status="approved"),)})).levels[0]


def test_a_date_that_cover_makes_possible_is_granted() -> None:
    """C01 can stand in on day 4."""
    case = case_with("C01")
    before, after = decided(case)
    assert before.later == "7月26日至7月29日等4个日期未定"
    assert after.later == "7月26日至7月29日可批"
    assert critical(case, 4) == audit(case, Roster(assignments=WORKS, leave=(refused("r"),))).levels[1] == 0


def test_dates_that_nobody_can_cover_are_none() -> None:
    case = case_with("D02")
    before, after = decided(case)
    assert before.later == "7月26日至7月29日等4个日期未定"
    assert after.later == "无（其他休假不变）"
    assert [critical(case, first) for first in range(4, DAYS - 3)] == [1, 1, 1, 1]


def test_the_nearest_of_several_is_told_and_later_ones_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three dates before; of those after, the first is impossible, of the second nothing is known, the third is shown."""
    answers = [None, None, None, TrialResult(impossible=True), None, TrialResult(roster=Roster()), None]
    monkeypatch.setattr("scheduler.explain.asked.deciding.tried", lambda case, base, trials, seconds: answers)
    _, after = decided(case_with("C01"))
    assert after.later == "7月28日至7月31日可批；更近的7月27日至7月30日未定"


def test_without_time_dates_stay_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.explain.asked.deciding.tried", lambda case, base, trials, seconds: [None] * len(trials))
    before, after = decided(case_with("C01"))
    assert after == before


def rota_of(size: int) -> dict[str, Any]:
    """So many on response that one may go on leave at a time."""
    officers = tuple(officer(f"E{n:02}", LONGQIAO, rota="四班", team="一二三四"[n % 4], home_post="接处警") for n in range(size))
    leave = tuple(request(f"Q{n}", f"E{n:02}", 0, 5) for n in range(size))
    return {"officers": officers, "leave": leave, "cycle_rotas": (CYCLE,), "demands": DEMANDS[:1], "days": 14}


def test_a_plan_of_a_small_case_leaves_no_date_undecided() -> None:
    made = plan(tiny_case(**rota_of(4)), Settings(time_limit=60.0))
    assert [row.outcome for row in made.file.roster.leave].count(Outcome.REFUSED) >= 2
    assert made.reasons.leave
    assert all("未定" not in (row.earlier + row.later) for row in made.reasons.leave)


@pytest.mark.parametrize(
    ("size", "settings", "seconds"),
    [
        (40, Settings(time_limit=60.0), DECIDING_SECONDS),
        (40, Settings(time_limit=10.0), 1.0),
        (41, Settings(time_limit=60.0), 0.0),
        (40, Settings(time_limit=60.0, reproducible=True), 0.0),
    ],
)
def test_time_is_left_for_it_in_small_cases_that_the_clock_may_steer(size: int, settings: Settings, seconds: float) -> None:
    case = tiny_case(**rota_of(size))
    assert _reserve(case, settings) == seconds


def test_no_time_is_left_where_no_leave_is_to_be_decided() -> None:
    case = tiny_case()
    assert _reserve(case, Settings(time_limit=60.0)) == 0.0
