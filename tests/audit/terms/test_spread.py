import pytest

from models.case import Case
from models.duty import Demand
from tests.audit.reading import report, term
from tests.cases import assigned, seat, tiny_case

DAY, NIGHT = "龙桥所/接处警/白", "龙桥所/接处警/夜"


def lacking(*demands: Demand, days: int = 1) -> Case:
    """Nobody is there but a free officer."""
    return tiny_case(days=days, only=["A03"], demands=demands)


@pytest.mark.parametrize(("target", "value"), [(1, 0), (2, 1), (4, 3), (5, 3), (8, 6), (9, 6)])
def test_a_quarter_of_the_target_may_lack_rounded_up(target: int, value: int) -> None:
    assert term("spread", lacking(seat(DAY, 0, target))) == value


def test_a_quarter_of_the_minimum_may_lack_besides() -> None:
    assert term("spread", lacking(seat(DAY, 5, 9))) == (5 - 2) + (9 - 3)


def test_peaks_count_no_more_than_other_dates() -> None:
    assert term("spread", lacking(seat(DAY, 0, 4, weight=3))) == 3


@pytest.mark.parametrize(("days", "value"), [(2, 0), (3, 1), (4, 2)])
def test_three_dates_in_a_row_may_lack_two(days: int, value: int) -> None:
    assert term("spread", lacking(seat(DAY, 0, 1), days=days)) == value


def test_the_widest_of_the_three_dates_says_what_they_may_lack() -> None:
    demands = (seat(DAY, 0, 1, on=0), seat(DAY, 0, 5, on=1), seat(DAY, 0, 1, on=2))
    assert term("spread", lacking(*demands, days=3)) == (5 - 2) + (7 - 2 * 2)


def test_dates_without_the_duty_part_nothing() -> None:
    demands = [seat(DAY, 0, 1, on=on) for on in (0, 3, 6)]
    assert term("spread", lacking(*demands, days=7)) == 1


def test_another_shift_is_another_duty() -> None:
    demands = (seat(DAY, 0, 1, on=0), seat(NIGHT, 0, 1, on=1), seat(DAY, 0, 1, on=2))
    assert term("spread", lacking(*demands, days=3)) == 0


def test_whoever_is_there_is_not_lacking() -> None:
    case = lacking(seat(DAY, 0, 1), days=3)
    assert term("spread", case, assigned("A03", DAY, 1, "free")) == 0


def test_it_is_a_level_of_its_own_between_the_third_and_the_fourth() -> None:
    judged = report(lacking(seat(DAY, 0, 1), days=3))
    assert judged.levels["3b"] == 1
    assert judged.levels[3] == 3
    assert [str(level) for level in sorted(judged.levels)] == ["1", "2", "3", "3b", "4", "5", "6", "7"]
