"""A cover's sentence: the rung in words, what the own officers are doing, and why each earlier rung did not serve."""

import time
from typing import Any

import pytest

from models.leave import Commitment, LeaveStatus, Pin, PinKind
from models.organisation import Floor, MutualAid, Pairing, Sex
from models.reasons import CoverReason
from models.roster import Assignment, Roster, Stint
from models.words import Language, speaking
from scheduler.audit import audit
from scheduler.explain.reasons.why import reasons
from tests.cases import FENGHUANG, LONGQIAO, NARCOTICS, UNITS, assigned, day, request, seat, stint, tiny_case

POST = "龙桥所/接处警/值"
COUNTER = "龙桥所/户籍窗口/白"


def sentences(works: tuple[Assignment, ...], stints: tuple[Stint, ...] = (), **fields: Any) -> list[str]:
    case = tiny_case(**fields)
    roster = Roster(assignments=works, stints=stints)
    return [reason.sentence for reason in reasons(case, roster, audit(case, roster)).covers]


def test_a_cover_names_those_on_leave_for_whom_it_stands_in() -> None:
    """A01's team is due on day 0; A01 is on leave, so C01 of the paired department takes the duty."""
    told = sentences(
        (assigned("C01", POST, 0),),
        (stint("C01", LONGQIAO, 0, 0),),
        only=("A01", "C01"),
        leave=(request("r", "A01", 0, 2, status=LeaveStatus.APPROVED),),
    )
    assert told == ["挂钩部门：本所当班可上此岗1人：休假1人（警员A01）；本所比最低警力1人少1人。"]


def test_a_named_officer_is_told_as_such() -> None:
    pairings = (Pairing(station=LONGQIAO, officer="C01"),)
    (told,) = sentences((assigned("C01", POST, 0),), (stint("C01", LONGQIAO, 0, 0),), pairings=pairings)
    assert told.startswith("挂钩部门（点名）：本所当班可上此岗1人：未排1人；本所自由排班1人：可用1人（警员A03）未选")


def test_the_named_are_explained_when_somebody_else_of_the_rung_serves() -> None:
    pairings = (Pairing(station=LONGQIAO, officer="C01"), Pairing(station=LONGQIAO, department=NARCOTICS))
    busy = (Commitment(officer="C01", first=day(0), last=day(0)),)
    (told,) = sentences(
        (assigned("C02", POST, 0),), (stint("C02", LONGQIAO, 0, 0),), pairings=pairings, commitments=busy, only=("C01", "C02")
    )
    assert "点名人员1人：有已定事项1人" in told


def test_the_pool_serves_where_nobody_is_paired_or_the_paired_may_not() -> None:
    """The skill 户籍 is D01's; 禁毒大队 is paired with 龙桥所 and holds none of it."""
    (told,) = sentences((assigned("D01", COUNTER, 0, rung=2),), (stint("D01", LONGQIAO, 0, 0),), only=("C01", "C02", "D01"))
    assert told == "技能池：本所当班无人可上此岗；本所比最低警力1人少1人；梯次一挂钩部门（禁毒大队）2人：无资质2人。"


def test_no_pairing_and_no_pool_are_told_at_an_extra_duty() -> None:
    """A01 works on a day off, with nobody paired, no skill at this post, and no partner."""
    pairings = (Pairing(station=FENGHUANG, department=NARCOTICS),)
    (told,) = sentences((assigned("A01", POST, 2, "extra"),), pairings=pairings, only=("A01", "C01"))
    assert "梯次一挂钩部门：此岗当日无挂钩" in told
    assert "梯次二技能池：此岗不要求技能，不适用" in told
    assert "梯次三派出所互助：当日无互助派出所" in told
    assert told.startswith("本所加班：")


def test_earlier_rungs_are_counted_by_what_keeps_them() -> None:
    """C01 is at 凤凰山所 and C02 on leave; C03 has to stay, as one must."""
    floor = (Floor(first=day(0), last=day(6), minimum=1),)
    units = tuple(unit.model_copy(update={"floors": floor}) if unit.id == NARCOTICS else unit for unit in UNITS)
    (_, told) = sentences(
        (assigned("C01", "凤凰山所/接处警/夜", 2), assigned("B01", POST, 2, rung=3)),
        (stint("C01", FENGHUANG, 2, 2), stint("B01", LONGQIAO, 2, 2)),
        units=units,
        only=("B01", "C01", "C02", "C03"),
        leave=(request("r", "C02", 2, 2, status=LeaveStatus.APPROVED),),
        mutual_aid=(MutualAid(station=LONGQIAO, partner=FENGHUANG),),
    )
    assert "梯次一挂钩部门（禁毒大队）3人：休假1人、已在他所帮扶1人、单位在岗到下限1人" in told


def test_who_could_replace_is_named_and_what_it_would_cost() -> None:
    """B01 of mutual aid serves although C02 of the paired department is free: nothing forbids it, and it would cost less."""
    (told,) = sentences(
        (assigned("B01", POST, 0, rung=3),),
        (stint("B01", LONGQIAO, 0, 0),),
        only=("B01", "C02"),
        mutual_aid=(MutualAid(station=LONGQIAO, partner=FENGHUANG),),
    )
    assert "梯次一挂钩部门（禁毒大队）1人：另有可替1人（警员C02），本方案未选" in told


def reason_of(works: tuple[Assignment, ...], stints: tuple[Stint, ...], on: int, **fields: Any) -> CoverReason:
    case = tiny_case(**{"only": ("A01", "C01", "D01")} | fields)
    roster = Roster(assignments=works, stints=stints)
    return next(row for row in reasons(case, roster, audit(case, roster)).covers if row.date == day(on))


BASE = assigned("A01", POST, 0, "base")
STINT = (stint("C01", LONGQIAO, 0, 0),)
PINNED = Pin(kind=PinKind.ASSIGN, officer="C01", station=LONGQIAO, post="接处警", shift="值", date=day(0))


def test_a_cover_that_nothing_needs_any_more_is_told_with_what_dropping_it_saves() -> None:
    """A01 is back on the duty, which asks for one."""
    told = reason_of((BASE, assigned("C01", POST, 0)), STINT, 0, demands=(seat(POST, on=0),))
    assert not told.is_needed
    assert "已没有规则或目标需要此岗，可以去掉：不违反任何规则，没有缺口变大；第4级支援梯次代价由 " in told.sentence
    with speaking(Language.EN, Language.EN):
        told = reason_of((BASE, assigned("C01", POST, 0)), STINT, 0, demands=(seat(POST, on=0),))
    assert ". No rule and no level needs this duty any more, it can be dropped: " in told.sentence


@pytest.mark.parametrize(
    "fields",
    [
        {"demands": (seat(POST, 1, 2, on=0),)},
        {"demands": (seat(POST, on=0),), "pins": (PINNED,)},
        {
            "demands": (seat(POST, on=0),),
            "posts": tuple(post.model_copy(update={"female": True}) for post in tiny_case().posts),
            "officers": tuple(
                row.model_copy(update={"sex": Sex.FEMALE}) if row.id == "C01" else row
                for row in tiny_case(only=("A01", "C01")).officers
            ),
        },
    ],
    ids=["target", "pin", "female presence"],
)
def test_what_a_target_a_pin_or_a_rule_asks_for_is_needed(fields: dict[str, Any]) -> None:
    told = reason_of((BASE, assigned("C01", POST, 0)), STINT, 0, **fields)
    assert told.is_needed
    assert "可以去掉" not in told.sentence


def test_a_cover_inside_a_stint_is_dropped_by_ending_or_parting_the_stint() -> None:
    """Nobody asks for day 2 of a stint from day 0 to 4."""
    works = tuple(assigned("C01", POST, n) for n in (0, 2, 4))
    demands = (seat(POST, 2, on=0), seat(POST, 2, on=4))
    fields = {"demands": demands, "only": ("C01",)}
    assert reason_of(works, (stint("C01", LONGQIAO, 0, 4),), 0, **fields).is_needed
    assert not reason_of(works, (stint("C01", LONGQIAO, 0, 4),), 2, **fields).is_needed


def test_after_the_deadline_nothing_is_called_unneeded() -> None:
    case = tiny_case(only=("A01", "C01"), demands=(seat(POST, on=0),))
    roster = Roster(assignments=(BASE, assigned("C01", POST, 0)), stints=STINT)
    (told,) = reasons(case, roster, audit(case, roster), time.monotonic() - 1).covers
    assert told.is_needed
