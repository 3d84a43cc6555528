from datetime import time

from models.duty import Shift
from tests.audit.reading import broken
from tests.cases import SHIFTS, assigned, tiny_case

DAY, NIGHT, FULL, STANDBY = (f"龙桥所/接处警/{shift}" for shift in "白夜值备")


def test_two_starts_on_a_date() -> None:
    says = broken("one_duty", tiny_case(), assigned("A03", DAY, 1, "free"), assigned("A03", NIGHT, 1, "free"))
    assert says == ["警员A03 7月23日上龙桥所接处警白班，同日又于7月23日18:00上龙桥所接处警夜班"]


def test_overlap_across_midnight_but_not_where_they_touch() -> None:
    touching = assigned("A03", NIGHT, 1, "free"), assigned("A03", DAY, 2, "free")
    assert not broken("one_duty", tiny_case(), *touching)
    early = tiny_case(shifts=(*SHIFTS, Shift(id="早", start=time(7, 59), minutes=60)))
    says = broken("one_duty", early, touching[0], assigned("A03", "龙桥所/接处警/早", 2, "free"))
    assert says == ["警员A03 7月23日上龙桥所接处警夜班，与前一勤务时间重叠：于7月24日07:59上龙桥所接处警早班"]


def test_a_listed_pair_may_share_a_date() -> None:
    case = tiny_case(policy={"one_duty": {"value": "白+备"}})
    pair = assigned("A03", STANDBY, 1, "free"), assigned("A03", DAY, 1, "free")
    assert not broken("one_duty", case, *pair)
    assert not broken("rest", case, *pair)
    assert broken("one_duty", tiny_case(), *pair)


def test_base_duties_alone_are_given() -> None:
    assert not broken("one_duty", tiny_case(), assigned("A01", DAY, 1, "base"), assigned("A01", FULL, 1, "base"))
