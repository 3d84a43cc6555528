"""`rota`: whoever is present works the base shift of the rota, at the home post or another that fits."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from models.case import Case
from models.duty import BaseDay
from models.leave import Commitment, LeaveStatus, Opening, Pin, PinKind
from models.organisation import Category, MutualAid
from models.roster import Source
from tests.cases import FENGHUANG, LONGQIAO, OFFICERS, SHIFTS, day, officer, request, seat, tiny_case
from tests.random_cases import START, random_case, touching_case
from tests.twins import NAMES, assert_random_twins, assert_twins, broken, model_rosters, optimum, short, term_values

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


NIGHT_AWAY = seat("凤凰山所/接处警/夜", on=0)
AID = (MutualAid(station=LONGQIAO, partner=FENGHUANG),)


def lent_before_own_duty(rest: int = 1440, shift: str = "白", **fields: Any) -> Case:
    """A01 is off on Monday, whose night at 凤凰山 ends on Tuesday at 08:00; the own duty of Tuesday begins then."""
    policy = {"rest.night": {"value": rest}, **fields.pop("policy", {})}
    cells = (BaseDay(officer="A01", date=day(0)), BaseDay(officer="A01", date=day(1), shift=shift))
    known = {"days": 3, "only": ["A01"], "base_roster": cells, "demands": (NIGHT_AWAY,), "mutual_aid": AID}
    return tiny_case(**known | fields, policy=policy)


def tuesday(case: Case) -> list[tuple[str, Source]]:
    """What A01 has on Tuesday."""
    return [(row.shift, row.source) for row in optimum(case).roster.assignments if (row.officer, row.date) == ("A01", day(1))]


@pytest.mark.parametrize(("rest", "kept"), [(0, True), (1, False), (1440, False)])
def test_an_own_duty_yields_to_the_rest_after_a_cover_that_lasts_into_it(rest: int, kept: bool) -> None:
    """A rest that ends as the own duty begins takes nothing; a minute more does. The cover is worth both."""
    case = lent_before_own_duty(rest)
    assert short(case) == 0
    assert tuesday(case) == ([("白", Source.BASE)] if kept else [])
    assert broken(case) == set()


def test_where_nothing_yields_the_cover_is_not_possible_as_before() -> None:
    """Unless nothing follows: a stint could span Tuesday only if a cover on Wednesday ended it."""
    off = {"ladder.yielded": {"on": False}}
    case = lent_before_own_duty(policy=off)
    assert short(case) == 1
    assert tuesday(case) == [("白", Source.BASE)]
    assert short(lent_before_own_duty(rest=0, policy=off)) == 0


def test_a_standby_follows_a_cover_at_once_and_does_not_yield() -> None:
    assert tuesday(lent_before_own_duty(shift="备")) == [("备", Source.BASE)]


def test_shift_sequence_makes_nothing_yield() -> None:
    """With no rest asked, the night's own row forbids 白 on the next date: so the night is not covered."""
    shifts = tuple(shift.model_copy(update={"not_followed_by": ("白",)}) if shift.id == "夜" else shift for shift in SHIFTS)
    case = lent_before_own_duty(rest=0, shifts=shifts)
    assert (short(case), tuesday(case)) == (1, [("白", Source.BASE)])
    assert short(lent_before_own_duty(rest=1, shifts=shifts)) == 0


def test_base_and_extra_duties_make_nothing_yield() -> None:
    """Two rota duties within the rest are given, both of them; an extra night at the own station gives way to Tuesday."""
    cells = tuple(BaseDay(officer="A01", date=day(n), shift=shift) for n, shift in enumerate(("夜", "白")))
    case = lent_before_own_duty(base_roster=cells, demands=())
    assert tuesday(case) == [("白", Source.BASE)]
    own_night = lent_before_own_duty(demands=(seat("龙桥所/接处警/夜", on=0),))
    assert (short(own_night), tuesday(own_night)) == (1, [("白", Source.BASE)])


def test_after_the_last_date_nothing_yields() -> None:
    """Tuesday lies beyond the horizon: the night before it is forbidden."""
    assert short(lent_before_own_duty(days=1)) == 1
    assert short(lent_before_own_duty(days=1, rest=0)) == 0


def test_leave_commitments_and_stints_come_first() -> None:
    """Whoever is not there anyway yields nothing, and costs nothing."""
    leave = (request("假", "A01", 2, 2),)
    case = lent_before_own_duty(leave=leave)
    assert term_values(case, "ladder") == {0, 5 + 1}
    hearing = (Commitment(officer="A01", first=day(1), last=day(1), start=time(9), end=time(10)),)
    assert term_values(lent_before_own_duty(commitments=hearing), "ladder") == {0, 5}
    both = (NIGHT_AWAY, seat("凤凰山所/接处警/夜", on=2))
    assert term_values(lent_before_own_duty(days=4, demands=both, policy={"rest.night": {"value": 60}}), "ladder") >= {0, 6, 10}


def opened(last_end: datetime, station: str | None, only: str = "A01", **fields: Any) -> Case:
    """What the opening says of the officer; on Monday at 08:00 A01 has 值 by the rota, A02 备."""
    opening = (Opening(officer=only, last_end=last_end, last_shift="夜", stint_station=station),)
    return tiny_case(days=1, only=[only], opening=opening, demands=(), mutual_aid=AID, **fields)


@pytest.mark.parametrize(("station", "end", "kept"), [(FENGHUANG, 1, False), (FENGHUANG, 0, True), (None, 1, True)])
def test_the_openings_last_duty_does_it_if_a_stint_was_open(station: str | None, end: int, kept: bool) -> None:
    """A night that ended on Sunday at 08:00 asks for rest until Monday at 08:00; one that ended a minute later longer."""
    case = opened(datetime.combine(day(-1), time(8, end)), station)
    assert bool(posts(case)) is kept
    assert broken(case) == set()
    assert term_values(case, "ladder") == {int(not kept)}


@pytest.mark.parametrize(("minute", "kept"), [(0, True), (1, False)])
def test_a_standby_yields_to_the_opening_until_that_ends(minute: int, kept: bool) -> None:
    assert bool(posts(opened(datetime.combine(day(0), time(8, minute)), FENGHUANG, only="A02"))) is kept


def test_a_forced_cover_takes_the_own_duty_and_a_forced_own_duty_stays() -> None:
    """Kept by force, the own duty shuts the cover out, unless that is forced too; both are then accepted."""
    cover = Pin(kind=PinKind.ASSIGN, officer="A01", date=day(0), station=FENGHUANG, post="接处警", shift="夜", forced=True)
    own = cover.model_copy(update={"date": day(1), "station": LONGQIAO, "shift": "白"})
    assert tuesday(lent_before_own_duty(pins=(cover,), demands=())) == []
    assert short(lent_before_own_duty(pins=(own,))) == 1
    assert tuesday(lent_before_own_duty(pins=(own, cover), demands=())) == [("白", Source.BASE)]


def test_twin_where_own_duties_touch_covers() -> None:
    """Own duties date after date, of one station or the other, and rests that end as they begin or a minute later."""
    yielded = 0
    for seed in range(30):
        case = touching_case(seed)
        off = case.model_copy(update={"policy": case.policy.changed(ladder__yielded={"on": False})})
        yielded += assert_twins(case, NAMES, at_most=5000) != model_rosters(off, NAMES)
    assert yielded >= 5
