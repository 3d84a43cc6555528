"""Marks of fatigue, counted by hand on lines of a few dates. Day 0 is a Monday, day 5 a Saturday."""

from datetime import datetime, time
from typing import Any

import pytest

from models.duty import Shift
from models.leave import Opening
from models.roster import Assignment, Roster
from scheduler.audit import facts_of
from scheduler.audit.ergonomics import Marks, marks
from scheduler.audit.sheet import Sheet
from tests.cases import CYCLE, SHIFTS, assigned, day, request, stint, tiny_case

DAY, NIGHT, FULL, STANDBY = (f"龙桥所/接处警/{shift}" for shift in ("白", "夜", "值", "备"))
FREE = "A03"
NONE = Marks(0, 0, 0, 0, None)


def marked(*assignments: Assignment, officer: str = FREE, stints: tuple[Any, ...] = (), **fields: Any) -> Marks:
    facts = facts_of(tiny_case(**{"days": 7} | fields))
    return marks(facts, Sheet(facts, Roster(assignments=assignments, stints=stints)), facts.lines[officer])


def free(*duties: tuple[str, int]) -> tuple[Assignment, ...]:
    return tuple(assigned(FREE, duty, on, "free") for duty, on in duties)


def starting(hour: int, minute: int = 0, minutes: int = 60) -> tuple[Shift, ...]:
    """The shifts with one more, 早."""
    return (*SHIFTS, Shift(id="早", start=time(hour, minute), minutes=minutes))


EARLY = "龙桥所/接处警/早"


def test_a_line_without_work_has_no_marks() -> None:
    assert marked() == NONE
    assert marked().total == 0


def test_nights_in_a_row() -> None:
    """Days 0, 1, 2 and 4: two of them have a night on the date before; a 24-hour duty is a night, standby is none."""
    assert marked(*free((NIGHT, 0), (FULL, 1), (NIGHT, 2), (NIGHT, 4))).nights_in_a_row == 2
    assert marked(*free((NIGHT, 0), (STANDBY, 1), (NIGHT, 2))).nights_in_a_row == 0


def test_a_night_before_the_horizon_begins_the_row() -> None:
    for opening in (
        Opening(officer=FREE, night_dates=(day(-1),)),
        Opening(officer=FREE, last_end=datetime(2024, 7, 22, 8), last_shift="夜"),
    ):
        assert marked(*free((NIGHT, 0)), opening=(opening,)).nights_in_a_row == 1
        assert marked(*free((NIGHT, 1)), opening=(opening,)).nights_in_a_row == 0


@pytest.mark.parametrize(("minute", "short"), [(0, 0), (-1, 1)])
def test_rest_after_a_night_to_the_minute(minute: int, short: int) -> None:
    """The night of day 0 ends at 08:00 of day 1: 24 hours later is 08:00 of day 2, no longer too soon."""
    shifts = starting(8) if minute == 0 else starting(7, 59)
    assert marked(*free((NIGHT, 0), (EARLY, 2)), shifts=shifts).short_rests == short


def test_rest_after_a_night_is_that_before_the_next_work_but_standby() -> None:
    assert marked(*free((NIGHT, 0), (STANDBY, 1), (DAY, 2))).short_rests == 0
    assert marked(*free((DAY, 0), (DAY, 1))).short_rests == 0
    assert marked(*free((FULL, 0), (NIGHT, 1))).short_rests == 1


@pytest.mark.parametrize(("ended", "short"), [(datetime(2024, 7, 21, 8), 0), (datetime(2024, 7, 21, 8, 1), 1)])
def test_rest_after_the_openings_night(ended: datetime, short: int) -> None:
    opening = (Opening(officer=FREE, last_end=ended, last_shift="夜"),)
    assert marked(*free((DAY, 0)), opening=opening).short_rests == short


def test_rest_after_the_rotas_night_before_the_horizon() -> None:
    """Team 二 is on 24 hours until 08:00 of day 0; a row on 期初 without a last duty says otherwise."""
    cycle = CYCLE.model_copy(update={"cycle": ("值", None, None, None)})
    extra = assigned("A02", NIGHT, 0, "extra")
    assert marked(extra, officer="A02", cycle_rotas=(cycle,)).short_rests == 1
    assert marked(extra, officer="A02", cycle_rotas=(cycle,), opening=(Opening(officer="A02"),)).short_rests == 0


def test_home_work_after_a_cover_by_night() -> None:
    """A night of day 0 frees C01 from home work on day 1; where no rest is asked it follows half an hour later."""
    cover, away = assigned("C01", NIGHT, 0), (stint("C01", "龙桥所", 0, 0),)
    assert marked(cover, officer="C01", stints=away).short_rests == 0
    assert marked(cover, officer="C01", stints=away, policy={"rest.night": {"value": 0}}).short_rests == 1


@pytest.mark.parametrize(
    ("duties", "split"),
    [
        ([(DAY, 5)], 1),
        ([(DAY, 6)], 1),
        ([(DAY, 5), (DAY, 6)], 0),
        ([(FULL, 5)], 0),
        ([(NIGHT, 4)], 1),
        ([(NIGHT, 4), (DAY, 6)], 0),
        ([(STANDBY, 6)], 1),
        ([(DAY, 4)], 0),
    ],
)
def test_split_weekends(duties: list[tuple[str, int]], split: int) -> None:
    """24 hours from Saturday reach into Sunday, Friday's night into Saturday."""
    assert marked(*free(*duties)).split_weekends == split


@pytest.mark.parametrize(("minutes", "split"), [(60, 0), (61, 1)])
def test_a_duty_that_ends_at_midnight_leaves_saturday_free(minutes: int, split: int) -> None:
    assert marked(*free((EARLY, 4)), shifts=starting(23, minutes=minutes)).split_weekends == split


def test_a_weekend_cut_by_the_end_is_none() -> None:
    assert marked(*free((DAY, 5)), days=6).split_weekends == 0


@pytest.mark.parametrize(("hour", "minute", "backward"), [(6, 0, 1), (6, 1, 0), (8, 0, 0)])
def test_backward_rotation(hour: int, minute: int, backward: int) -> None:
    """After a day duty from 08:00, one of the next date that starts by two hours earlier or more."""
    shifts = starting(hour, minute)
    assert marked(*free((DAY, 0), (EARLY, 1)), shifts=shifts).backward_rotations == backward
    assert marked(*free((DAY, 0), (EARLY, 2)), shifts=shifts).backward_rotations == 0


def test_forward_rotation_and_standby_are_no_marks() -> None:
    assert marked(*free((DAY, 0), (NIGHT, 1))).backward_rotations == 0
    assert marked(*free((NIGHT, 0), (STANDBY, 1))).backward_rotations == 0
    assert marked(*free((NIGHT, 0), (DAY, 1))) == Marks(0, 1, 0, 1, None)


def test_covers_at_short_notice() -> None:
    """Planned on day 0 with three days of notice: day 3 is the first in time. Own free duties are no calls."""
    covers = (assigned("C01", NIGHT, 2), assigned("C01", NIGHT, 4))
    away = (stint("C01", "龙桥所", 2, 4),)
    assert marked(*covers, officer="C01", stints=away, as_of=day(0)).short_notice == 1
    assert marked(*covers, officer="C01", stints=away, as_of=day(-1)).short_notice == 0
    assert marked(*free((DAY, 0)), as_of=day(0)).short_notice == 0
    assert marked(*covers, officer="C01", stints=away, as_of=day(0), policy={"notice": {"on": False}}).short_notice is None


def test_leave_and_base_duties() -> None:
    """A04 is at the counter on working days alone, its hours one after the other: no marks, also on leave."""
    assert marked(officer="A04") == NONE
    assert marked(officer="B01", leave=(request("r", "B01", 5, 5, status="approved"),)) == NONE


def test_the_sum_counts_each_mark_once() -> None:
    assert Marks(1, 2, 3, 4, None).total == 10
    assert Marks(1, 2, 3, 4, 5).total == 15
