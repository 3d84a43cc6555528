"""Pins that hold together are said to; of those that do not, a minimal set and the smallest repair are named."""

from models.leave import Pin, PinKind
from models.roster import Source
from scheduler.explain.asked.pins import pins_of_case, pins_of_roster
from tests.cases import assigned, day, tiny_case
from tests.explain.asked.files import view_of


def pinned(officer: str, duty: str, n: int) -> Pin:
    station, post, shift = duty.split("/")
    return Pin(kind=PinKind.ASSIGN, officer=officer, date=day(n), station=station, post=post, shift=shift)


POST = "龙桥所/接处警/值"


def test_a_case_whose_pins_contradict_gets_a_minimal_set_and_the_smallest_repair() -> None:
    """A night on each of three days in a row: the middle one is in the way of the two others."""
    case = tiny_case(only=("A03", "C01"), pins=tuple(pinned("A03", POST, n) for n in (0, 1, 2)))
    confirm = pins_of_case(case).confirm
    assert confirm is not None
    told = list(confirm())
    assert told[0] == "以下 2 项不能同时成立："
    assert told[-2] == "最小的修正：撤销以下 1 项，其余都可保留（已证明不能更少）"
    assert "7月23日" in told[-1]


def test_pins_that_hold_together_are_said_to() -> None:
    confirm = pins_of_case(tiny_case(only=("A03",), pins=(pinned("A03", POST, 0),))).confirm
    assert confirm is not None
    assert list(confirm()) == ["全部锁定和硬性下限可以同时成立，已求得这样的方案"]


def test_a_roster_says_which_pins_it_keeps() -> None:
    case = tiny_case(only=("A03",), pins=(pinned("A03", POST, 0),))
    assert pins_of_roster(view_of(case, assigned("A03", POST, 0, Source.FREE)).file).audited[0].startswith("本方案满足全部 1 条")
    assert pins_of_roster(view_of(case).file).audited[0] == "本方案没有满足的锁定："
