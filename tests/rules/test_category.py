"""`category`: sworn officers may fill an auxiliary's seat, never the reverse; leaders only where policy lets them."""

import pytest

from models.duty import Post
from models.organisation import Category
from tests.cases import LONGQIAO, officer, seat, tiny_case
from tests.twins import assert_random_twins, broken, short

STREET = "龙桥所/接处警/白"
LEADER, HEAD, CONSTABLE, AUXILIARY = Category


def street(officers: str, *seats: Category, leaders: int = 0):
    """One free officer of a category before a post for some."""
    return tiny_case(
        days=1,
        officers=(officer("A05", LONGQIAO, officers),),
        posts=(Post(id="接处警", categories=seats),),
        demands=(seat(STREET),),
        policy={"category.leaders_fill_seats": {"value": leaders}},
    )


def test_without_the_rule_an_auxiliary_fills_a_constables_seat() -> None:
    case = street("auxiliary", HEAD, CONSTABLE)
    assert broken(case, without="category") == {"category"}
    assert broken(case) == set()


@pytest.mark.parametrize(
    ("category", "seats", "missing"),
    [
        ("constable", (AUXILIARY,), 0),
        ("auxiliary", (CONSTABLE,), 1),
        ("auxiliary", (AUXILIARY,), 0),
        ("head", (CONSTABLE,), 1),
        ("head", (AUXILIARY,), 0),
        ("leader", (AUXILIARY,), 1),
        ("leader", (HEAD, CONSTABLE), 1),
        ("leader", (LEADER,), 0),
    ],
)
def test_each_category_on_either_side(category: str, seats: tuple[Category, ...], missing: int) -> None:
    assert short(street(category, *seats)) == missing


def test_leaders_fill_sworn_seats_only_where_policy_says_so() -> None:
    assert short(street("leader", HEAD, CONSTABLE, leaders=1)) == 0
    assert short(street("leader", AUXILIARY, leaders=1)) == 1


def test_twin() -> None:
    assert_random_twins("category", kinds=(1, 7))
    assert_random_twins("category", kinds=(0,), count=4)
    posts = (Post(id="接处警", categories=(AUXILIARY,)), Post(id="窗口", categories=(LEADER, CONSTABLE)))
    assert_random_twins("category", kinds=(1, 7), count=4, posts=posts)
    assert_random_twins("category", kinds=(0,), count=4, posts=posts)
