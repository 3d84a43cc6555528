"""`fairness` (level 5): burden above 1/2, 1, 3/2, 2 and 3 times the group's mean per eligible date, past included."""

import pytest

from models.duty import BaseDay
from models.leave import Opening, PastBurden, Pin, PinKind
from scheduler.audit import audit
from scheduler.engine.build import level_names
from tests.cases import LONGQIAO, day, officer, seat, tiny_case
from tests.twins import optimum, term_values

DAY, NIGHT = "龙桥所/接处警/白", "龙桥所/接处警/夜"
TWO = (officer("A03", LONGQIAO), officer("A05", LONGQIAO))
LEVELS = tuple(level_names(tiny_case()))


def test_two_officers_and_two_day_duties() -> None:
    """Four points for two: steps 1, 2, 3, 4 and 6. An officer with one duty is 1 above them, with both 3 + 2 + 1."""
    case = tiny_case(days=2, officers=TWO, demands=(seat(DAY),))
    assert term_values(case, "fairness") == {0, 1, 1 + 1, 6, 6 + 1, 6 + 6}


def test_a_night_weighs_half_as_much_again_rounded_up() -> None:
    """One officer and one night on a working day: 3 points, steps 2, 3, 5, 6 and 9; serving is one above the first."""
    case = tiny_case(days=1, only=["A03"], demands=(seat(NIGHT),))
    assert term_values(case, "fairness") == {0, 1}
    odd = tiny_case(days=1, only=["A03"], demands=(seat(NIGHT),), policy={"fairness.working": {"value": 1}})
    assert term_values(odd, "fairness") == {0, 2 - 1}


def test_holidays_weigh_three_times() -> None:
    """Six points, steps 3, 6, 9, 12 and 18."""
    assert term_values(tiny_case(days=1, only=["A03"], demands=(seat(DAY),), holidays=[0]), "fairness") == {0, 3}


def test_the_past_counts_towards_the_share_and_towards_the_burden() -> None:
    """Past 4 + 2, one duty of 2 points: 8 points for one officer, steps 4, 8, 12 …; at rest 6 − 4, on duty 8 − 4."""
    past = {"opening": (Opening(officer="A03", burden=4),), "past_burdens": (PastBurden(officer="A03", burden=2),)}
    assert term_values(tiny_case(days=1, only=["A03"], demands=(seat(DAY),), **past), "fairness") == {2, 4}


def test_far_above_the_mean_every_step_counts() -> None:
    """Four free officers, one with a past of 20: 22 points, steps 3, 6, 9, 11 and 17; a duty of 2 counts five times."""
    four = tuple(officer(f"A1{n}", LONGQIAO) for n in range(4))
    past = (PastBurden(officer="A10", burden=20),)
    case = tiny_case(days=1, officers=four, demands=(seat(DAY),), past_burdens=past)
    assert term_values(case, "fairness") == {17 + 14 + 11 + 9 + 3, 19 + 16 + 13 + 11 + 5}


def test_whoever_is_on_a_base_duty_leaves_less_to_share() -> None:
    """A01 fills one of two seats of 3 points (a 24-hour duty), so the free officer's share is 3: steps 2, 3, 5, 6, 9."""
    case = tiny_case(days=1, only=["A01", "A03"], demands=(seat("龙桥所/接处警/值", 1, 2),))
    assert term_values(case, "fairness") == {0, 1}


@pytest.mark.parametrize(
    ("steps", "one_duty", "two_duties"),
    [("", 0, 0), ("100", 0, 2), ("101", 0, 1), ("0;100", 2, 6), ("50%；100％", 1, 5), ("34", 1, 3), ("50;50", 2, 6)],
)
def test_the_steps_are_a_row_of_the_policy(steps: str, one_duty: int, two_duties: int) -> None:
    """Two officers and two duties of 2 points: the fair share is 2. Each may serve neither, one or, as surplus, both."""
    case = tiny_case(days=2, officers=TWO, demands=(seat(DAY),), policy={"fairness.steps": {"value": steps}})
    costs = (0, one_duty, two_duties)
    assert term_values(case, "fairness") == {mine + yours for mine in costs for yours in costs}


def test_groups_share_apart() -> None:
    """A free officer of each of two stations: each carries the whole of the own station, and only that."""
    case = tiny_case(days=1, only=["A03", "B01"], demands=(seat(DAY), seat("凤凰山所/接处警/白")))
    assert term_values(case, "fairness") == {0, 1, 2}


@pytest.mark.parametrize(("cell", "values"), [(None, {0, 1, 2}), (0, {0}), (1, {0}), (9, {0, 1, 2})])
def test_an_existing_roster_groups_like_a_rota(cell: int | None, values: set[int]) -> None:
    """Two seats of 2 points: among two free officers a duty is 1 above half the share of 2. A03 in a grid of this date, or of the
    one after the horizon, is of another group: each carries all 4 points, and 2 are not above the half. Day 9 is too far away."""
    existing = () if cell is None else (BaseDay(officer="A03", date=day(cell)),)
    case = tiny_case(days=1, officers=TWO, demands=(seat(DAY, 0, 2),), base_roster=existing)
    assert term_values(case, "fairness") == values


def test_a_swapped_duty_counts_for_whom_the_pin_names() -> None:
    """Steps 1, 2, 3, 4 and 6. A03 works day 0 for A05, who may work both days beside: 2, 4 or 6 points, 1, 6 or 14 above.

    A03 may work day 1, too: 1 more.
    """
    place = dict(zip(("station", "post", "shift"), DAY.split("/"), strict=True))
    pin = Pin(kind=PinKind.ASSIGN, officer="A03", date=day(0), burden_of="A05", **place)
    case = tiny_case(days=2, officers=TWO, demands=(seat(DAY),), pins=(pin,))
    free = case.model_copy(update={"pins": ()})
    assert term_values(case, "fairness") == {1, 1 + 1, 6, 6 + 1, 14, 14 + 1}
    assert term_values(free, "fairness") == {0, 1, 1 + 1, 6, 6 + 1, 6 + 6}
    best = optimum(case)
    swapped = [row for row in best.roster.assignments if row.burden_of]
    assert [(row.officer, row.date, row.burden_of) for row in swapped] == [("A03", day(0), "A05")]
    assert not audit(case, best.roster).breaches
    assert audit(case, best.roster).levels[5] == dict(zip(LEVELS, best.levels, strict=True))[5]


def test_a_duty_that_somebody_bears_beside_an_own_one_is_within_the_bounds_of_the_count() -> None:
    """On one date A03 works for A05, who works too: 4 points although A05 takes turns. The audit and the model agree."""
    place = dict(zip(("station", "post", "shift"), DAY.split("/"), strict=True))
    pin = Pin(kind=PinKind.ASSIGN, officer="A03", date=day(0), burden_of="A05", **place)
    both = Pin(kind=PinKind.ASSIGN, officer="A05", date=day(0), **place)
    case = tiny_case(days=1, officers=TWO, demands=(seat(DAY, 2),), pins=(pin, both))
    best = optimum(case)
    assert audit(case, best.roster).levels[5] == dict(zip(LEVELS, best.levels, strict=True))[5] > 0
