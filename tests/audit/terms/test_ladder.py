from models.leave import Pin, PinKind
from models.organisation import MutualAid, Pairing
from tests.audit.reading import term
from tests.cases import PAIRINGS, assigned, day, tiny_case

FULL, WINDOW = "龙桥所/接处警/值", "龙桥所/户籍窗口/白"


def test_rung_category_and_naming() -> None:
    case = tiny_case(mutual_aid=(MutualAid(station="龙桥所", partner="凤凰山所"),))
    assert term("ladder", case, assigned("C01", FULL, 1)) == 2 + 0 + 1
    assert term("ladder", case, assigned("C03", FULL, 1)) == 2 + 1 + 1
    assert term("ladder", case, assigned("D01", WINDOW, 1, rung=2)) == 4
    assert term("ladder", case, assigned("B01", FULL, 1, rung=3)) == 5
    assert term("ladder", case, assigned("A02", FULL, 1, "extra")) == 8
    assert term("ladder", case, assigned("A03", FULL, 1, "free")) == 0


def test_a_named_officer_is_cheaper() -> None:
    case = tiny_case(pairings=(*PAIRINGS, Pairing(station="龙桥所", officer="C01")))
    assert term("ladder", case, assigned("C01", FULL, 1)) == 2


def test_base_duties_away_from_the_home_post() -> None:
    assert term("ladder", tiny_case(), assigned("A01", FULL, 0, "base")) == 0
    assert term("ladder", tiny_case(), assigned("A01", "龙桥所/户籍窗口/值", 0, "base")) == 1


def test_forced_duties_cost_like_their_rung_and_nothing_without() -> None:
    def forced(officer: str):
        pin = Pin(kind=PinKind.ASSIGN, officer=officer, date=day(1), station="龙桥所", post="接处警", shift="值", forced=True)
        return tiny_case(pins=(pin,))

    assert term("ladder", forced("C01"), assigned("C01", FULL, 1)) == 3
    assert term("ladder", forced("D02"), assigned("D02", FULL, 1, rung=0)) == 0
