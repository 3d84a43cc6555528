"""`shift_sequence`: what a shift bars on the next date, whatever the hours between."""

from datetime import date, datetime

import pytest

from models.case import Case
from models.duty import Shift
from models.leave import Opening
from tests.cases import SHIFTS, seat, tiny_case
from tests.random_cases import SHIFTS as RANDOM_SHIFTS
from tests.twins import assert_random_twins, broken, officers_on, short

DAY, NIGHT, FULL = "龙桥所/接处警/白", "龙桥所/接处警/夜", "龙桥所/接处警/值"
NO_REST = {"rest": {"on": False}}


def barring(before: str, *after: str, shifts: tuple[Shift, ...] = SHIFTS) -> tuple[Shift, ...]:
    return tuple(shift.model_copy(update={"not_followed_by": after}) if shift.id == before else shift for shift in shifts)


def pair(earlier: str, later: str, apart: int = 1, **fields: object) -> Case:
    """The free officer alone, day duties barred after night duties."""
    demands = (seat(earlier, on=0), seat(later, on=apart))
    defaults = {"shifts": barring("夜", "白"), "demands": demands, "policy": NO_REST}
    return tiny_case(days=apart + 1, only=["A03"], **defaults | fields)


def test_without_the_rule_a_barred_shift_follows() -> None:
    assert broken(pair(NIGHT, DAY), without="shift_sequence") == {"shift_sequence"}
    assert broken(pair(NIGHT, DAY)) == set()


@pytest.mark.parametrize(("earlier", "later", "apart", "missing"), [(NIGHT, DAY, 1, 1), (NIGHT, DAY, 2, 0), (DAY, NIGHT, 1, 0)])
def test_only_the_next_date_and_only_in_this_order(earlier: str, later: str, apart: int, missing: int) -> None:
    assert short(pair(earlier, later, apart)) == missing


def test_over_the_end_of_the_month() -> None:
    demands = (seat(NIGHT, on=9), seat(DAY, on=10))
    assert short(pair(NIGHT, DAY, start=date(2024, 7, 31), demands=demands)) == 1


@pytest.mark.parametrize(("last_end", "missing"), [(datetime(2024, 7, 22, 8), 1), (datetime(2024, 7, 21, 8), 0)])
def test_the_last_duty_before_the_horizon_counts_if_it_started_on_the_eve(last_end: datetime, missing: int) -> None:
    opening = (Opening(officer="A03", last_end=last_end, last_shift="夜"),)
    assert short(pair(NIGHT, DAY, demands=(seat(DAY, on=0),), opening=opening)) == missing


def test_a_base_duty_bars_a_decided_one_but_no_other_base_duty() -> None:
    """Team 一 has 值 on day 0 and 备 on day 1, both given; barred after 值, an extra day duty goes undone."""
    shifts = barring("值", "备", "白")
    case = tiny_case(days=3, only=["A01"], shifts=shifts, demands=(seat(FULL, on=0), seat(DAY, on=2)), policy=NO_REST)
    assert short(case) == 0
    after_standby = tiny_case(days=3, only=["A01"], shifts=barring("备", "白"), demands=(seat(DAY, on=2),), policy=NO_REST)
    assert short(after_standby) == 1


def test_shifts_that_bar_different_ones_are_each_kept() -> None:
    """Nights bar both others, full days bar day duties alone: 夜 on day 0 leaves only 夜 for day 1."""
    shifts = barring("夜", "白", "值", shifts=barring("值", "白"))
    for later, missing in ((DAY, 1), (FULL, 1), (NIGHT, 0)):
        assert short(pair(NIGHT, later, shifts=shifts)) == missing
    assert short(pair(FULL, DAY, shifts=shifts)) == 1
    assert officers_on(pair(FULL, FULL, shifts=shifts), FULL) == {"A03"}


def test_twin() -> None:
    shifts = barring("值", "白", "值", shifts=barring("夜", "白", shifts=RANDOM_SHIFTS))
    demands = (seat("甲所/接处警/值"), seat("甲所/接处警/夜"), seat("甲所/窗口/白"))
    assert_random_twins("shift_sequence", kinds=(1,), days=3, demands=demands, shifts=shifts)
    assert_random_twins("shift_sequence", kinds=(0,), days=3, demands=demands, shifts=shifts, count=4)
    assert_random_twins("shift_sequence", kinds=(2,), days=2, demands=demands, shifts=shifts, count=4)
