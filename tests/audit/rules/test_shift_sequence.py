from datetime import datetime

from models.leave import Opening
from tests.audit.reading import broken, given
from tests.cases import SHIFTS, assigned, tiny_case

DAY, NIGHT, FULL = (f"龙桥所/接处警/{shift}" for shift in "白夜值")


def test_a_barred_shift_on_the_next_date() -> None:
    case = tiny_case(shifts=tuple(row.model_copy(update={"not_followed_by": ("白",)}) for row in SHIFTS))
    says = broken("shift_sequence", case, assigned("A03", NIGHT, 1, "free"), assigned("A03", DAY, 2, "free"))
    assert says == ["警员A03 7月24日上龙桥所接处警白班，前一日为夜班，次日不可接"]
    assert not broken("shift_sequence", case, assigned("A03", NIGHT, 1, "free"), assigned("A03", DAY, 3, "free"))
    assert not broken("shift_sequence", case, assigned("A03", DAY, 1, "free"), assigned("A03", NIGHT, 2, "free"))


def test_two_base_duties_are_given() -> None:
    case = tiny_case(shifts=tuple(row.model_copy(update={"not_followed_by": ("值",)}) for row in SHIFTS))
    duties = [assigned("A01", FULL, n, "base") for n in (0, 1)]
    assert not broken("shift_sequence", case, *duties)
    assert given("shift_sequence", case, *duties) == ["警员A01 7月23日上龙桥所接处警值班，前一日为值班，次日不可接"]


def test_after_a_duty_that_started_on_the_eve() -> None:
    shifts = tuple(row.model_copy(update={"not_followed_by": ("白",)}) for row in SHIFTS)
    opening = (Opening(officer="A03", last_end=datetime(2024, 7, 22, 8), last_shift="夜"),)
    case = tiny_case(shifts=shifts, opening=opening)
    assert broken("shift_sequence", case, assigned("A03", DAY, 0, "free"))
    assert not broken("shift_sequence", case, assigned("A03", DAY, 1, "free"))
