from models.duty import Demand, Post
from models.organisation import Category, Level, Qualification
from tests.audit.reading import report
from tests.cases import LONGQIAO, assigned, officer, tiny_case

DUTY = "龙桥所/巡防/白"
TAKES = (Category.CONSTABLE, Category.AUXILIARY)


def shortage(*crew: str, rules: tuple[str, ...] = ("cover", "sworn_lead"), **fields: object):
    """Three are needed; A1 is sworn and independent, A2 assists, A3 and A4 are auxiliaries without the skill."""
    officers = (officer("A1", LONGQIAO), *(officer(f"A{n}", LONGQIAO, "auxiliary") for n in (2, 3, 4)))
    held = (Qualification(officer="A1", skill="巡"), Qualification(officer="A2", skill="巡", level=Level.ASSIST))
    post = Post(id="巡防", categories=TAKES, **fields)
    demand = Demand(station=LONGQIAO, post="巡防", shift="白", minimum=3, target=3)
    case = tiny_case(days=1, officers=officers, qualifications=held, posts=(post,), demands=(demand,), pairings=())
    duties = [assigned(work, DUTY, 0, "free") for work in crew]
    lacking = report(case, *duties, rules=rules).shortages
    return lacking[0] if lacking else None


def test_one_sworn_officer_leads_one_crew() -> None:
    assert shortage("A1", "A3", "A4", crew=3, sworn_lead=True, skill=None) is None
    short = shortage("A1", "A3", "A4", crew=2, sworn_lead=True)
    assert short is not None
    assert (short.present, short.effective, short.below_minimum, short.lacks_lead) == (3, 2, 1, True)
    assert short.sentence == "7月22日龙桥所巡防白班在岗 3 人（带班不足，按 2 人计），比最低警力少 1 人"


def test_assistants_do_not_lead() -> None:
    short = shortage("A2", "A3", "A4", crew=3, independent_lead=True, skill="巡")
    assert short is not None
    assert short.effective == 0
    assert shortage("A1", "A2", "A3", crew=3, independent_lead=True, skill="巡") is None


def test_without_a_skill_independence_asks_nothing_and_off_everyone_counts() -> None:
    assert shortage("A2", "A3", "A4", crew=3, independent_lead=True) is None
    assert shortage("A2", "A3", "A4", rules=("cover",), sworn_lead=True) is None
