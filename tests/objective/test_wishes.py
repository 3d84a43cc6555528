"""`wishes` (level 7): duties wished for in vain, duties on dates wished off, and beds asked for in vain."""

from models.leave import BedRequest, Wish, WishKind
from tests.cases import BUREAU, LONGQIAO, UNITS, day, seat, tiny_case
from tests.twins import term_values

DAY, FULL = "龙桥所/接处警/白", "龙桥所/接处警/值"


def wish(kind: WishKind, first: int = 0, last: int = 1, weight: int = 1, **fields: str) -> Wish:
    return Wish(officer="A03", kind=kind, first=day(first), last=day(last), weight=weight, **fields)


def values(*wishes: Wish, days: int = 2, **fields: object) -> set[int]:
    fields = {"demands": (seat(DAY),), **fields}
    return term_values(tiny_case(days=days, only=["A03", "A01"], wishes=wishes, **fields), "wishes")


def test_a_wish_for_a_duty_is_met_by_one_of_them() -> None:
    assert values(wish(WishKind.DUTY, weight=3)) == {0, 3}
    assert values(wish(WishKind.DUTY, shift="夜")) == {1}
    assert values(wish(WishKind.DUTY, station=LONGQIAO, post="接处警", shift="白")) == {0, 1}


def test_a_wish_to_be_off_counts_each_duty_in_its_dates() -> None:
    assert values(wish(WishKind.OFF, weight=2)) == {0, 2, 4}
    assert values(wish(WishKind.OFF, first=1, last=5)) == {0, 1}
    assert values(wish(WishKind.OFF, first=2, last=5)) == {0}


def test_base_duties_are_nobodys_wish() -> None:
    rota = wish(WishKind.OFF).model_copy(update={"officer": "A01"})
    assert values(rota) == {0}
    assert values(rota.model_copy(update={"kind": WishKind.DUTY})) == {1}


def test_a_bed_is_granted_or_not_needed_on_a_night_on_duty() -> None:
    """Two nights, one of them perhaps on a 24-hour duty; without a bed in town only the night on duty is no loss."""
    beds = (BedRequest(officer="A03", first=day(0), last=day(1)),)
    assert values(bed_requests=beds, demands=(seat(FULL),)) == {1, 2}
    units = tuple(unit.model_copy(update={"town_beds": 1}) if unit.id == BUREAU else unit for unit in UNITS)
    assert values(bed_requests=beds, demands=(seat(FULL),), units=units) == {0, 1, 2}
