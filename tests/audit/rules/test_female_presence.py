from models.duty import Post
from tests.audit.reading import broken, term
from tests.cases import POSTS, assigned, tiny_case

WINDOW = "龙桥所/户籍窗口/白"
FEMALE = (POSTS[0], Post(id="户籍窗口", skill="户籍", female=True), POSTS[2])
MEN = assigned("A04", WINDOW, 1, "base"), assigned("C01", WINDOW, 1)


def test_a_staffed_duty_without_a_woman_costs_one() -> None:
    case = tiny_case(posts=FEMALE)
    assert term("female_presence", case) == 0
    assert term("female_presence", case, *MEN) == 1
    assert term("female_presence", case, MEN[0], assigned("D01", WINDOW, 1, rung=2)) == 0


def test_a_breach_where_hard() -> None:
    hard = tiny_case(posts=FEMALE, policy={"female_presence": {"hard": True}})
    assert broken("female_presence", hard, *MEN) == ["7月23日龙桥所户籍窗口白班无女性民警或辅警在岗"]
    assert not broken("female_presence", tiny_case(posts=FEMALE), *MEN)
