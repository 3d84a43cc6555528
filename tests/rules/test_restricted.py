"""`restricted`: dated limits of one officer: no nights, no far stations, no covers, no extra duties."""

import pytest

from models.case import Case
from models.organisation import Restriction, RestrictionKind
from tests.cases import day, seat, tiny_case
from tests.twins import assert_random_twins, broken, short

NIGHT, FULL, DAY = "龙桥所/接处警/夜", "龙桥所/接处警/值", "龙桥所/接处警/白"
FAR = "凤凰山所/接处警/白"


def limited(officer: str, kind: str, duty: str, first: int = 0, last: int = 0, far_zone: int = 2) -> Case:
    """One officer, one duty on day 0, one restriction."""
    row = Restriction(officer=officer, kind=RestrictionKind(kind), first=day(first), last=day(last))
    policy = {"restricted.far_zone": {"value": far_zone}}
    return tiny_case(days=1, only=[officer], demands=(seat(duty),), restrictions=(row,), policy=policy)


@pytest.mark.parametrize(
    ("officer", "kind", "duty"),
    [("A03", "no_night", NIGHT), ("C01", "no_far", FAR), ("C01", "no_cover", DAY), ("A02", "no_extra", DAY)],
)
def test_without_the_rule_each_restriction_is_broken(officer: str, kind: str, duty: str) -> None:
    case = limited(officer, kind, duty)
    if officer == "A02":
        case = limited_on_a_day_off()
    assert broken(case, without="restricted") == {"restricted"}
    assert broken(case) == set()
    assert short(case) == 1


def limited_on_a_day_off() -> Case:
    """Team 二 has no base duty on the third day of the cycle."""
    row = Restriction(officer="A02", kind=RestrictionKind.NO_EXTRA, first=day(2), last=day(2))
    return tiny_case(days=3, only=["A02"], demands=(seat(DAY, on=2),), restrictions=(row,))


def test_it_holds_on_its_first_and_its_last_date_and_on_no_other() -> None:
    assert short(limited("A03", "no_night", NIGHT, first=-1, last=0)) == 1
    assert short(limited("A03", "no_night", NIGHT, first=-2, last=-1)) == 0
    assert short(limited("A03", "no_night", NIGHT, first=1, last=2)) == 0


def test_far_begins_at_the_zone_itself() -> None:
    """凤凰山 lies in zone 2."""
    assert short(limited("C01", "no_far", FAR, far_zone=2)) == 1
    assert short(limited("C01", "no_far", FAR, far_zone=3)) == 0


def test_a_24_hour_duty_is_a_night_and_a_day_duty_is_none() -> None:
    assert short(limited("A03", "no_night", FULL)) == 1
    assert short(limited("A03", "no_night", DAY)) == 0


def test_twin() -> None:
    def row(officer: str, kind: str) -> Restriction:
        return Restriction(officer=officer, kind=RestrictionKind(kind), first=day(5), last=day(6))

    assert_random_twins("restricted", kinds=(0, 2), restrictions=(row("警员0", "no_extra"), row("警员2", "no_far")))
    assert_random_twins("restricted", kinds=(1, 3), restrictions=(row("警员1", "no_cover"), row("警员3", "no_night")))
