"""`female_presence` (soft): a staffed duty of a post that asks for it counts one if no woman is on it."""

import pytest

from models.case import Case
from models.duty import Post
from models.leave import Wish, WishKind
from models.organisation import Sex
from tests.cases import LONGQIAO, day, officer, seat, tiny_case
from tests.twins import assert_random_twins, cost, officers_on

DAY = "龙桥所/接处警/白"


def staffed(*sexes: Sex | None, minimum: int = 1, female: bool = True) -> Case:
    """Free officers of these sexes before one seat or more; women would rather be off."""
    officers = [officer(f"A1{n}", LONGQIAO, sex=sex) for n, sex in enumerate(sexes)]
    off = [
        Wish(officer=colleague.id, kind=WishKind.OFF, first=day(0), last=day(0))
        for colleague in officers
        if colleague.sex is Sex.FEMALE
    ]
    posts = (Post(id="接处警", female=female),)
    return tiny_case(days=1, officers=officers, posts=posts, demands=(seat(DAY, minimum),), wishes=tuple(off))


def test_without_the_rule_a_man_serves_alone() -> None:
    case = staffed(Sex.MALE, Sex.FEMALE)
    assert officers_on(case, DAY, without="female_presence") == {"A10"}
    assert cost(case, "female_presence", without="female_presence") == 1
    assert officers_on(case, DAY) == {"A11"}
    assert cost(case, "female_presence") == 0


@pytest.mark.parametrize(
    ("sexes", "minimum", "penalty"),
    [
        ((), 1, 0),
        ((Sex.MALE,), 1, 1),
        ((Sex.MALE, Sex.MALE), 2, 1),
        ((Sex.MALE, Sex.FEMALE), 2, 0),
        ((None,), 1, 1),
    ],
)
def test_one_woman_is_enough_and_an_empty_duty_asks_for_none(sexes: tuple[Sex | None, ...], minimum: int, penalty: int) -> None:
    assert cost(staffed(*sexes, minimum=minimum), "female_presence") == penalty
    assert cost(staffed(*sexes, minimum=minimum, female=False), "female_presence") == 0


def test_twin() -> None:
    posts = (Post(id="接处警", female=True), Post(id="窗口", female=True))
    assert_random_twins("female_presence", kinds=(0, 1), posts=posts)
    assert_random_twins("female_presence", kinds=(2, 3), days=2, posts=posts)
