from datetime import time

from models.leave import Commitment
from tests.audit.reading import broken
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
