"""`commitments`: court, meetings and details block what overlaps them; heads start no cover on their unit's meeting day."""

from datetime import time

import pytest

from models.case import Case
from models.leave import Commitment
from tests.cases import NARCOTICS, UNITS, day, seat, tiny_case
from tests.random_cases import random_case
from tests.twins import assert_random_twins, broken, short

DAY, NIGHT = "龙桥所/接处警/白", "龙桥所/接处警/夜"


def busy(start: time | None, end: time | None, on: int = 0, duty: str = DAY) -> Case:
    """One free officer, one duty on day 0 and one commitment."""
    event = Commitment(officer="A03", first=day(on), last=day(on), start=start, end=end)
    return tiny_case(days=1, only=["A03"], demands=(seat(duty),), commitments=(event,))


def meeting(weekday: int, officer: str = "C03") -> Case:
    """A cover on Monday by somebody of a unit that meets on a weekday."""
    units = tuple(unit.model_copy(update={"meeting_weekday": weekday}) if unit.id == NARCOTICS else unit for unit in UNITS)
    return tiny_case(days=1, only=[officer], units=units, demands=(seat(DAY),))


def test_without_the_rule_somebody_is_in_two_places() -> None:
    for case in (busy(None, None), meeting(0)):
        assert broken(case, without="commitments") == {"commitments"}
        assert broken(case) == set()
        assert short(case) == 1


@pytest.mark.parametrize(
    ("start", "end", "missing"),
    [
        (time(7), time(8), 0),
        (time(7), time(8, 1), 1),
        (time(18), time(19), 0),
        (time(17, 59), time(19), 1),
    ],
)
def test_a_duty_from_8_to_18_touches_but_does_not_overlap(start: time | None, end: time | None, missing: int) -> None:
    assert short(busy(start, end)) == missing


def test_a_night_runs_into_the_commitments_of_the_next_date() -> None:
    assert short(busy(time(8), time(9), on=1, duty=NIGHT)) == 0
    assert short(busy(time(7, 59), time(9), on=1, duty=NIGHT)) == 1
    assert short(busy(None, None, on=-1, duty=DAY)) == 0


def test_the_meeting_holds_heads_on_its_weekday_alone() -> None:
    assert short(meeting(0)) == 1
    assert short(meeting(1)) == 0
    assert short(meeting(0, officer="C01")) == 0


def test_twin() -> None:
    events = tuple(
        Commitment(officer=attendant, first=day(n), last=day(n), start=time(18), end=time(20))
        for attendant in ("警员1", "警员3")
        for n in (4, 6, 8)
    )
    assert_random_twins("commitments", kinds=(1, 3), commitments=events)
    units = random_case(0).units
    meeting_on_saturdays = tuple(unit.model_copy(update={"meeting_weekday": 5}) if unit.id == "分局" else unit for unit in units)
    assert_random_twins("commitments", kinds=(7,), units=meeting_on_saturdays)
