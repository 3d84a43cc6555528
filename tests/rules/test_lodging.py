"""`lodging`: beds of the duty room for covers that last past midnight, and of the town flats for nights asked for."""

from datetime import time

import pytest

from models.case import Case
from models.duty import Shift
from models.leave import BedRequest
from tests.cases import BUREAU, LONGQIAO, SHIFTS, UNITS, day, seat, tiny_case
from tests.random_cases import random_case
from tests.twins import NAMES, assert_random_twins, assert_twins, broken, optimum, short

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


@pytest.mark.parametrize(
    ("beds", "of_women", "women", "others"),
    [(2, None, {0, 1}, {1, 2}), (2, 0, {0}, {2}), (2, 1, {1}, {1}), (2, 2, {1}, {0}), (3, 1, {1}, {2}), (1, 1, {1}, {0})],
)
def test_town_beds_by_sex(beds: int, of_women: int | None, women: set[int], others: set[int]) -> None:
    """D01 is a woman; A03 and B01, of whom no sex is given, have the beds of men."""
    case = town(beds, "A03", "B01", "D01")
    units = tuple(unit.model_copy(update={"town_beds_women": of_women}) if unit.town_beds else unit for unit in case.units)
    case = case.model_copy(update={"units": units})
    best = optimum(case).roster.beds
    at_night = [bed.officer == "D01" for bed in best]
    assert sum(at_night) in women
    assert len(at_night) - sum(at_night) in others
    assert assert_twins(case, NAMES)


def test_beds_that_are_not_divided_are_for_both() -> None:
    """One bed of women at the bureau, and one for whoever comes in another unit's house."""
    case = town(1, "A03", "B01", "D01")
    houses = {BUREAU: {"town_beds_women": 1}, LONGQIAO: {"town_beds": 1}}
    case = case.model_copy(update={"units": tuple(unit.model_copy(update=houses.get(unit.id, {})) for unit in case.units)})
    assert sorted(bed.officer == "D01" for bed in optimum(case).roster.beds) == [False, True]
    assert assert_twins(case, NAMES)


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
