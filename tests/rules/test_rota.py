"""`rota`: whoever is present works the base shift of the rota, at the home post or another that fits."""

from datetime import time, timedelta

import pytest

from models.case import Case
from models.duty import BaseDay
from models.leave import Commitment, LeaveStatus
from models.organisation import Category
from models.roster import Source
from tests.cases import LONGQIAO, OFFICERS, day, officer, request, seat, tiny_case
from tests.random_cases import START, random_case
from tests.twins import assert_random_twins, broken, optimum, short

FULL, COUNTER = "龙桥所/接处警/值", "龙桥所/户籍窗口/值"


def posts(case: Case) -> list[tuple[str, str]]:
    """Who works a base duty, and at which post."""
    rows = optimum(case).roster.assignments
    return sorted((row.officer, row.post) for row in rows if row.source is Source.BASE)


def test_without_the_rule_a_surplus_officer_stays_at_home() -> None:
    """Two of one team where one is wanted: a surplus costs, but the rota has both on duty."""
    twin = OFFICERS[0].model_copy(update={"id": "A09"})
    case = tiny_case(days=1, officers=(OFFICERS[0], twin), demands=(seat(FULL),))
    assert broken(case, without="rota") == {"rota"}
    assert broken(case) == set()


@pytest.mark.parametrize(("eve_end", "works"), [(480, True), (479, False)])
def test_leave_takes_a_base_duty_that_ends_too_late_on_its_first_date(eve_end: int, works: bool) -> None:
    """Monday's 24-hour duty ends at 08:00 on Tuesday, the first date of leave."""
    leave = (request("假", "A01", 1, 1, status=LeaveStatus.APPROVED),)
    case = tiny_case(days=2, only=["A01"], leave=leave, policy={"available.leave_eve_end": {"value": eve_end}})
    assert bool(posts(case)) is works


@pytest.mark.parametrize(("start", "works"), [(time(8), True), (time(7, 59), False)])
def test_a_commitment_takes_a_base_duty_that_it_overlaps(start: time, works: bool) -> None:
    """The duty ends at 08:00 on Tuesday; a hearing that begins then leaves it alone."""
    hearing = (Commitment(officer="A01", first=day(1), last=day(1), start=start, end=time(9)),)
    case = tiny_case(days=1, only=["A01"], commitments=hearing)
    assert bool(posts(case)) is works


def test_the_post_is_the_home_post_or_one_that_is_demanded_and_fits() -> None:
    """A01 leaves the full home post for an open one; without the skill the counter stays short."""
    colleague = officer("A09", LONGQIAO, rota="四班", team="一", home_post="接处警")
    case = tiny_case(days=1, officers=(OFFICERS[0], colleague), demands=(seat(FULL), seat("龙桥所/带班领导/值")))
    assert [post for _, post in posts(case)] == ["接处警", "接处警"]
    heads = tuple(head.model_copy(update={"category": Category.HEAD}) for head in (OFFICERS[0], colleague))
    assert sorted(post for _, post in posts(case.model_copy(update={"officers": heads}))) == ["带班领导", "接处警"]
    unskilled = tiny_case(days=1, only=["A01"], demands=(seat(COUNTER),), qualifications=())
    assert posts(unskilled) == [("A01", "接处警")]


def test_without_any_post_the_base_duty_is_still_worked() -> None:
    homeless = officer("A09", LONGQIAO, rota="四班", team="一")
    assert posts(tiny_case(days=1, officers=(homeless,), demands=(seat(COUNTER),))) == [("A09", "")]


def test_twin() -> None:
    """Here the audit is asked about every shift and post on every date, whatever the rota says."""
    assert_random_twins("rota", kinds=(0,), count=8, days=2)
    assert_random_twins("rota", kinds=(5,), count=4, days=3)


def test_twin_beside_commitments_that_touch() -> None:
    """A hearing ends as the base duties start, or starts as yesterday's end, or runs a minute into them."""
    cycle = random_case(0).cycle_rotas[0].model_copy(update={"cycle": ("值", "值", "白")})
    for start, end in ((time(7), time(8)), (time(8), time(9)), (time(7), time(8, 1))):
        hearing = (Commitment(officer="警员0", first=day(5), last=day(5), start=start, end=end),)
        assert_random_twins("rota", kinds=(0,), count=3, days=2, cycle_rotas=(cycle,), commitments=hearing)


def test_a_cell_of_an_existing_roster_stands_in_place_of_the_rota() -> None:
    """A01's rota has 值 on the first two dates; the station's own grid says a day off, then 白 at the counter's hours."""
    cells = (BaseDay(officer="A01", date=day(0)), BaseDay(officer="A01", date=day(1), shift="白"))
    best = optimum(tiny_case(days=2, only=["A01"], base_roster=cells)).roster.assignments
    assert [(row.date, row.shift, row.source) for row in best] == [(day(1), "白", Source.BASE)]


def test_a_free_officer_in_an_existing_roster_is_free_on_the_other_dates_alone() -> None:
    """A03 has a day off by the grid on Monday; the seat of Monday would be an extra duty, that of Tuesday is not."""
    cells = (BaseDay(officer="A03", date=day(0)),)
    seats = tuple(seat("龙桥所/接处警/白", on=n) for n in (0, 1))
    best = optimum(tiny_case(days=2, only=["A03"], base_roster=cells, demands=seats)).roster.assignments
    assert [(row.date, row.source) for row in best] == [(day(0), Source.EXTRA), (day(1), Source.FREE)]


def test_a_cell_on_the_date_after_the_horizon_asks_for_its_rest() -> None:
    """A03 starts at 08:00 on the morning on which the night of the only date would end."""
    night = (seat("龙桥所/接处警/夜"),)
    assert short(tiny_case(days=1, only=["A03"], demands=night)) == 0
    cells = (BaseDay(officer="A03", date=day(1), shift="白"),)
    assert short(tiny_case(days=1, only=["A03"], demands=night, base_roster=cells)) == 1


def test_twin_with_an_existing_roster() -> None:
    """Shifts, days off and nothing in turn, over the rota of one officer and the free line of another, past the horizon."""
    for officer_kind, order in ((0, ("值", None)), (0, (None, "白")), (1, ("夜", None)), (1, ("白", "值"))):
        cells = tuple(
            BaseDay(officer=f"警员{officer_kind}", date=START + timedelta(n), shift=order[n % 3]) for n in range(12) if n % 3 < 2
        )
        assert_random_twins("rota", (officer_kind,), count=3, beside=("rest",), days=2, base_roster=cells)
        assert_random_twins("rest", (officer_kind,), count=3, days=2, base_roster=cells)


def test_twin_beside_skills_and_categories() -> None:
    """Which post a base duty may take hangs on both."""
    demands = (seat("甲所/窗口/值"), seat("甲所/接处警/值"))
    assert_random_twins("rota", kinds=(0,), count=8, days=2, beside=["qualified", "category"], demands=demands)
