"""Each change that is said to close a shortage does: the changed case is solved from nothing, and the duty is full."""

import pytest

from models.case import Case
from models.roster import Source
from scheduler.audit import audit
from scheduler.explain.asked.relaxations import relaxations
from scheduler.explain.asked.shortage import shortage
from scheduler.explain.asked.view import View
from scheduler.refusals import NothingToExplain
from tests.cases import assigned, day, request, seat, tiny_case
from tests.explain.asked.files import solved, view_of

COUNTER = "龙桥所/户籍窗口/白"
POST = "龙桥所/接处警/值"


def short_view(case: Case) -> View:
    view = solved(case)
    assert audit(case, view.roster).shortages
    return view


def test_a_pairing_and_a_qualification_close_a_shortage_when_applied() -> None:
    """The counter asks for two on day 0: A04 is there; D02 lacks 户籍, and C01 too; D01 is not in the bureau."""
    case = tiny_case(only=("A04", "C01", "D02"), demands=(seat(COUNTER, 2, on=0),))
    view = short_view(case)
    duty = view.duty(*COUNTER.split("/"), day(0))
    ways = relaxations(view, duty)
    assert any("取得「户籍」资质" in way.words for way in ways)
    for way in ways:
        assert not audit(way.case, solved(way.case).roster).shortages, way.words


def test_what_solving_again_says_is_told_apart() -> None:
    case = tiny_case(only=("A03", "D02"), pairings=(), demands=(seat(POST, 2, on=0),))
    case = case.model_copy(update={"pairings": (tiny_case().pairings[1],)})
    view = short_view(case)
    answer = shortage(view, view.duty(*POST.split("/"), day(0)))
    assert any("不在支援梯次排除 1 人" in line for line in answer.audited)
    assert answer.confirm is not None
    (told,) = answer.confirm()
    assert told.startswith("增加挂钩 户政科 → 龙桥所接处警，由警员D02（户政科）补上：")
    assert told.endswith("缺口补上，第1级关键缺口由 1 降为 0，之前各级不变")


def test_a_refused_leave_closes_a_shortage_below_the_target() -> None:
    """Leave goes before the target: A01 is on leave on day 0, and one of two is missing."""
    case = tiny_case(only=("A01", "A03"), demands=(seat(POST, 1, 2, on=0),), leave=(request("r", "A01", 0, 0),))
    view = short_view(case)
    (way,) = relaxations(view, view.duty(*POST.split("/"), day(0)))
    assert way.words == "不批警员A01（龙桥所） 7月22日的休假，由其上本岗"
    after = solved(way.case.model_copy(update={"pins": way.pins}))
    assert not audit(way.case, after.roster).shortages


def test_a_limit_raised_by_one_closes_a_shortage() -> None:
    """A03 has a night on each of two days a week apart, and may have one: the second stays empty."""
    demands = (seat(POST, on=0), seat(POST, on=4))
    case = tiny_case(only=("A03",), demands=demands, policy={"load.nights": {"value": 1}})
    view = short_view(case)
    missing = audit(case, view.roster).shortages[0]
    (way,) = relaxations(view, view.duty(missing.station, missing.post, missing.shift, missing.date))
    assert "由 1 放宽为 2 次" in way.words
    assert not audit(way.case, solved(way.case).roster).shortages


def test_a_full_duty_needs_no_explanation() -> None:
    case = tiny_case(only=("A03",), demands=(seat(POST, on=0),))
    view = view_of(case, assigned("A03", POST, 0, Source.FREE))
    with pytest.raises(NothingToExplain, match="目标 1 人已达到"):
        shortage(view, view.duty(*POST.split("/"), day(0)))
