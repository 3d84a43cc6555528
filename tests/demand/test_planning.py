"""From a case with a history to the case that is solved: what is computed, what the planner typed, what stations ask for."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from models.demand import HistoryCount
from models.duty import DemandException
from models.errors import DemandRefused
from scheduler.demand import planning
from scheduler.demand.forecast import Forecasts, forecast
from scheduler.demand.needs import Duty
from scheduler.demand.planning import DemandPlan, DutyDemand, Origin, demand_plan, staffed
from scheduler.demand.requests import Answer
from tests.cases import FENGHUANG, LONGQIAO, START, day, tiny_case
from tests.demand.cases import COUNTER, asking, counted, counting_case, in_force


def on(plan: DemandPlan, n: int, post: str = "户籍窗口", station: str = LONGQIAO) -> DutyDemand:
    return next(duty for duty in plan.duties if (duty.duty.station, duty.duty.post, duty.duty.date) == (station, post, day(n)))


def override(n: int, minimum: int, target: int) -> DemandException:
    return DemandException(station=LONGQIAO, post="户籍窗口", shift="白", date=day(n), minimum=minimum, target=target)


def test_a_case_without_demand_gets_it_from_the_history() -> None:
    """40 cases of 12 minutes in ten hours are 0.8 erlangs: two serve them, and on one day in ten it takes three, since one eats.

    10 calls of 45 minutes fit one crew of two, 20 take two crews.
    """
    case = staffed(counting_case())
    assert in_force(case, "户籍窗口", day(0)) == (2, 3)
    assert in_force(case, "接处警", day(0)) == (2, 2)
    assert in_force(case, "接处警", day(0), FENGHUANG) == (4, 4)


def test_the_counter_is_closed_on_the_days_on_which_it_was() -> None:
    case = staffed(counting_case())
    assert in_force(case, "户籍窗口", day(5)) == (0, 0)
    assert in_force(case, "接处警", day(5)) == (2, 2)


def test_equal_dates_are_one_row() -> None:
    rows = [row for row in staffed(counting_case(days=5)).demands if row.post == "户籍窗口"]
    assert [(row.first, row.last) for row in rows] == [(day(0), day(4))]


def test_what_the_planner_typed_stays_and_the_rest_is_computed() -> None:
    plan = demand_plan(counting_case(demands=(COUNTER,)))
    assert (on(plan, 0).origin, on(plan, 0).in_force.minimum, on(plan, 0).minimum) == (Origin.SHEET, 2, 2)
    assert on(plan, 0, "接处警").origin is Origin.HISTORY
    assert [row for row in plan.case.demands if row.post == "户籍窗口"] == [COUNTER]


def test_an_exception_overrides_a_computed_number_and_is_shown_as_one() -> None:
    plan = demand_plan(counting_case(demand_exceptions=(override(1, 5, 6),)))
    planned = on(plan, 1)
    assert (planned.origin, planned.in_force.target, planned.target) == (Origin.EXCEPTION, 6, 3)
    assert in_force(plan.case, "户籍窗口", day(1)) == (5, 6)
    assert on(plan, 2).origin is Origin.HISTORY


def test_where_the_sheet_says_all_the_case_is_the_same() -> None:
    case = tiny_case()
    assert staffed(case) is case
    whole = counting_case(history=[row for row in counted() if row.service == "户籍"], demands=(COUNTER,))
    assert staffed(whole) is whole


def test_only_services_that_the_sheet_leaves_open_are_forecast(monkeypatch: pytest.MonkeyPatch) -> None:
    case = counting_case(demands=(COUNTER,))
    whole, asked = demand_plan(case).case, set[str]()

    def watched(history: Iterable[HistoryCount], *others: Any) -> Forecasts:
        rows = list(history)
        asked.update(row.service for row in rows)
        return forecast(rows, *others)

    monkeypatch.setattr(planning, "forecast", watched)
    assert staffed(case) == whole
    assert asked == {"接处警"}


def test_once_is_enough() -> None:
    once = staffed(counting_case(support_requests=(asking(5, 0, 1),)))
    assert staffed(once) == once


def test_a_peak_weighs_two_from_130_percent_of_the_usual_level() -> None:
    plan = demand_plan(counting_case())
    forecast_day = on(plan, 0).forecast
    assert not forecast_day._replace(mean=51.9, usual=40).is_peak(130)
    assert forecast_day._replace(mean=52, usual=40).is_peak(130)
    assert {duty.weight for duty in plan.duties} == {1}
    low = demand_plan(counting_case(policy={"demand.peak_percent": {"value": 50}, "demand.peak_weight": {"value": 3}}))
    assert {duty.in_force.weight for duty in low.duties} == {3}


def test_policy_says_which_quantiles_are_met() -> None:
    level = {"demand.minimum_quantile": {"value": 99}, "demand.target_quantile": {"value": 99}}
    assert on(demand_plan(counting_case(policy=level)), 0, "接处警", FENGHUANG).minimum == 4
    assert on(demand_plan(counting_case(policy={"demand.busy_percent": {"value": 40}})), 0, "接处警").target == 4


def test_a_request_takes_the_larger_of_the_two() -> None:
    plan = demand_plan(counting_case(support_requests=(asking(5, 0, 1), asking(1, 2, 2, id="支援#2"))))
    assert [in_force(plan.case, "户籍窗口", day(n)) for n in range(3)] == [(2, 5), (2, 5), (2, 3)]
    assert on(plan, 0).origin is Origin.REQUEST
    assert [(answer.answer, answer.raised) for answer in plan.answers] == [(Answer.RAISED, 2), (Answer.INCLUDED, 0)]


def test_never_the_sum_unless_it_says_so() -> None:
    twice = (asking(3, 0, 0), asking(4, 0, 0, id="支援#2"))
    assert in_force(staffed(counting_case(support_requests=twice)), "户籍窗口", day(0)) == (2, 4)
    more = asking(3, 0, 0, additional=True)
    assert in_force(staffed(counting_case(support_requests=(more,))), "户籍窗口", day(0)) == (2, 6)


def test_a_request_without_any_demand_is_wanted_but_not_critical() -> None:
    case = staffed(tiny_case(support_requests=(asking(2, 5, 5, post="带班领导"),)))
    assert in_force(case, "带班领导", day(5)) == (0, 2)


def test_the_planners_exception_outranks_a_request() -> None:
    plan = demand_plan(counting_case(demand_exceptions=(override(0, 1, 1),), support_requests=(asking(5, 0, 0),)))
    assert in_force(plan.case, "户籍窗口", day(0)) == (1, 1)
    assert plan.answers[0].answer is Answer.OVERRIDDEN


@pytest.mark.parametrize(
    ("lead", "urgent", "late"), [(7, False, False), (6, False, True), (1, True, False), (0, True, True), (None, False, None)]
)
def test_lead_time_at_its_edges(lead: int | None, urgent: bool, late: bool | None) -> None:
    submitted = None if lead is None else day(3) - timedelta(lead)
    plan = demand_plan(counting_case(support_requests=(asking(5, 3, 3, submitted=submitted, urgent=urgent),)))
    assert plan.answers[0].late is late
    assert plan.answers[0].answer is Answer.RAISED
    assert plan.case.demand_exceptions[0].urgent is urgent


def test_a_request_outside_the_horizon_is_answered_so() -> None:
    assert demand_plan(counting_case(support_requests=(asking(5, 30, 31),))).answers[0].answer is Answer.OUTSIDE


def test_nothing_to_compute_from_is_refused() -> None:
    with pytest.raises(DemandRefused, match="业务量历史"):
        demand_plan(tiny_case())


def test_a_history_date_without_calendar_is_refused_with_the_sheet_to_fill_in() -> None:
    far = [row.model_copy(update={"date": date(1999, 5, 3)}) for row in counted()[:1]]
    with pytest.raises(DemandRefused, match=r"节假日.*1999-05-03"):
        demand_plan(counting_case(history=(*far, *counted())))


def test_a_table_that_cannot_be_read_is_refused_by_name() -> None:
    with pytest.raises(DemandRefused, match=r"demand\.festival_counter"):
        demand_plan(counting_case(policy={"demand.festival_counter": {"value": "春节前:很多"}}))


def test_a_duty_names_its_place() -> None:
    assert Duty(LONGQIAO, "户籍窗口", "白", START).place == (LONGQIAO, "户籍窗口", "白")
