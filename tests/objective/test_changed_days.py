"""`changed_days` (level 3d): dates of officers that are not what the roster before held."""

from models.case import Case
from models.leave import BedRequest, DutyBefore, RosterDay
from scheduler.audit import audit
from tests.cases import LONGQIAO, day, request, seat, tiny_case
from tests.random_cases import random_case
from tests.twins import optimum, small_twins, term_values

DAY, NIGHT = f"{LONGQIAO}/接处警/白", f"{LONGQIAO}/接处警/夜"


def on(duty: str, number: int, officer: str = "A03") -> RosterDay:
    station, post, shift = duty.split("/")
    return RosterDay(officer=officer, date=day(number), duties=(DutyBefore(station=station, post=post, shift=shift),))


def shifted(*before: RosterDay, **fields: object) -> Case:
    """A free officer before one day or one night, of which each lacks one where it is not served."""
    return tiny_case(days=1, only=["A03"], demands=(seat(DAY, 0, 1), seat(NIGHT, 0, 1)), roster_before=before, **fields)


def test_of_two_rosters_that_lack_the_same_the_one_that_was_there_stays_though_it_costs_more() -> None:
    """The night weighs more on fairness than the day, at a later level; without the row the day is taken."""
    kept = optimum(shifted(on(NIGHT, 0)))
    assert [row.shift for row in kept.roster.assignments] == ["夜"]
    free = optimum(shifted(on(NIGHT, 0), policy={key: {"on": False} for key in ("changed_days", "changed_officers")}))
    assert [row.shift for row in free.roster.assignments] == ["白"]


def test_no_lack_is_left_so_that_less_changes() -> None:
    """Nothing was there before: each duty taken is a change, and is taken all the same."""
    best = optimum(shifted(RosterDay(officer="A03", date=day(0), bed=True)))
    assert len(best.roster.assignments) == 1


def test_a_date_counts_once_however_much_of_it_differs() -> None:
    assert term_values(shifted(on(NIGHT, 0)), "changed_days") == {0, 1}


def test_dates_outside_the_horizon_are_no_part_of_it() -> None:
    assert term_values(shifted(on(NIGHT, 1), on(NIGHT, -1)), "changed_days") == {0, 1}


def test_leave_and_beds_are_part_of_a_cell() -> None:
    """Refused leave and a bed not granted, each on a date of its own."""
    before = (RosterDay(officer="A03", date=day(0), on_leave=True), RosterDay(officer="A03", date=day(1), bed=True))
    beds = (BedRequest(officer="A03", first=day(1), last=day(1)),)
    units = tuple(unit.model_copy(update={"town_beds": 1}) if unit.id == LONGQIAO else unit for unit in tiny_case().units)
    case = tiny_case(
        days=2,
        only=["A03"],
        units=units,
        demands=(),
        leave=(request("r1", "A03", 0, 0),),
        bed_requests=beds,
        roster_before=before,
    )
    assert term_values(case, "changed_days") == {0, 1, 2}


def test_without_a_roster_before_it_is_no_level() -> None:
    assert "3d" not in audit(shifted(), optimum(shifted()).roster).levels


def test_model_and_audit_count_alike_in_random_cases() -> None:
    compared = varied = 0
    cases = (case for case in map(random_case, range(60)) if case.roster_before)
    for _, rosters in small_twins(cases, at_most=200):
        compared += 1
        varied += len({costs.get("changed_days", 0) for costs in rosters.values()}) > 1
    assert compared > 8
    assert varied > 3
