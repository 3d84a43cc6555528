from datetime import time

from models.duty import Shift
from models.leave import LeaveStatus
from tests.audit.reading import broken
from tests.cases import SHIFTS, assigned, granted, request, stint, tiny_case

NIGHT = "龙桥所/接处警/夜"


def case(slack: int = 0, **fields: object):
    shifts = (*SHIFTS, Shift(id="到午", start=time(18), minutes=1080), Shift(id="过午", start=time(18), minutes=1081))
    return tiny_case(shifts=shifts, leave=(request("r", "C01", 2, 3, slack, **fields),))


def test_a_duty_on_a_date_of_given_leave() -> None:
    given = case(status=LeaveStatus.APPROVED)
    says = broken("available", given, assigned("C01", NIGHT, 3))
    assert says == ["警员C01 7月25日上龙桥所接处警夜班，但7月24日至7月25日休假，该勤务与休假冲突"]
    assert not broken("available", given, assigned("C01", NIGHT, 4))


def test_a_duty_may_end_at_noon_of_the_first_date_and_no_later() -> None:
    given = case(kind="婚假")
    assert not broken("available", given, assigned("C01", "龙桥所/接处警/到午", 1))
    assert broken("available", given, assigned("C01", "龙桥所/接处警/过午", 1))


def test_decided_leave_excludes_where_it_was_moved_to() -> None:
    pending = case(slack=1)
    assert broken("available", pending, assigned("C01", NIGHT, 4), leave=(granted("r", 3, 4, "moved"),))
    assert not broken("available", pending, assigned("C01", NIGHT, 2), leave=(granted("r", 3, 4, "moved"),))


def test_no_stint_spans_leave() -> None:
    given = case(status=LeaveStatus.APPROVED)
    covers = assigned("C01", "龙桥所/接处警/白", 1), assigned("C01", NIGHT, 4)
    says = broken("available", given, *covers, stints=(stint("C01", "龙桥所", 1, 4),))
    assert says == ["警员C01 7月23日至7月26日在龙桥所的帮扶时段跨越7月24日至7月25日的休假"]
    apart = (stint("C01", "龙桥所", 1, 1), stint("C01", "龙桥所", 4, 4))
    assert not broken("available", given, *covers, stints=apart)
