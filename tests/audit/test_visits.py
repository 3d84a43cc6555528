"""What a visit may not be: outside its dates, of another length, on leave, in a stint elsewhere, over a duty, twice."""

from typing import Any

import pytest

from models.case import Case
from models.leave import Commitment, LeaveStatus
from models.roster import Roster, Visit
from models.words import Language, speaking
from scheduler.audit import audit
from tests.cases import FENGHUANG, LONGQIAO, assigned, day, request, seat, stint, tiny_case

OWN = f"{LONGQIAO}/接处警/白"
POLICY = {"consecutive_days": {"value": 1}}
DUTY = f"{FENGHUANG}/接处警/夜"


def case(**fields: Any) -> Case:
    asked = Commitment(officer="C01", first=day(1), last=day(4), days=2, station=LONGQIAO)
    other = asked.model_copy(update={"first": day(0), "days": 1})
    return tiny_case(only=["C01"], commitments=(asked, other), **fields)


def visit(first: int, last: int, asked: int = 1) -> Visit:
    return Visit(officer="C01", station=LONGQIAO, asked=day(asked), first=day(first), last=day(last))


def broken(*rows: Visit, of: Case | None = None, **fields: Any) -> list[tuple[str, str]]:
    findings = audit(of or case(), Roster(visits=rows, **fields)).breaches
    return [(finding.rule, finding.sentence) for finding in findings]


def test_on_its_dates_it_breaks_nothing() -> None:
    assert broken(visit(1, 2)) == broken(visit(3, 4), visit(0, 0, asked=0)) == []


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ((visit(0, 1),), "警员C01 7月22日至7月23日在龙桥所的下沉事项超出可选日期 7月23日至7月26日"),
        ((visit(4, 5),), "警员C01 7月26日至7月27日在龙桥所的下沉事项超出可选日期 7月23日至7月26日"),
        ((visit(1, 1),), "警员C01 7月23日在龙桥所的下沉事项为 1 天，应为 2 天"),
        ((visit(1, 2), visit(2, 2, asked=0)), "警员C01 7月24日在龙桥所的下沉事项与在龙桥所的下沉事项日期重叠"),
        ((visit(1, 2, asked=2),), "下沉事项有误或重复：C01 龙桥所 2024-07-23 至 2024-07-24"),
        ((visit(1, 2), visit(3, 4)), "下沉事项有误或重复：C01 龙桥所 2024-07-25 至 2024-07-26"),
    ],
)
def test_it_keeps_its_dates(rows: tuple[Visit, ...], sentence: str) -> None:
    assert broken(*rows) == [("form", sentence)]


def test_the_officer_is_neither_on_leave_nor_elsewhere() -> None:
    away = case(leave=(request("r1", "C01", 2, 3, status=LeaveStatus.APPROVED),))
    assert broken(visit(1, 2), of=away) == [("form", "警员C01 7月23日至7月24日在龙桥所的下沉事项，7月24日在休假")]
    works, stints = (assigned("C01", DUTY, 3),), (stint("C01", FENGHUANG, 3, 3),)
    findings = broken(visit(2, 3), assignments=works, stints=stints)
    assert ("form", "警员C01 7月24日至7月25日在龙桥所的下沉事项，7月25日在凤凰山所帮扶") in findings
    assert ("commitments", "警员C01 7月25日上凤凰山所接处警夜班，与已定事项「龙桥所下沉事项」时间冲突") in findings


def test_it_says_so_in_english() -> None:
    with speaking(Language.EN, Language.EN):
        assert broken(visit(1, 1)) == [("form", "The visit of 警员C01 to 龙桥所, 07-23, takes 1 day, not 2")]


def test_its_dates_are_work_dates() -> None:
    """Where one may not work two dates in a row, none may be worked beside a visit."""
    asked = Commitment(officer="A03", first=day(0), last=day(6), days=1, station=FENGHUANG)
    alone = tiny_case(only=["A03"], commitments=(asked,), demands=(seat(OWN),), policy=POLICY)
    placed = Visit(officer="A03", station=FENGHUANG, asked=day(0), first=day(2), last=day(2))
    for number, expected in ((3, {"consecutive_days"}), (4, set())):
        works = (assigned("A03", OWN, number, "free"),)
        assert {finding.rule for finding in audit(alone, Roster(assignments=works, visits=(placed,))).breaches} == expected
