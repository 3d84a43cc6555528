from datetime import datetime, time

from models.duty import BaseDay
from models.leave import Commitment, Opening
from tests.audit.reading import broken, report
from tests.cases import assigned, day, granted, officer, request, stint, tiny_case

FULL, STANDBY = "龙桥所/接处警/值", "龙桥所/接处警/备"
RIGHT = [assigned("A01", FULL, 0, "base"), assigned("A01", STANDBY, 1, "base")]


def case(**fields: object):
    return tiny_case(days=3, only=("A01",), **fields)


def test_the_base_duties_and_no_others() -> None:
    assert not broken("rota", case(), *RIGHT)
    assert broken("rota", case(), RIGHT[0]) == ["警员A01 7月23日按轮班应上一个备勤，现为 0 个"]
    more = assigned("A01", FULL, 2, "base")
    assert broken("rota", case(), *RIGHT, more) == ["警员A01 7月24日上龙桥所接处警值班，但当日没有轮班勤务"]


def test_the_shift_and_the_post() -> None:
    wrong = assigned("A01", "龙桥所/接处警/白", 1, "base")
    assert broken("rota", case(), RIGHT[0], wrong) == ["警员A01 7月23日上龙桥所接处警白班，按轮班应为龙桥所备勤"]
    elsewhere = assigned("A01", "龙桥所/带班领导/值", 0, "base")
    assert broken("rota", case(), elsewhere, RIGHT[1]) == ["警员A01 7月22日上龙桥所带班领导值班，该岗位不是其可在岗的岗位"]


def test_leave_commitments_and_stints_take_it_away() -> None:
    on_leave = case(leave=(request("r", "A01", 1, 1),))
    assert not broken("rota", on_leave, RIGHT[0], leave=(granted("r", 1, 1),))
    assert broken("rota", on_leave, *RIGHT, leave=(granted("r", 1, 1),)) == [
        "警员A01 7月23日上龙桥所接处警备勤，但当日休假，不再上轮班勤务"
    ]
    blocked = case(commitments=(Commitment(officer="A01", first=day(1), last=day(1), start=time(9), end=time(10)),))
    assert not broken("rota", blocked, RIGHT[0])
    assert broken("rota", blocked, *RIGHT) == ["警员A01 7月23日上龙桥所接处警备勤，但当日有已定事项，不再上轮班勤务"]
    cover = assigned("A01", "凤凰山所/接处警/夜", 1)
    assert not broken("rota", case(), RIGHT[0], cover, stints=(stint("A01", "凤凰山所", 1, 1),))


def test_without_home_post_or_demand_the_post_is_empty() -> None:
    nobody = tiny_case(days=2, officers=(officer("A09", "龙桥所", rota="四班", team="一"),))
    posted, empty = assigned("A09", FULL, 0, "base"), assigned("A09", "龙桥所//备", 1, "base")
    assert not broken("rota", nobody, posted, empty)
    assert broken("rota", nobody, assigned("A09", "龙桥所//值", 0, "base"), empty)


AWAY = assigned("A01", "凤凰山所/接处警/夜", 0, rung=3)
SENT = (stint("A01", "凤凰山所", 0, 0),)
OWN_DAY = assigned("A01", "龙桥所/接处警/白", 1, "base")


def lent(shift: str = "白", **fields: object):
    """A01 is off on Monday and due on Tuesday; a night at 凤凰山 on Monday ends on Tuesday at 08:00."""
    cells = (BaseDay(officer="A01", date=day(0)), BaseDay(officer="A01", date=day(1), shift=shift))
    return tiny_case(days=2, only=("A01",), base_roster=cells, **fields)


def test_a_base_duty_is_missing_because_it_yields_and_never_for_nothing() -> None:
    """The rest after the night lasts until Wednesday; with a rest of nought it ends as Tuesday's duty begins."""
    assert not broken("rota", lent(), AWAY, beside=("rest",), stints=SENT)
    assert broken("rota", lent(), beside=("rest",)) == ["警员A01 7月23日按轮班应上一个白班，现为 0 个"]
    at_once = lent(policy={"rest.night": {"value": 0}})
    assert broken("rota", at_once, AWAY, beside=("rest",), stints=SENT) == ["警员A01 7月23日按轮班应上一个白班，现为 0 个"]
    a_minute = lent(policy={"rest.night": {"value": 1}})
    assert not broken("rota", a_minute, AWAY, beside=("rest",), stints=SENT)


def test_a_base_duty_kept_within_the_rest_breaks_the_rest_and_the_rota() -> None:
    judged = report(lent(), AWAY, OWN_DAY, rules=("rota", "rest"), stints=SENT)
    assert [(finding.rule, finding.sentence) for finding in judged.breaches] == [
        ("rest", "警员A01 7月23日08:00上白班，距上一勤务结束仅 0 小时，应不少于 24 小时"),
        ("rota", "警员A01 7月23日上龙桥所接处警白班，但当日因帮扶后休息，不再上轮班勤务"),
    ]


def test_where_nothing_yields_it_is_kept_and_breaks_the_rest_alone() -> None:
    off = lent(policy={"ladder.yielded": {"on": False}})
    judged = report(off, AWAY, OWN_DAY, rules=("rota", "rest"), stints=SENT)
    assert [finding.rule for finding in judged.breaches] == ["rest"]
    assert broken("rota", off, AWAY, beside=("rest",), stints=SENT) == ["警员A01 7月23日按轮班应上一个白班，现为 0 个"]


def test_a_standby_does_not_yield_to_a_cover_but_to_the_opening_until_that_ends() -> None:
    own = assigned("A01", "龙桥所/接处警/备", 1, "base")
    assert not broken("rota", lent("备"), AWAY, own, beside=("rest",), stints=SENT)
    ends = datetime.combine(day(0), time(8, 1))
    opening = (Opening(officer="A02", last_end=ends, last_shift="夜", stint_station="凤凰山所"),)
    standby = assigned("A02", "龙桥所/接处警/备", 0, "base")
    late = tiny_case(days=1, only=("A02",), opening=opening)
    assert not broken("rota", late)
    assert broken("rota", late, standby) == ["警员A02 7月22日上龙桥所接处警备勤，但当日因帮扶后休息，不再上轮班勤务"]
    in_time = late.model_copy(
        update={"opening": (opening[0].model_copy(update={"last_end": datetime.combine(day(0), time(8))}),)}
    )
    assert not broken("rota", in_time, standby)
