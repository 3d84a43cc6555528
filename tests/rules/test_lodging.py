"""`lodging`: beds of the duty room for covers that last past midnight, and of the town flats for nights asked for."""

from datetime import time

import pytest

from models.case import Case
from models.duty import Shift
from models.leave import BedRequest
from tests.cases import BUREAU, LONGQIAO, SHIFTS, UNITS, day, seat, tiny_case
from tests.random_cases import random_case
from tests.twins import assert_random_twins, broken, optimum, short

FULL = "龙桥所/接处警/值"


def bedded(
    beds: int | None, duty: str = FULL, shifts: tuple[Shift, ...] = SHIFTS, only: tuple[str, ...] = ("C01", "C02")
) -> Case:
    """Two paired officers, both wanted on one overnight duty."""
    units = tuple(unit.model_copy(update={"duty_room_beds": beds}) if unit.id == LONGQIAO else unit for unit in UNITS)
    policy = {"max_away": {"value": 100}}
    return tiny_case(days=1, only=only, units=units, shifts=shifts, demands=(seat(duty, len(only)),), policy=policy)


def town(beds: int | None, *officers: str, duty: str = "龙桥所/带班领导/白") -> Case:
    """Free officers who ask for a bed in town on the first night."""
    units = tuple(unit.model_copy(update={"town_beds": beds}) if unit.id == BUREAU else unit for unit in UNITS)
    asked = tuple(BedRequest(officer=guest, first=day(0), last=day(0)) for guest in officers)
    return tiny_case(days=1, only=officers, units=units, bed_requests=asked, demands=(seat(duty),))


def test_without_the_rule_two_sleep_in_one_bed() -> None:
    for case in (bedded(1), town(0, "A03")):
        assert broken(case, without="lodging") == {"lodging"}
        assert broken(case) == set()


@pytest.mark.parametrize(("beds", "missing"), [(None, 0), (2, 0), (1, 1), (0, 2)])
def test_as_many_covers_as_beds(beds: int | None, missing: int) -> None:
    assert short(bedded(beds)) == missing


@pytest.mark.parametrize(("minutes", "missing"), [(480, 0), (481, 2)])
def test_a_cover_that_ends_at_midnight_needs_no_bed(minutes: int, missing: int) -> None:
    late = Shift(id="晚", start=time(16), minutes=minutes)
    assert short(bedded(0, "龙桥所/接处警/晚", (*SHIFTS, late))) == missing


def test_own_officers_need_no_bed_of_the_duty_room() -> None:
    assert short(bedded(0, only=("A03",))) == 0


@pytest.mark.parametrize(("beds", "granted"), [(None, 0), (0, 0), (1, 1), (2, 2), (3, 2)])
def test_town_beds_are_shared_out(beds: int | None, granted: int) -> None:
    assert len(optimum(town(beds, "A03", "B01")).roster.beds) == granted


def test_no_bed_in_town_on_a_night_on_duty() -> None:
    assert len(optimum(town(1, "A03", duty=FULL)).roster.beds) == 0
    assert len(optimum(town(1, "A03", duty="龙桥所/接处警/白")).roster.beds) == 1


def test_twin() -> None:
    demands = (seat("甲所/接处警/值"), seat("甲所/接处警/白"))
    units = tuple(unit.model_copy(update={"duty_room_beds": 1}) if unit.id == "甲所" else unit for unit in random_case(0).units)
    assert_random_twins("lodging", kinds=(2, 3), days=2, demands=demands, units=units)
    shifts = tuple(Shift(id=shift.id, start=time(16), minutes=480) if shift.id == "白" else shift for shift in SHIFTS)
    assert_random_twins("lodging", kinds=(2, 3), days=2, demands=demands, units=units, shifts=shifts)
    asked = tuple(BedRequest(officer=guest, first=day(4), last=day(8)) for guest in ("警员0", "警员1"))
    assert_random_twins("lodging", kinds=(0, 1), days=2, demands=demands, bed_requests=asked)
