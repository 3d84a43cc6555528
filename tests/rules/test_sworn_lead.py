"""`sworn_lead`: where a post asks for leads, a crew counts only as far as sworn, or independent, officers lead it."""

import pytest

from models.case import Case
from models.duty import Post
from models.leave import Wish, WishKind
from models.organisation import Category, Level, Qualification
from tests.cases import LONGQIAO, day, officer, seat, tiny_case
from tests.twins import assert_random_twins, cost, officers_on, short

STREET, COUNTER = "龙桥所/接处警/白", "龙桥所/窗口/白"
EITHER = (Category.CONSTABLE, Category.AUXILIARY)


def led(sworn: int, auxiliaries: int, crew: int, minimum: int) -> Case:
    """Free officers of both kinds before a post whose crews need a sworn lead."""
    officers = [officer(f"S{n}", LONGQIAO) for n in range(sworn)]
    officers += [officer(f"T{n}", LONGQIAO, "auxiliary") for n in range(auxiliaries)]
    post = Post(id="接处警", categories=EITHER, crew=crew, sworn_lead=True)
    return tiny_case(days=1, officers=officers, posts=(post,), demands=(seat(STREET, minimum),))


def test_without_the_rule_an_auxiliary_serves_alone() -> None:
    """The sworn officer would rather be off; only the lead that the post asks for brings them in."""
    case = led(sworn=1, auxiliaries=1, crew=1, minimum=1)
    case = case.model_copy(update={"wishes": (Wish(officer="S0", kind=WishKind.OFF, first=day(0), last=day(0)),)})
    assert officers_on(case, STREET, without="sworn_lead") == {"T0"}
    assert cost(case, "critical_cover", without="sworn_lead") == 1
    assert officers_on(case, STREET) == {"S0"}
    assert short(case) == 0


@pytest.mark.parametrize(
    ("sworn", "auxiliaries", "crew", "minimum", "missing"),
    [(1, 1, 2, 2, 0), (1, 1, 1, 2, 1), (1, 2, 2, 3, 1), (1, 2, 3, 3, 0), (2, 0, 1, 2, 0), (0, 2, 2, 2, 2)],
)
def test_each_sworn_officer_leads_one_crew(sworn: int, auxiliaries: int, crew: int, minimum: int, missing: int) -> None:
    assert short(led(sworn, auxiliaries, crew, minimum)) == missing


@pytest.mark.parametrize(
    ("level", "last", "missing"), [(Level.INDEPENDENT, 0, 0), (Level.INDEPENDENT, -1, 1), (Level.ASSIST, 0, 1)]
)
def test_an_independent_lead_holds_the_skill_that_day_on_their_own(level: Level, last: int, missing: int) -> None:
    """The officer may serve in any case, by a second qualification as an assistant."""
    held = (
        Qualification(officer="A03", skill="户籍", level=Level.ASSIST),
        Qualification(officer="A03", skill="户籍", level=level, last=day(last)),
    )
    post = Post(id="窗口", skill="户籍", independent_lead=True)
    assert short(tiny_case(days=1, only=["A03"], posts=(post,), qualifications=held, demands=(seat(COUNTER),))) == missing


def test_a_lead_without_a_skill_asks_nothing() -> None:
    post = Post(id="窗口", independent_lead=True)
    assert short(tiny_case(days=1, only=["A03"], posts=(post,), qualifications=(), demands=(seat(COUNTER),))) == 0


def test_twin() -> None:
    posts = (
        Post(id="接处警", categories=EITHER, crew=1, sworn_lead=True),
        Post(id="窗口", skill="户籍", categories=EITHER, crew=1, independent_lead=True),
    )
    demands = (seat("甲所/接处警/值", 1, 2), seat("甲所/窗口/白"))
    assert_random_twins("sworn_lead", kinds=(0, 1), days=2, beside=["cover", "category"], posts=posts, demands=demands)
    assert_random_twins("sworn_lead", kinds=(1, 2), days=2, beside=["cover", "qualified"], posts=posts, demands=demands)
