"""Who else could have taken a cover, and what one carries beside those who could have been asked."""

import pytest

from models.errors import NothingToExplain
from models.leave import Commitment, LeaveStatus, Opening, Pin, PinKind
from scheduler.explain.asked.cover import cover, cover_of, next_best
from scheduler.explain.asked.officer import officer
from tests.cases import LONGQIAO, assigned, day, request, seat, stint, tiny_case
from tests.explain.asked.files import view_of

POST = "龙桥所/接处警/值"
LEAVE = request("r", "A01", 0, 2, status=LeaveStatus.APPROVED)


def test_others_of_the_rung_are_named_and_the_busy_are_not() -> None:
    """C01 covers; C02 has a commitment; C03 could stand in; D02 is paired with nobody."""
    busy = (Commitment(officer="C02", first=day(0), last=day(0)),)
    case = tiny_case(only=("A01", "C01", "C02", "C03", "D02"), leave=(LEAVE,), commitments=busy)
    view = view_of(case, assigned("C01", POST, 0), stints=(stint("C01", LONGQIAO, 0, 0),))
    work = cover_of(view, "C01", day(0))
    assert [other.officer for other in next_best(view, work)] == ["C03"]
    assert cover(view, work).audited[2].startswith("其次1：警员C03（禁毒大队）可顶替：挂钩部门，支援梯次代价 ")


def test_a_date_without_cover_is_refused_with_what_there_is() -> None:
    view = view_of(tiny_case(only=("A01", "C01")), assigned("A01", POST, 0, "base"))
    with pytest.raises(NothingToExplain, match="没有替岗或加班：当日7月22日龙桥所接处警值班"):
        cover_of(view, "A01", day(0))


def test_an_officer_is_compared_with_the_group_the_past_included() -> None:
    """C01 has one night on a working day (2 points × 1.5) and 7 from before; C02 has nothing."""
    case = tiny_case(only=("A01", "C01", "C02"), leave=(LEAVE,), opening=(Opening(officer="C01", burden=7),))
    view = view_of(case, assigned("C01", POST, 0), stints=(stint("C01", LONGQIAO, 0, 0),))
    told = officer(view, "C01").audited
    assert "替岗和加班 1 天；同组中位数 0.5，最少 0，最多 1" in told
    assert any(line.startswith("累计勤务量 10 点；") for line in told)
    assert any(line.startswith("7月22日龙桥所接处警值班：挂钩部门：") for line in told)


@pytest.mark.parametrize(("stints", "told"), [(((0, 3),), True), (((0, 0), (3, 3)), False)])
def test_idle_dates_of_a_stint_are_named(stints: tuple[tuple[int, int], ...], told: bool) -> None:
    """C01 covers by day on Monday and Thursday: Tuesday and Wednesday are idle unless the stint ends between them."""
    rows = [assigned("C01", "龙桥所/接处警/白", n) for n in (0, 3)]
    view = view_of(tiny_case(only=("A01", "C01")), *rows, stints=tuple(stint("C01", LONGQIAO, *dates) for dates in stints))
    sentence = "帮扶时段内闲置 2 天（无勤务，而本单位当班）：7月23日、7月24日"
    assert (sentence in officer(view, "C01").audited) is told


def test_what_dropping_a_cover_would_do_is_told() -> None:
    """Needed: the duty falls below its minimum. Not needed: A01 is back. In a stint, the officer's own shifts come back."""
    case = tiny_case(only=("A01", "C01"), leave=(LEAVE,), demands=(seat(POST, on=0),))
    view = view_of(case, assigned("C01", POST, 0), stints=(stint("C01", LONGQIAO, 0, 0),))
    dropped = cover(view, cover_of(view, "C01", day(0))).audited[1]
    assert dropped.startswith("去掉此岗：7月22日龙桥所接处警值班低于最低警力 1 人；第1级关键缺口由 0 变为 1；")
    case = tiny_case(only=("A01", "C01"), demands=(seat(POST, on=0),))
    view = view_of(case, assigned("A01", POST, 0, "base"), assigned("C01", POST, 0), stints=(stint("C01", LONGQIAO, 0, 0),))
    assert cover(view, cover_of(view, "C01", day(0))).audited[1].startswith("已没有规则或目标需要此岗，可以去掉：")


def test_a_pinned_cover_cannot_be_dropped_and_own_shifts_come_back() -> None:
    pins = (Pin(kind=PinKind.ASSIGN, officer="B02", station=LONGQIAO, post="接处警", shift="值", date=day(0)),)
    case = tiny_case(only=("A01", "B02"), leave=(LEAVE,), demands=(seat(POST, on=0),), pins=pins)
    view = view_of(case, assigned("B02", POST, 0, rung=3), stints=(stint("B02", LONGQIAO, 0, 0),))
    dropped = cover(view, cover_of(view, "B02", day(0))).audited[1]
    assert "去掉此岗：违反「锁定」：" in dropped
    assert dropped.endswith("本人恢复本单位轮班（7月22日）。")


def test_what_dropping_breaks_is_titled_by_the_row_of_its_limit() -> None:
    """Without day 2 the stint is idle too long, or its two halves lie too close together."""
    policy = {"stint.idle": {"value": 1}, "stint.gap": {"value": 4}}
    works = [assigned("C01", POST, n) for n in (0, 2, 4)]
    view = view_of(tiny_case(only=("C01",), policy=policy), *works, stints=(stint("C01", LONGQIAO, 0, 4),))
    dropped = cover(view, cover_of(view, "C01", day(2))).audited[1]
    assert dropped.startswith("去掉此岗：违反「两段帮扶间隔」：")
