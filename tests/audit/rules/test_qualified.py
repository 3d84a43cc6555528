from models.organisation import Level, Qualification
from tests.audit.reading import broken, given
from tests.cases import assigned, day, stint, tiny_case

WINDOW = "龙桥所/户籍窗口/白"


def test_without_the_skill_it_is_a_breach() -> None:
    says = broken("qualified", tiny_case(), assigned("D02", WINDOW, 1), stints=(stint("D02", "龙桥所", 1, 1),))
    assert says == ["警员D02 7月23日上龙桥所户籍窗口白班，该日不持有「户籍」资质"]


def test_the_last_date_and_the_lower_level_still_count() -> None:
    case = tiny_case(qualifications=(Qualification(officer="D01", skill="户籍", level=Level.ASSIST, last=day(1)),))
    assert not broken("qualified", case, assigned("D01", WINDOW, 1))
    assert broken("qualified", case, assigned("D01", WINDOW, 2))


def test_a_base_duty_whose_skill_has_lapsed_is_given() -> None:
    case = tiny_case(qualifications=())
    duties = [assigned("A04", WINDOW, n, "base") for n in (0, 1)]
    assert not broken("qualified", case, *duties)
    assert given("qualified", case, *duties) == [
        "警员A04 7月22日上龙桥所户籍窗口白班，该日不持有「户籍」资质（共 2 次，此为首次）"
    ]
