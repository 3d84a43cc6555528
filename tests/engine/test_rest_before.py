"""`rest` at the start of the horizon: without an opening, what the rota said before it asks for its rest of decided duties.

The rota has one duty in nine dates, so that all but one of the dates near the start are off and an extra duty is asked for.
"""

from datetime import datetime, time, timedelta

import pytest

from models.case import Case
from models.duty import BaseDay, CalendarDay, CalendarRota, CycleRota, DayKind, Shift, ShiftKind, Team
from models.leave import Opening
from models.organisation import Secondment
from tests.cases import NARCOTICS, SHIFTS, START, calendar, day, officer, request, seat, tiny_case
from tests.twins import NAMES, assert_twins, broken, short

DAY = "龙桥所/接处警/白"
LONG = Shift(id="长", start=time(8), minutes=1440, night=True, rest_minutes=72 * 60)


def rota(shift: str, last: int) -> CycleRota:
    """On duty on day `last`, before the start, and every nine days."""
    return CycleRota(id="九班", cycle=(shift, *[None] * 8), anchor=day(last), teams=(Team(id="一", place=0),))


def case(shift: str = "值", last: int = -1, on: int = 0, **fields: object) -> Case:
    """A seat on day `on` for an officer whose last duty before the start was on day `last`."""
    who = officer("A01", "龙桥所", rota="九班", team="一", home_post="接处警")
    wanted = {"officers": (who,), "cycle_rotas": (rota(shift, last),), "shifts": (*SHIFTS, LONG), "demands": (seat(DAY, on=on),)}
    return tiny_case(days=on + 2, **wanted | fields)


@pytest.mark.parametrize(
    ("shift", "last", "on", "missing"),
    [
        ("值", -1, 0, 1),
        ("值", -1, 1, 0),
        ("值", -2, 0, 0),
        ("夜", -1, 0, 1),
        ("夜", -1, 1, 0),
        ("白", -1, 0, 0),
        ("备", -1, 0, 0),
        ("长", -3, 0, 1),
        ("长", -3, 1, 0),
        ("长", -4, 0, 0),
    ],
)
def test_the_rotas_last_duty_asks_for_its_rest(shift: str, last: int, on: int, missing: int) -> None:
    """The seat is at 08:00. 24 hours and a night of the eve end at 08:00 of day 0 and ask for 24 hours more; 72 hours after 24

    hours from day −3 on end at 08:00 of day 1; a day shift of the eve ends at 18:00, and standby here asks for no rest.
    """
    assert short(case(shift, last, on)) == missing


@pytest.mark.parametrize(("minutes", "missing"), [(1440, 0), (1441, 1)])
def test_to_the_minute(minutes: int, missing: int) -> None:
    assert short(case(on=1, policy={"rest.day24": {"value": minutes}})) == missing


def test_without_the_rule_the_duty_follows_at_once() -> None:
    assert broken(case(), without="rest") == {"rest"}
    assert broken(case()) == set()


def test_leave_on_the_eve_makes_no_difference() -> None:
    """As if there had been none: what an officer on leave did instead, 期初 alone can say."""
    assert short(case(leave=(request("假", "A01", -2, -1, status="approved"),))) == 1


@pytest.mark.parametrize(("end", "missing"), [(None, 0), (datetime(2024, 7, 22, 7), 1), (datetime(2024, 7, 20, 8), 0)])
def test_an_opening_stands_in_place_of_the_rota(end: datetime | None, missing: int) -> None:
    """The rota says that the eve was worked; 期初 that it was not, that another duty was, or only one long before."""
    row = Opening(officer="A01", last_end=end, last_shift="值" if end else None)
    assert short(case(opening=(row,))) == missing


@pytest.mark.parametrize(("unit", "missing"), [(None, 0), (NARCOTICS, 0), ("龙桥所", 1)])
def test_the_rota_is_that_of_the_unit_on_the_eve(unit: str | None, missing: int) -> None:
    """Lent until the eve to nobody's rota there was no duty; lent to the own station with the same rota there was."""
    lent = Secondment(officer="A01", unit=unit, rota="九班" if unit == "龙桥所" else None, first=day(-30), last=day(-1))
    assert short(case(secondments=(lent,))) == missing


@pytest.mark.parametrize(("shift", "missing"), [(None, 0), ("白", 0), ("值", 1)])
def test_a_cell_of_an_existing_roster_stands_in_place_of_the_rota(shift: str | None, missing: int) -> None:
    cell = BaseDay(officer="A01", date=day(-1), shift=shift)
    assert short(case(base_roster=(cell,))) == missing


@pytest.mark.parametrize(("known", "missing"), [(True, 1), (False, 0)])
def test_a_calendar_rota_is_known_on_known_dates(known: bool, missing: int) -> None:
    """A counter open at nights on working days; whether the Sunday before was one, its calendar says or not."""
    eve = (CalendarDay(date=START - timedelta(1), kind=DayKind.WORKING),) if known else ()
    late = CalendarRota(id="夜窗", working="夜", rest=None, holiday=None)
    who = officer("A01", "龙桥所", rota="夜窗", home_post="接处警")
    days = (*eve, *(row.model_copy(update={"kind": DayKind.REST}) for row in calendar(START, 2)))
    assert short(case(officers=(who,), calendar_rotas=(late,), calendar=days)) == missing


@pytest.mark.parametrize(("shift", "missing"), [("值", 1), ("行政班", 0)])
def test_home_work_of_the_eve_before_a_cover(shift: str, missing: int) -> None:
    """As inside the horizon: C01 of a department has been on duty for 24 hours on the eve, or in the office until 17:30."""
    who = officer("C01", NARCOTICS, rota="九班", team="一")
    assert short(case(shift, officers=(who,))) == missing


@pytest.mark.parametrize("shift", ["值", "夜", "长"])
def test_base_duties_follow_as_the_rota_has_it(shift: str) -> None:
    """Only decided duties wait: a rota that has the officer on duty on the eve and on day 0 is given."""
    daily = CycleRota(id="九班", cycle=(shift,), anchor=START, teams=(Team(id="一", place=0),))
    rosters = assert_twins(case(cycle_rotas=(daily,), demands=()), NAMES)
    assert [len(works) for works, *_ in rosters] == [2]


DAWN = Shift(id="晨备", start=time(7), minutes=600, kind=ShiftKind.STANDBY)


@pytest.mark.parametrize(("ends", "missing"), [(time(8), 1), (time(7), 0)])
@pytest.mark.parametrize("known", ["opening", "rota", "home"])
def test_a_standby_follows_at_once_but_not_before_the_end(known: str, ends: time, missing: int) -> None:
    """Standby from 07:00 after 24 hours that end at 08:00 or 07:00: of 期初, of the rota, or of home work on the day before."""
    full = Shift(id="满", start=ends, minutes=1440, night=True)
    fields: dict[str, object] = {"shifts": (*SHIFTS, DAWN, full), "demands": (seat("龙桥所/接处警/晨备", on=0),)}
    if known == "opening":
        fields["opening"] = (Opening(officer="A01", last_end=datetime.combine(START, ends), last_shift="满"),)
    if known == "home":
        fields |= {
            "officers": (officer("C01", NARCOTICS, rota="九班", team="一"),),
            "demands": (seat("龙桥所/接处警/晨备", on=1),),
        }
    assert short(case("满", 0 if known == "home" else -1, on=1, **fields)) == missing


@pytest.mark.parametrize(("begins", "missing"), [(time(7), 1), (time(8), 0)])
def test_before_standby_of_the_rota_after_the_horizon_a_duty_ends(begins: time, missing: int) -> None:
    """24 hours from 08:00 of day 1, the last, end at 08:00 of day 2, on which the rota has standby from 07:00 or 08:00."""
    late = Shift(id="后备", start=begins, minutes=600, kind=ShiftKind.STANDBY)
    fields = {"shifts": (*SHIFTS, late), "demands": (seat("龙桥所/接处警/值", on=1),), "cycle_rotas": (rota("后备", 2),)}
    assert short(case(on=0, **fields)) == missing
