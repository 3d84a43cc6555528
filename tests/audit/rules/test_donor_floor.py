from datetime import datetime

from models.duty import BaseDay, Demand
from models.leave import Opening, Pin, PinKind
from models.organisation import Floor, MutualAid, Unit, UnitKind
from tests.audit.reading import broken, given
from tests.cases import UNITS, assigned, day, granted, request, stint, tiny_case

DAY, NIGHT = "龙桥所/接处警/白", "龙桥所/接处警/夜"
RESTING = "禁毒大队7月24日在岗 2 人，应不少于 3 人（应上班 3 人）"


def case(floor: int, **fields: object):
    """禁毒大队 has three officers with home work on Monday to Friday."""
    kept = Unit(id="禁毒大队", kind=UnitKind.DEPARTMENT, floors=(Floor(first=day(0), last=day(6), minimum=floor),))
    return tiny_case(units=(*(unit for unit in UNITS if unit.id != "禁毒大队"), kept), **fields)


def test_away_and_resting_are_both_missing() -> None:
    away = {"stints": (stint("C01", "龙桥所", 1, 1),)}
    assert not broken("donor_floor", case(2), assigned("C01", DAY, 1), **away)
    says = broken("donor_floor", case(3), assigned("C01", DAY, 1), **away)
    assert says == ["禁毒大队7月23日在岗 2 人，应不少于 3 人（应上班 3 人）"]
    assert broken("donor_floor", case(3), assigned("C01", NIGHT, 1), beside=("rest",), **away) == [*says, RESTING]


def test_decided_leave_counts_and_given_leave_lowers_the_floor() -> None:
    pending = case(3, leave=(request("r", "C01", 2, 2),))
    assert broken("donor_floor", pending, leave=(granted("r", 2, 2),)) == [RESTING]
    sick = case(3, leave=(request("r", "C01", 2, 2, kind="病假"),))
    assert not broken("donor_floor", sick)
    assert given("donor_floor", sick) == [RESTING]


def test_rest_after_the_openings_last_duty_is_given() -> None:
    opening = Opening(officer="C01", last_end=datetime(2024, 7, 22, 8), last_shift="值")
    tired = case(3, opening=(opening,))
    assert not broken("donor_floor", tired, beside=("rest",))
    assert given("donor_floor", tired, beside=("rest",)) == ["禁毒大队7月22日在岗 2 人，应不少于 3 人（应上班 3 人）"]


def test_a_station_lends_only_while_not_critically_short_itself() -> None:
    demand = Demand(station="凤凰山所", post="接处警", shift="夜", minimum=1, target=2)
    lending = tiny_case(demands=(demand,), mutual_aid=(MutualAid(station="龙桥所", partner="凤凰山所"),))
    lent, away = assigned("B01", DAY, 1, rung=3), (stint("B01", "龙桥所", 1, 1),)
    assert broken("donor_floor", lending, lent, beside=("cover",), stints=away) == [
        "警员B01 7月23日在龙桥所帮扶，而凤凰山所当日凤凰山所接处警夜班低于最低警力"
    ]
    kept = assigned("B02", "凤凰山所/接处警/夜", 1, "extra")
    assert not broken("donor_floor", lending, lent, kept, beside=("cover",), stints=away)


def test_a_station_lends_whom_it_misses_for_the_rest_after_a_cover() -> None:
    """B02's night at 龙桥 on Monday ends on Tuesday; the own day duty yields, and 凤凰山 lacks its minimum there. A cover that
    force keeps is given, and so is what it takes."""
    cells = (BaseDay(officer="B02", date=day(0)), BaseDay(officer="B02", date=day(1), shift="白"))
    demand = Demand(station="凤凰山所", post="接处警", shift="白", first=day(1), last=day(1), minimum=1, target=1)
    aid = (MutualAid(station="龙桥所", partner="凤凰山所"),)
    lending = tiny_case(days=2, only=("B02",), base_roster=cells, demands=(demand,), mutual_aid=aid)
    lent, away = assigned("B02", NIGHT, 0, rung=3), (stint("B02", "龙桥所", 0, 0),)
    beside = ("cover", "rota", "rest", "pins")
    assert broken("donor_floor", lending, lent, beside=beside, stints=away) == [
        "警员B02 7月23日因帮扶后休息未上本所轮班，而凤凰山所当日凤凰山所接处警白班低于最低警力"
    ]
    pin = Pin(kind=PinKind.ASSIGN, officer="B02", date=day(0), station="龙桥所", post="接处警", shift="夜", forced=True)
    forced = lending.model_copy(update={"pins": (pin,)})
    assert not broken("donor_floor", forced, lent, beside=beside, stints=away)
    own_second = tiny_case(
        days=2, only=("B02",), base_roster=cells, demands=(demand,), policy={"donor_floor.lender": {"value": 0}}
    )
    assert not broken("donor_floor", own_second, lent, beside=beside, stints=away)
