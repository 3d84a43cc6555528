"""The National Day sample holds what its README says, whichever officers the seed draws."""

from collections import Counter
from datetime import date, timedelta
from functools import cache
from statistics import mean

import pytest

from benchmarks.bureaus.work import EXIT_ENTRY, HOUSEHOLD
from benchmarks.guxi.history import EXIT_ENTRY_SIZES, HOUSEHOLD_SIZES, counts
from benchmarks.guxi.national_day import AS_OF, END, FEAST, START, national_day
from models.base import dates
from models.case import Case
from models.duty import DayKind
from models.organisation import UnitKind
from scheduler.demand.planning import demand_plan, staffed
from scheduler.demand.requests import Answer

SEEDS = (0, 1, 2, 3)
SERVICES = {HOUSEHOLD: "户籍", EXIT_ENTRY: "出入境"}
WORKING_DAYS_OF_PEAK = 5


@cache
def case_of(seed: int = 0) -> Case:
    return national_day(seed)


def working_days(case: Case, first: date, last: date) -> list[date]:
    kinds = {day.date: day.kind for day in case.calendar}
    return [day for day in dates(first, last) if kinds[day] is DayKind.WORKING]


def peak(case: Case) -> list[date]:
    """The last working days before the feast."""
    return working_days(case, START, FEAST[0])[-WORKING_DAYS_OF_PEAK:]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_bureau_is_small_and_another(seed: int) -> None:
    case = case_of(seed)
    kinds = {unit.id: unit.kind for unit in case.units}
    assert Counter(kinds.values()) == {UnitKind.STATION: 5, UnitKind.DEPARTMENT: 4, UnitKind.BUREAU: 1}
    assert Counter(kinds[officer.unit] for officer in case.officers) == {
        UnitKind.STATION: 46,
        UnitKind.DEPARTMENT: 18,
        UnitKind.BUREAU: 3,
    }
    assert not case.pins


def test_a_seed_draws_the_same_case_again_and_another_seed_others() -> None:
    assert national_day() == case_of()
    assert case_of(1).officers != case_of().officers


def test_three_weeks_hold_both_feasts_and_the_day_made_up() -> None:
    case = case_of()
    days = {day.date: day for day in case.calendar}
    assert (case.end - case.start).days + 1 == 21
    assert {days[day].kind for day in dates(*FEAST)} == {DayKind.HOLIDAY}
    assert days[date(2026, 9, 25)].name == "中秋节"
    assert days[date(2026, 10, 10)].kind is DayKind.WORKING, "the Saturday made up"
    assert (case.start - AS_OF).days == 21


@pytest.mark.parametrize("seed", SEEDS)
def test_leave_is_asked_for_on_both_sides_of_the_feast(seed: int) -> None:
    firsts = Counter(row.choices[0].first < FEAST[0] for row in case_of(seed).leave if row.kind == "年休假")
    assert min(firsts[True], firsts[False]) >= 5


@pytest.mark.parametrize("feast", [date(2024, 10, 1), date(2025, 5, 1), date(2025, 10, 1), date(2026, 5, 1)])
def test_the_history_holds_each_peak_at_its_height(feast: date) -> None:
    """The mean of the five open days before each of its four feasts against the open days of the third and fourth week after."""
    for known, height in zip(counts(AS_OF, END, 0), (2.0, 1.5), strict=True):
        for place in {(station, service) for station, service, _ in known.truth}:
            before, after = (
                [known.truth[(*place, day)] for day in dates(first, last) if (*place, day) in known.truth]
                for first, last in ((feast - timedelta(14), feast), (feast + timedelta(14), feast + timedelta(27)))
            )
            assert 0.8 * height <= mean(before[-WORKING_DAYS_OF_PEAK:]) / mean(after) <= 1.2 * height


def test_the_counters_are_left_to_the_forecast() -> None:
    case = case_of()
    assert len(set(case.demands)) == len(case.demands), "no row over another"
    assert not {HOUSEHOLD, EXIT_ENTRY} & {row.post for row in (*case.demands, *case.demand_exceptions)}
    added = staffed(case).demands[len(case.demands) :]
    forecast = {(row.station, row.post) for row in added if row.post in SERVICES}
    assert forecast == {(s, HOUSEHOLD) for s in HOUSEHOLD_SIZES["户籍"]} | {(s, EXIT_ENTRY) for s in EXIT_ENTRY_SIZES["出入境"]}
    assert [outcome.answer for outcome in demand_plan(case).answers] == [Answer.RAISED]


def test_the_forecast_says_the_peak_before_national_day() -> None:
    """Twice the usual at the household counters and weighted so; its means come near the truth that no count reaches."""
    case = case_of()
    truth = {key: value for known in counts(AS_OF, END, 0) for key, value in known.truth.items()}
    rows = [duty for duty in demand_plan(case).duties if duty.duty.post == HOUSEHOLD]
    before = [row for row in rows if row.duty.date in peak(case)]
    after = [row for row in rows if row.duty.date > FEAST[1]]
    assert mean(row.forecast.mean for row in before) >= 1.6 * mean(row.forecast.mean for row in after)
    errors = [(row.forecast.mean, truth[row.duty.station, "户籍", row.duty.date]) for row in before]
    assert len(errors) == WORKING_DAYS_OF_PEAK * len(HOUSEHOLD_SIZES["户籍"])
    assert sum(abs(said - true) for said, true in errors) / sum(true for _, true in errors) <= 0.12
    assert {row.weight for row in before} == {2}
    assert {row.weight for row in after} == {1}
