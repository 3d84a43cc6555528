"""How much of the time left a level gets."""

import pytest

from models.level import LetteredLevel
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.shares import TABLE, Turn, seconds_for

LIMIT = 1000.0
LAST = Turn(LIMIT, LIMIT, level=7, later=0, is_settled_after=True, is_open_before=False)
RESERVE, LATER = PARAMETERS.reserve_share, PARAMETERS.later_share


@pytest.mark.parametrize(("is_open", "share"), [(False, 1.0), (True, LATER)])
def test_the_last_level_leaves_time_to_an_earlier_one_that_is_open(is_open: bool, share: float) -> None:
    assert seconds_for(LAST._replace(is_open_before=is_open)) == pytest.approx(share * LIMIT)


@pytest.mark.parametrize(("later", "share"), [(1, 1 - RESERVE), (2, LATER)])
def test_a_level_leaves_half_of_the_time_to_several_others_and_less_to_one(later: int, share: float) -> None:
    turn = LAST._replace(level=7 - later, later=later, is_settled_after=False)
    assert seconds_for(turn) == pytest.approx(share * LIMIT)


def test_a_step_between_two_levels_leaves_the_next_three_eighths() -> None:
    """Half before there was such a step."""
    turn = LAST._replace(level=LetteredLevel("3b"), later=4, is_settled_after=False)
    taken = seconds_for(turn)
    assert taken == pytest.approx(PARAMETERS.step_share * LIMIT)
    assert seconds_for(turn._replace(level=4, later=3, left=LIMIT - taken)) == pytest.approx(0.375 * LIMIT)


def test_levels_that_have_nothing_to_gain_are_left_no_more_than_one_would_be() -> None:
    assert seconds_for(LAST._replace(level=4, later=3)) == pytest.approx((1 - RESERVE) * LIMIT)


def test_a_first_level_that_is_tried_again_has_half_of_what_is_left() -> None:
    turn = LAST._replace(level=2, later=5)
    assert seconds_for(turn) == pytest.approx((1 - RESERVE) * LIMIT)
    assert seconds_for(turn._replace(left=0.2 * LIMIT)) == pytest.approx(LATER * 0.2 * LIMIT)


def test_a_first_level_that_is_the_last_one_has_all() -> None:
    assert seconds_for(LAST._replace(level=1)) == pytest.approx(LIMIT)


def test_the_last_level_has_all_where_half_would_be_too_little_to_try_another_again() -> None:
    left = PARAMETERS.least_again_seconds
    assert seconds_for(LAST._replace(left=left, is_open_before=True)) == pytest.approx(left)


def test_a_level_has_time_to_start_when_none_is_left() -> None:
    assert seconds_for(LAST._replace(left=-5.0)) == PARAMETERS.least_level_seconds


def test_every_row_of_the_table_is_for_some_turn() -> None:
    """So that none is hidden by those before it."""
    turns = [
        Turn(LIMIT, LIMIT, level, later, settled, is_open)
        for level in (1, LetteredLevel("3b"), 5)
        for later in (0, 1, 2)
        for settled in (False, True)
        for is_open in (False, True)
    ]
    used = {next(row for row in TABLE if row.is_for(turn)).about for turn in turns}
    assert used == {row.about for row in TABLE}
