"""The sample cases hold what their README says, whichever officers the seed draws."""

from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest

from benchmarks.bureaus.organisation import LEADERS
from benchmarks.bureaus.report import capacity, demand, given, missing, on_leave
from benchmarks.bureaus.work import EXIT_ENTRY, HOUSEHOLD, RESPONSE, team_on_duty
from benchmarks.chengxiang.bureau import DEPARTMENTS, HALL
from benchmarks.chengxiang.history import counts
from benchmarks.chengxiang.spring import AS_OF as spring_as_of
from benchmarks.chengxiang.spring import FESTIVAL, RUSH, calendar_2027, spring
from benchmarks.chengxiang.summer import ALARM, PEAK, RELAY, START, summer
from benchmarks.chengxiang.summer import AS_OF as summer_as_of
from benchmarks.samples import RECORDS, SAMPLES
from models.base import dates
from models.case import Case
from models.duty import CalendarDay, DayKind
from models.leave import LeaveRequest
from models.organisation import Pairing, UnitKind
from models.records.problem import ProblemState
from models.records.stay import Activity
from scheduler.demand.planning import demand_plan, staffed
from scheduler.demand.requests import Answer
from scheduler.exchange import CaseFaults, read_case
from scheduler.exchange.reading.files.tables import read_tables
from scheduler.exchange.sheets import BY_KEY, NEEDED_OF_RESULTS, NEEDED_OF_STAYS
from scheduler.ledger.record_books import book_of
from scheduler.ledger.stays import stays_report
from tests.paths import DATA

SEEDS = (0, 1, 2, 3)
STATIONS = ("龙桥", "凤凰山", "霞林", "常太", "华亭", "灵川", "东海")


@cache
def case_of(name: str, seed: int = 0) -> Case:
    return {"summer": summer, "spring": spring}[name](seed)


def named(case: Case, station: str, post: str) -> list[str]:
    rows: list[Pairing] = [row for row in case.pairings if row.station == station and post in row.posts]
    return [row.officer for row in rows if row.officer is not None]


def leave_on(case: Case, day: date, unit: str, **fields: object) -> list[LeaveRequest]:
    """Requests of a unit whose first choice covers a date, of officers with the fields given."""
    members = {
        officer.id
        for officer in case.officers
        if officer.unit == unit and all(getattr(officer, k) == v for k, v in fields.items())
    }
    return [row for row in case.leave if row.officer in members and row.choices[0].first <= day <= row.choices[0].last]


@pytest.mark.parametrize("name", ["summer", "spring"])
def test_the_organisation_is_the_same_in_both_cases(name: str) -> None:
    case = case_of(name)
    units = {unit.id: unit for unit in case.units}
    counts = Counter(units[officer.unit].kind for officer in case.officers)
    assert counts == {UnitKind.STATION: 148, UnitKind.DEPARTMENT: 110, UnitKind.BUREAU: 6}
    assert {unit.id for unit in case.units if unit.kind == UnitKind.STATION} == {*STATIONS, HALL}
    assert [units[station].zone for station in STATIONS] == [0, 1, 0, 3, 1, 2, 2]
    assert len(DEPARTMENTS) == 12
    assert {officer.unit for officer in case.officers if officer.category == "leader"} == {LEADERS}
    assert {officer.unit for officer in case.officers if officer.category == "head"} == set(units) - {LEADERS}
    assert not case.pins


def test_horizons_and_calendars() -> None:
    summer_case, spring_case = case_of("summer"), case_of("spring")
    assert (summer_case.start, summer_case.end) == (date(2024, 7, 1), date(2024, 8, 31))
    assert (spring_case.start, spring_case.end) == (date(2027, 1, 18), date(2027, 2, 28))
    for case in (summer_case, spring_case):
        known = dates(case.start - timedelta(31), case.end + timedelta(7))
        assert [day.date for day in case.calendar] == known
    kinds = {day.date: day.kind for day in spring_case.calendar}
    assert kinds[FESTIVAL] == DayKind.HOLIDAY
    assert kinds[date(2027, 2, 14)] == DayKind.WORKING


@pytest.mark.parametrize("seed", SEEDS)
def test_relay_lacks_one_officer_every_day(seed: int) -> None:
    """Every 24-hour duty of 凤凰山 has exactly one of its team on leave; two named officers are free for it."""
    case = case_of("summer", seed)
    lacking = {key: low for key, low, _ in missing(case, on_leave(case))}
    for day in dates(*RELAY):
        away = leave_on(case, day, "凤凰山", team=team_on_duty(START, day))
        assert len(away) == 1
        assert lacking["凤凰山", RESPONSE, "值", day] == 1
    everyone = [row for row in leave_on(case, RELAY[0], "凤凰山") if row.choices[0].last == RELAY[1]]
    assert Counter(given(row) for row in everyone) == {True: 2, False: 2}
    assert len(everyone) == capacity(case)["凤凰山"]
    _are_free(case, named(case, "凤凰山", RESPONSE), "治安大队", 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_alarm_lacks_two_officers(seed: int) -> None:
    case = case_of("summer", seed)
    row = demand(case)["东海", RESPONSE, "值", ALARM]
    assert (row.minimum, row.target) == (3, 3)
    lacking = {key: low for key, low, _ in missing(case, on_leave(case))}
    assert lacking["东海", RESPONSE, "值", ALARM] == 2


@pytest.mark.parametrize("seed", SEEDS)
def test_peak_asks_for_two_more_than_the_counter_has(seed: int) -> None:
    case = case_of("summer", seed)
    kinds = {day.date: day.kind for day in case.calendar}
    working = [day for day in dates(*PEAK) if kinds[day] == DayKind.WORKING]
    high = {key: high for key, _, high in missing(case, {day: set() for day in dates(case.start, case.end)})}
    assert len(working) == 30
    assert {high["龙桥", HOUSEHOLD, "白", day] for day in working} <= {2, 3}, "3 where the clerk is at a training"
    assert {demand(case)["龙桥", HOUSEHOLD, "白", day].weight for day in working} == {2}
    _are_free(case, named(case, "龙桥", HOUSEHOLD), "户政科", 4)


def _are_free(case: Case, officers: list[str], unit: str, count: int) -> None:
    """Officers with a part in a known decision: constables of the unit without leave, restriction or commitment."""
    assert len(set(officers)) == count
    assert {(officer.unit, officer.category) for officer in case.officers if officer.id in officers} == {(unit, "constable")}
    bound = {row.officer for sheet in (case.leave, case.restrictions, case.commitments, case.secondments) for row in sheet}
    assert not bound & set(officers)


def test_spring_leave_is_asked_for_three_times_over() -> None:
    case = case_of("spring")
    asked = len(on_leave(case)[FESTIVAL])
    assert 2.7 <= asked / sum(capacity(case).values()) <= 3.3


def test_a_seed_draws_the_same_case_again_and_another_seed_others() -> None:
    assert summer(0) == case_of("summer")
    assert spring(0) == case_of("spring")
    assert case_of("summer", 1).officers != case_of("summer").officers
    assert named(case_of("summer", 1), "凤凰山", RESPONSE) != named(case_of("summer"), "凤凰山", RESPONSE)


@pytest.mark.parametrize("name", RECORDS)
def test_a_committed_workbook_of_records_has_no_other_sheets_than_they_take(name: str) -> None:
    needed = NEEDED_OF_STAYS if name.startswith("stays") else NEEDED_OF_RESULTS
    read = read_case(DATA / f"{name}.xlsx", needed)
    built = RECORDS[name]()
    for part in ("start", "end", "as_of", "units", "officers", "stay_phases", "stay_records", "problems", "results"):
        assert getattr(read.case, part) == getattr(built, part)
    assert not read.ignored
    titles = {BY_KEY[key].zh for keys in needed for key in keys} | {"单位", "驻所"}
    assert {table.name for table in read_tables(DATA / f"{name}.xlsx")} <= titles
    with pytest.raises(CaseFaults, match="缺少工作表「需求」"):
        read_case(DATA / f"{name}.xlsx")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sums_of_the_known_phase_come_out_whoever_was_drawn(seed: int) -> None:
    report = stays_report(book_of(RECORDS["stays-2024-phase1"](seed)))
    assert (report.total.stays, report.total.nights, report.total.problems) == (15, 6, 21)
    assert [report.states(state) for state in ProblemState] == [7, 7, 5, 2]
    assert all(sum(kind.by_state) for kind in report.kinds)
    read_out = (Activity.PETITIONS, Activity.COMPANIES, Activity.TALKS)
    assert [report.total.number(activity) for activity in read_out] == [11, 7, 116]
    assert all(station.stays >= 2 for station in report.stations)


@pytest.mark.parametrize("name", SAMPLES)
def test_committed_workbook_is_what_the_generator_writes(name: str) -> None:
    read = read_case(DATA / f"{name}.xlsx")
    assert read.case == SAMPLES[name]()
    assert not read.ignored


@pytest.mark.parametrize(
    ("name", "as_of", "overrides"),
    [("summer", summer_as_of, ()), ("spring", spring_as_of, calendar_2027())],
    ids=["summer", "spring"],
)
def test_the_forecast_of_a_sample_comes_near_its_truth(name: str, as_of: date, overrides: list[CalendarDay]) -> None:
    """Both have two years of counts drawn about a known mean, and a horizon that no count reaches."""
    case = case_of(name)
    known = counts(as_of, case.end, 0, overrides)
    assert known.rows == case.history
    made = [
        (duty.forecast.mean, known.truth[duty.duty.station, duty.forecast.service, duty.duty.date])
        for duty in demand_plan(case).duties
    ]
    assert sum(abs(mean - truth) for mean, truth in made) / sum(truth for _, truth in made) <= 0.08
    assert len(made) > 700


def test_the_history_changes_no_roster_of_the_summer() -> None:
    """需求 is complete and holds what the station asks for."""
    case = case_of("summer")
    assert staffed(case) is case
    assert [outcome.answer for outcome in demand_plan(case).answers] == [Answer.INCLUDED]


def test_in_the_spring_the_exit_entry_hall_is_left_to_the_forecast() -> None:
    """The working days of the hall have no row in 需求; those of the rush come out as its peak. The rest is as typed."""
    case = case_of("spring")
    whole = staffed(case)
    added = whole.demands[len(case.demands) :]
    assert {(row.station, row.post) for row in added} == {(HALL, EXIT_ENTRY)}
    kinds = {day.date: day.kind for day in case.calendar}
    working = [day for day in dates(case.start, case.end) if kinds[day] == DayKind.WORKING]
    row_of = {day: row for day in working for row in added if row.first <= day <= row.last}
    rush = [day for day in working if RUSH[0] <= day <= RUSH[1]]
    later = [day for day in working if day > FESTIVAL]
    assert {row_of[day].weight for day in rush} == {2}
    assert {row_of[day].weight for day in later} == {1}
    assert min(row_of[day].minimum for day in rush) > max(row_of[day].target for day in later)
    assert [outcome.answer for outcome in demand_plan(case).answers] == [Answer.INCLUDED]
