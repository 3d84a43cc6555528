"""`ladder` (level 4): what each cover and extra duty costs by rung and category, and base duties away from the home post."""

import pytest

from models.case import Case
from models.duty import BaseDay
from models.organisation import MutualAid, Pairing
from tests.cases import FENGHUANG, LONGQIAO, NARCOTICS, OFFICERS, day, seat, tiny_case
from tests.twins import term_values

DAY, COUNTER, LEAD = "龙桥所/接处警/白", "龙桥所/户籍窗口/白", "龙桥所/带班领导/白"
BY_NAME = Pairing(station=LONGQIAO, officer="C02")


def posted(officer: str, duty: str, **fields: object) -> Case:
    return tiny_case(
        days=1, only=[officer], demands=(seat(duty),), mutual_aid=(MutualAid(station=LONGQIAO, partner=FENGHUANG),), **fields
    )


@pytest.mark.parametrize(
    ("officer", "duty", "price"),
    [("C01", DAY, 2 + 1), ("C03", DAY, 2 + 1 + 1), ("D01", COUNTER, 4), ("B01", DAY, 5), ("A03", DAY, 0)],
    ids=["paired, not named", "a paired head", "pool", "mutual aid", "own free line"],
)
def test_the_price_of_one_duty(officer: str, duty: str, price: int) -> None:
    assert term_values(posted(officer, duty), "ladder") == {0, price}


def test_named_officers_come_cheaper_even_where_the_department_is_paired_too() -> None:
    both = (Pairing(station=LONGQIAO, department=NARCOTICS), BY_NAME)
    assert term_values(posted("C02", DAY, pairings=both), "ladder") == {0, 2}


def test_an_extra_duty_costs_most_and_a_leaders_cover_two_more() -> None:
    extra = tiny_case(days=3, only=["A02"], demands=(seat(DAY, on=2),))
    assert term_values(extra, "ladder") == {0, 8}
    bureau = (Pairing(station=LONGQIAO, department="分局"),)
    assert term_values(posted("L01", LEAD, pairings=bureau), "ladder") == {0, 2 + 2 + 1}


def test_a_base_duty_away_from_the_home_post_costs_one() -> None:
    """Without a home post every post is the right one."""
    demands = (seat("龙桥所/接处警/值"), seat("龙桥所/出入境/值"))
    posts = tuple(post.model_copy(update={"id": name}) for name in ("接处警", "出入境") for post in tiny_case().posts[:1])
    assert term_values(tiny_case(days=1, only=["A01"], posts=posts, demands=demands), "ladder") == {0, 1}
    anywhere = (OFFICERS[0].model_copy(update={"home_post": None}),)
    assert term_values(tiny_case(days=1, officers=anywhere, posts=posts, demands=demands), "ladder") == {0}


def test_an_own_duty_that_yields_costs_its_row() -> None:
    """A01's night at 凤凰山 on Monday (rung 3: 5 points) takes Tuesday's own duty (1 point, or what the row says, or nothing is
    possible with the row off); a night that asks no rest takes nothing."""
    cells = (BaseDay(officer="A01", date=day(0)), BaseDay(officer="A01", date=day(1), shift="白"))
    aid = (MutualAid(station=LONGQIAO, partner=FENGHUANG),)
    fields = {"days": 3, "only": ["A01"], "base_roster": cells, "mutual_aid": aid, "demands": (seat("凤凰山所/接处警/夜", on=0),)}

    def values(**policy: object) -> set[int]:
        return term_values(tiny_case(**fields, policy={key.replace("__", "."): row for key, row in policy.items()}), "ladder")

    assert values() == {0, 5 + 1}
    assert values(ladder__yielded={"value": 7}) == {0, 5 + 7}
    assert values(ladder__yielded={"value": 0}) == {0, 5}
    assert values(rest__night={"value": 0}) == {0, 5}
    assert values(ladder__yielded={"on": False}) == {0}
