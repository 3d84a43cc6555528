from datetime import time

from models.duty import Shift
from models.leave import BedRequest
from models.organisation import Unit, UnitKind
from models.roster import BedGrant
from tests.audit.reading import broken
from tests.cases import BUREAU, SHIFTS, UNITS, assigned, day, stint, tiny_case

NIGHT = "龙桥所/接处警/夜"


def case(**fields: object):
    """One bed at 龙桥所, one in town, asked for by B01 and B02 on the night of day 1."""
    others = tuple(unit for unit in UNITS if unit.id not in ("龙桥所", BUREAU))
    rooms = Unit(id="龙桥所", kind=UnitKind.STATION, duty_room_beds=1), Unit(id=BUREAU, kind=UnitKind.BUREAU, town_beds=1)
    asked = tuple(BedRequest(officer=officer_id, first=day(1), last=day(1)) for officer_id in ("B01", "B02"))
    return tiny_case(units=others + rooms, bed_requests=asked, **fields)


def bed(officer: str, n: int = 1) -> BedGrant:
    return BedGrant(officer=officer, night=day(n))


def test_more_overnight_covers_than_beds() -> None:
    covers = assigned("C01", NIGHT, 1), assigned("C02", NIGHT, 1)
    stays = tuple(stint(officer_id, "龙桥所", 1, 1) for officer_id in ("C01", "C02"))
    assert broken("lodging", case(), *covers, stints=stays) == ["龙桥所7月23日过夜帮扶 2 人，备勤室床位 1 张"]
    by_day = assigned("C02", "龙桥所/接处警/白", 1)
    assert not broken("lodging", case(), covers[0], by_day, stints=stays)


def test_a_shift_that_ends_at_midnight_needs_no_bed() -> None:
    late = case(shifts=(*SHIFTS, Shift(id="晚", start=time(18), minutes=360)))
    covers = assigned("C01", "龙桥所/接处警/晚", 1), assigned("C02", "龙桥所/接处警/晚", 1)
    assert not broken("lodging", late, *covers)


def test_beds_in_town() -> None:
    assert not broken("lodging", case(), beds=(bed("B01"),))
    assert broken("lodging", case(), beds=(bed("B01"), bed("B02"))) == ["7月23日周转房安排 2 人，床位 1 张"]
    assert broken("lodging", case(), beds=(bed("B01", 2),)) == ["警员B01 7月24日安排了周转房床位，但本人未申请"]
    on_duty = assigned("B01", "凤凰山所/接处警/夜", 1, "free")
    assert broken("lodging", case(), on_duty, beds=(bed("B01"),)) == ["警员B01 7月23日安排了周转房床位，但当夜有勤务"]


def test_beds_in_town_by_sex() -> None:
    """Of two beds one is of women alone; D01 is a woman."""
    units = tuple(
        unit.model_copy(update={"town_beds": 2, "town_beds_women": 1}) if unit.id == BUREAU else unit for unit in case().units
    )
    asked = tuple(BedRequest(officer=officer_id, first=day(1), last=day(1)) for officer_id in ("B01", "B02", "D01"))
    divided = case().model_copy(update={"units": units, "bed_requests": asked})
    assert not broken("lodging", divided, beds=(bed("B01"), bed("D01")))
    assert broken("lodging", divided, beds=(bed("B01"), bed("B02"))) == ["7月23日周转房安排男性 2 人，男性可用床位 1 张"]
    none = tuple(unit.model_copy(update={"town_beds_women": 0}) if unit.id == BUREAU else unit for unit in units)
    alone = divided.model_copy(update={"units": none})
    assert broken("lodging", alone, beds=(bed("D01"),)) == ["7月23日周转房安排女性 1 人，女性可用床位 0 张"]
