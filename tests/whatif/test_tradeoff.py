"""The curve of leave against target cover: each point is the least leave cost of all rosters that keep to its cap."""

import pytest

from models.case import Case
from models.tradeoff import Tradeoff
from scheduler.audit.verdict import levels
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.whatif.stress.critical import LEAVE, TARGET, TERM, leveled
from scheduler.whatif.tradeoff import tradeoff
from tests.brute_force import TooLarge, allowed
from tests.cases import LONGQIAO, request, seat, tiny_case
from tests.random_cases import random_case

QUICK = Settings(time_limit=20, workers=1)
RESPONSE = f"{LONGQIAO}/接处警/值"


def curve(case: Case, steps: int = 3) -> Tradeoff:
    return tradeoff(case, QUICK, steps, Watch())


def test_every_day_of_leave_is_bought_with_a_seat() -> None:
    """A03 alone serves 龙桥 and asks for a day: granted, the target lacks one; refused, it costs the day."""
    case = tiny_case(
        days=1,
        only=("A03",),
        demands=(seat(RESPONSE, 0, 1),),
        leave=(request("Q1", "A03", 0, 0),),
        pairings=(),
    )
    answer = curve(case)
    assert answer.is_whole
    assert [(at.target, at.granted_days, at.leave == at.bound) for at in answer.points] == [
        (0, 0, True),
        (1, 1, True),
    ]
    assert answer.points[0].leave > answer.points[1].leave == 0


def test_where_nothing_is_lacking_there_is_one_point() -> None:
    case = tiny_case(days=1, only=("A03", "C01"), demands=(seat(RESPONSE, 0, 1),), leave=(request("Q1", "A03", 0, 0),))
    (only,) = curve(case).points
    assert (only.leave, only.target, only.granted_days, only.asked_days) == (0, 0, 1, 1)


@pytest.mark.parametrize("seed", range(25))
def test_points_are_the_best_of_all_rosters(seed: int) -> None:
    case = random_case(seed)
    try:
        rosters = list(allowed(leveled(case, (TERM, LEAVE, TARGET)), None, 400))
    except TooLarge:
        pytest.skip("too many rosters to list")
    by_level = [levels(facts, roster) for roster, facts in rosters]
    values = [(level[1], level[2], level[3]) for level in by_level]
    least = min(critical for critical, _, _ in values)
    points = curve(case).points
    for point in points:
        kept = [row for row in values if row[0] == least and (point.allowed is None or row[2] <= point.allowed)]
        assert point.critical == least
        assert (point.leave, point.bound) == (min(row[1] for row in kept),) * 2, seed
    assert points[-1].target == min(row[2] for row in values if row[:2] == (least, points[-1].leave))
    assert [point.target for point in points] == sorted(point.target for point in points)
