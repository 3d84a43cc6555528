"""`spread` (level 3b): lacks that fall together on one duty, or on three of its dates in a row."""

import pytest

from models.case import Case
from models.leave import Wish, WishKind
from models.organisation import LimitKey, OfficerLimit
from scheduler.audit import audit
from tests.cases import day, seat, tiny_case
from tests.twins import optimum, term_values

DAY, NIGHT = "龙桥所/接处警/白", "龙桥所/接处警/夜"


def two_of_five(is_on: bool) -> Case:
    """A free officer who may serve on two of five dates, and would like the last three of them off."""
    limits = (OfficerLimit(officer="A03", key=LimitKey.LOAD_SHIFT, shift="白", value=2),)
    wishes = (Wish(officer="A03", kind=WishKind.OFF, first=day(2), last=day(4)),)
    demands = (seat(DAY, 0, 1),)
    policy = {"spread": {"on": is_on}}
    return tiny_case(days=5, only=["A03"], demands=demands, limits=limits, wishes=wishes, policy=policy)


def test_three_dates_in_a_row_without_anybody_come_after_a_wish_only_where_it_is_off() -> None:
    """Three dates lack whatever is done; told by leaving the row out, they are those of the wish."""
    levels = {is_on: dict(audit(two_of_five(True), optimum(two_of_five(is_on)).roster).levels) for is_on in (True, False)}
    assert [levels[is_on][3] for is_on in (True, False)] == [3, 3]
    assert [levels[is_on]["3b"] for is_on in (True, False)] == [0, 1]
    assert [levels[is_on][7] for is_on in (True, False)] == [1, 0]


def test_each_window_of_three_dates_counts() -> None:
    """Nobody at all on five dates lacks three times in a row thrice."""
    assert term_values(two_of_five(True), "spread") == {0, 1, 2, 3}


@pytest.mark.parametrize(("weight", "served", "spread"), [(1, DAY, 1), (2, NIGHT, 2)])
def test_no_lack_is_bought_to_spread_another(weight: int, served: str, spread: int) -> None:
    """One officer before a day that lacks three and a night that lacks one: the day is taken only if the night weighs no more."""
    demands = (seat(DAY, 0, 3), seat(NIGHT, 0, 1, weight=weight))
    best = optimum(tiny_case(days=1, only=["A03"], demands=demands))
    assert {f"{row.station}/{row.post}/{row.shift}" for row in best.roster.assignments} == {served}
    assert best.levels[2:4] == (3, spread)


LACKS = [(0, 1, {0}), (0, 2, {0, 1}), (0, 4, {2, 3}), (0, 5, {2, 3}), (5, 5, {4, 6})]


@pytest.mark.parametrize(("minimum", "target", "values"), LACKS)
def test_more_than_a_quarter_rounded_up_is_too_many(minimum: int, target: int, values: set[int]) -> None:
    """Of the minimum as of the target; there and elsewhere the audit agrees roster by roster."""
    assert term_values(tiny_case(days=1, only=["A03"], demands=(seat(DAY, minimum, target),)), "spread") == values
