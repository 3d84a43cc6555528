from datetime import time

from models.leave import Commitment
from models.organisation import Unit, UnitKind
from tests.audit.reading import broken
from tests.cases import UNITS, assigned, day, tiny_case

DAY = "龙桥所/接处警/白"


def meeting(start: int, end: int) -> Commitment:
    return Commitment(officer="C01", first=day(1), last=day(1), start=time(start), end=time(end), title="庭审")


def test_a_duty_that_overlaps() -> None:
    says = broken("commitments", tiny_case(commitments=(meeting(17, 19),)), assigned("C01", DAY, 1))
    assert says == ["警员C01 7月23日上龙桥所接处警白班，与已定事项「庭审」时间冲突"]


def test_a_duty_that_touches() -> None:
    assert not broken("commitments", tiny_case(commitments=(meeting(18, 19), meeting(7, 8))), assigned("C01", DAY, 1))


def test_meeting_days_hold_heads_but_not_constables() -> None:
    units = (*(unit for unit in UNITS if unit.id != "禁毒大队"), Unit(id="禁毒大队", kind=UnitKind.DEPARTMENT, meeting_weekday=1))
    case = tiny_case(units=units)
    assert broken("commitments", case, assigned("C03", DAY, 1)) == ["警员C03 7月23日上龙桥所接处警白班，但当日是禁毒大队例会日"]
    assert not broken("commitments", case, assigned("C01", DAY, 1), assigned("C03", DAY, 2))
