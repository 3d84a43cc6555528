from models.leave import BedRequest, Wish, WishKind
from models.roster import BedGrant
from tests.audit.reading import term
from tests.cases import assigned, day, tiny_case

FULL = "龙桥所/接处警/值"


def wish(kind: WishKind, **fields: object) -> Wish:
    return Wish(officer="C01", kind=kind, first=day(1), last=day(3), weight=3, **fields)


def test_a_duty_wished_for() -> None:
    case = tiny_case(wishes=(wish(WishKind.DUTY, shift="值"),))
    assert term("wishes", case) == 3
    assert term("wishes", case, assigned("C01", FULL, 4)) == 3
    assert term("wishes", case, assigned("C01", FULL, 3)) == 0


def test_each_duty_against_a_wish_for_days_off() -> None:
    case = tiny_case(wishes=(wish(WishKind.OFF),))
    assert term("wishes", case) == 0
    assert term("wishes", case, *(assigned("C01", FULL, n) for n in (1, 3, 4))) == 6


def test_base_duties_meet_no_wish() -> None:
    case = tiny_case(wishes=(Wish(officer="A01", kind=WishKind.OFF, first=day(0), last=day(0)),))
    assert term("wishes", case, assigned("A01", FULL, 0, "base")) == 0


def test_beds_neither_granted_nor_unneeded() -> None:
    """Nights of days 5 and 6 (7 lies outside): one granted, or one on duty, leaves one."""
    case = tiny_case(bed_requests=(BedRequest(officer="B01", first=day(5), last=day(7)),))
    assert term("wishes", case) == 2
    assert term("wishes", case, beds=(BedGrant(officer="B01", night=day(5)),)) == 1
    assert term("wishes", case, assigned("B01", "凤凰山所/接处警/夜", 5, "free")) == 1
