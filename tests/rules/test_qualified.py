"""`qualified`: a post with a skill takes only those who hold it on the duty's date."""

from models.case import Case
from models.duty import Post
from models.organisation import Qualification
from tests.cases import day, seat, tiny_case
from tests.twins import assert_random_twins, broken, short

COUNTER = "龙桥所/户籍窗口/白"
COUNTERS = (Post(id="接处警"), Post(id="窗口", skill="户籍"))


def counter(**held: object) -> Case:
    """One paired officer before an empty counter, the skill held as said."""
    return tiny_case(
        days=1,
        only=["C01"],
        demands=(seat(COUNTER),),
        qualifications=(Qualification(officer="C01", skill="户籍", **held),) if held else (),
    )


def test_without_the_rule_an_unskilled_officer_fills_the_counter() -> None:
    assert broken(counter(), without="qualified") == {"qualified"}
    assert broken(counter()) == set()
    assert short(counter()) == 1


def test_the_skill_counts_on_its_first_and_its_last_date() -> None:
    assert short(counter(first=day(0))) == 0
    assert short(counter(first=day(1))) == 1
    assert short(counter(last=day(0))) == 0
    assert short(counter(last=day(-1))) == 1


def test_twin() -> None:
    """Base duties too: a rota officer is posted at a counter only with its skill."""
    assert_random_twins("qualified", kinds=(0, 2))
    held = tuple(Qualification(officer=holder, skill="户籍", first=day(5), last=day(6)) for holder in ("警员0", "警员2"))
    assert_random_twins("qualified", kinds=(0, 2), demands=(seat("甲所/窗口/白"),), posts=COUNTERS, qualifications=held)
