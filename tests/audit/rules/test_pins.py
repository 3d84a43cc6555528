import pytest

from models.leave import Pin, PinKind
from tests.audit.reading import broken, report
from tests.cases import assigned, day, granted, refused, request, stint, tiny_case

FULL = "龙桥所/接处警/值"


def pinned(kind: str, **fields: object):
    return tiny_case(pins=(Pin(kind=PinKind(kind), **fields),), leave=(request("r", "A01", 1, 1, slack=1),))


def assign(forced: bool = False, n: int = 1):
    return pinned("assign", officer="C01", date=day(n), station="龙桥所", post="接处警", shift="值", forced=forced)


def test_assign() -> None:
    assert broken("pins", assign()) == ["锁定未落实：警员C01 7月23日应上龙桥所接处警值班"]
    assert not broken("pins", assign(), assigned("C01", FULL, 1))


def test_forbid_holds_decided_duties_to_its_last_date() -> None:
    case = pinned("forbid", officer="C01", date=day(1), last=day(2), shift="值")
    assert broken("pins", case, assigned("C01", FULL, 2)) == ["警员C01 7月24日上龙桥所接处警值班，与禁止锁定冲突"]
    assert not broken("pins", case, assigned("C01", FULL, 3), assigned("C01", "龙桥所/接处警/白", 2))


@pytest.mark.parametrize(
    ("kind", "first", "decision", "says"),
    [
        ("grant", None, granted("r", 2, 2, "moved"), []),
        ("grant", 1, granted("r", 2, 2, "moved"), ["锁定未落实：警员A01的请假申请r应批准（自7月23日起）"]),
        ("grant", None, refused("r"), ["锁定未落实：警员A01的请假申请r应批准"]),
        ("refuse", None, refused("r"), []),
        ("refuse", None, granted("r", 1, 1), ["锁定未落实：警员A01的请假申请r应不予批准"]),
    ],
)
def test_leave(kind: str, first: int | None, decision: object, says: list[str]) -> None:
    case = pinned(kind, request="r", date=None if first is None else day(first))
    assert broken("pins", case, leave=(decision,)) == says


def test_what_force_keeps_is_accepted_and_listed() -> None:
    """D02 is on no rung; forced, the cover stays and the finding is accepted."""
    pin = Pin(kind=PinKind.ASSIGN, officer="D02", date=day(1), station="龙桥所", post="接处警", shift="值", forced=True)
    cover, parts = assigned("D02", FULL, 1, rung=0), {"stints": (stint("D02", "龙桥所", 1, 1),)}
    case = tiny_case(only=("D02",), pins=(pin,))
    judged = report(case, cover, **parts)
    assert not judged.breaches
    assert [(finding.rule, finding.accepted) for finding in judged.accepted] == [("admitted_rung", True)]
    assert [finding.rule for finding in report(tiny_case(only=("D02",)), cover, **parts).breaches] == ["admitted_rung"]


def test_a_decided_duty_too_near_a_forced_one_still_breaches() -> None:
    judged = report(
        assign(forced=True),
        assigned("C01", FULL, 1),
        assigned("C01", FULL, 2),
        rules=("pins", "rest"),
        stints=(stint("C01", "龙桥所", 1, 2),),
    )
    assert [finding.rule for finding in judged.breaches if finding.rule != "form"] == ["rest"]
