"""From a case with a history to the officers that each duty needs, and to the case that is solved."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from models.base import dates
from models.case import Case
from models.demand import ServiceMethod
from models.duty import Demand, DemandException
from models.errors import DemandRefused
from models.words import say
from scheduler.demand.days import Day, days
from scheduler.demand.forecast import Forecast, Forecasts, forecast
from scheduler.demand.multipliers import BadMultipliers, Multipliers, parsed
from scheduler.demand.needs import Duty, exceptions, typed
from scheduler.demand.requests import RequestAnswer, merged
from scheduler.demand.staffing.workplace import Workplace, shares

FESTIVAL_ROWS = {ServiceMethod.COUNTER: "demand.festival_counter", ServiceMethod.RESPONSE: "demand.festival_response"}


class Origin(StrEnum):
    """Where the numbers in force come from."""

    HISTORY = "demand.origin.history"
    SHEET = "demand.origin.sheet"
    EXCEPTION = "demand.origin.exception"
    REQUEST = "demand.origin.request"


class DutyDemand(NamedTuple):
    """What the forecast asks for on a duty (`minimum`, `target`, `weight`), and the row in force, which may be another's."""

    duty: Duty
    forecast: Forecast
    minimum: int
    target: int
    weight: int
    origin: Origin
    in_force: Demand | DemandException


class DemandPlan(NamedTuple):
    """`case` is the one to solve: the planner's, with what was computed added to 需求 and the requests to 需求例外."""

    case: Case
    forecasts: Forecasts
    duties: tuple[DutyDemand, ...]
    answers: tuple[RequestAnswer, ...]
    days: dict[date, Day]


def demand_plan(case: Case, services: Collection[str] | None = None) -> DemandPlan:
    """`services` are those to forecast, each by its own history; None is all.

    Raises `DemandRefused` without history and requests, for a date without calendar, for a policy row that cannot be read."""
    if not case.history and not case.support_requests:
        raise DemandRefused(say("demand.no_history"))
    known = day_table(case)
    wanted = dates(case.start, case.end)
    history = [row for row in case.history if services is None or row.service in services]
    forecasts = forecast(history, known, wanted, multipliers(case))
    given, special = typed(case), exceptions(case)
    by_hand = {duty.place for duty in given}
    computed = dict(_computed(case, forecasts.rows))
    base = {duty: row for duty, (_, row) in computed.items() if duty.place not in by_hand} | given
    raised, answers = merged(case, base, special)
    duties = tuple(_duty(duty, expected, row, given, special, raised, by_hand) for duty, (expected, row) in computed.items())
    own = [row for duty, (_, row) in computed.items() if duty.place not in by_hand]
    return DemandPlan(_with(case, _joined(own), raised.values()), forecasts, duties, answers, known)


def staffed(case: Case) -> Case:
    """The case with its demand complete: itself, with nothing computed, where 需求 says all and nobody asks for more."""
    given = typed(case)
    by_hand = {duty.place for duty in given}
    services = {service.id: service for service in case.services}
    counted = {(row.service, row.station): (services[row.service].post, services[row.service].shift) for row in case.history}
    open_ones = {service for (service, station), place in counted.items() if (station, *place) not in by_hand}
    if not open_ones:
        raised, _ = merged(case, given, exceptions(case))
        return _with(case, [], raised.values()) if raised else case
    return demand_plan(case, open_ones).case


def day_table(case: Case) -> dict[date, Day]:
    """What is known of each date from the first count to the end of the horizon."""
    first = min((row.date for row in case.history), default=case.start)
    known, uncovered = days(min(first, case.start), case.end, case.calendar)
    if uncovered:
        raise DemandRefused(say("demand.no_calendar", first_date=uncovered[0], days=len(uncovered)))
    return known


def multipliers(case: Case) -> dict[str, Multipliers]:
    tables = {}
    for service in case.services:
        key = FESTIVAL_ROWS[service.method]
        try:
            tables[service.id] = parsed(case.policy.text(key))
        except BadMultipliers as error:
            raise DemandRefused(say("demand.rule", title=case.policy.title(key), key=key, error=error)) from error
    return tables


def _computed(case: Case, rows: Iterable[Forecast]) -> Iterator[tuple[Duty, tuple[Forecast, Demand]]]:
    shifts = {shift.id: shift for shift in case.shifts}
    places = {}
    for service in case.services:
        given = {row.hour: row.share for row in case.hour_shares if row.service == service.id}
        shift = shifts[service.shift]
        places[service.id] = Workplace(service, shift, shares(shift, given), case.policy)
    known: dict[tuple[str, int], int] = {}

    def officers(service: str, count: int) -> int:
        if (service, count) not in known:
            known[service, count] = places[service].officers(count)
        return known[service, count]

    low, high = case.policy.number("demand.minimum_quantile"), case.policy.number("demand.target_quantile")
    for expected in rows:
        service = places[expected.service].service
        minimum, target = officers(service.id, expected.quantile(low)), officers(service.id, expected.quantile(high))
        weight = case.policy.number("demand.peak_weight") if expected.is_peak(case.policy.number("demand.peak_percent")) else 1
        row = Demand(
            station=expected.station,
            post=service.post,
            shift=service.shift,
            first=expected.date,
            last=expected.date,
            minimum=minimum,
            target=max(minimum, target),
            weight=weight,
        )
        yield Duty(expected.station, service.post, service.shift, expected.date), (expected, row)


def _duty(
    duty: Duty,
    expected: Forecast,
    row: Demand,
    given: dict[Duty, Demand],
    special: dict[Duty, DemandException],
    raised: dict[Duty, DemandException],
    by_hand: set[tuple[str, str, str]],
) -> DutyDemand:
    nothing = Demand(station=duty.station, post=duty.post, shift=duty.shift, minimum=0, target=0)
    in_force: Demand | DemandException
    if duty in special:
        origin, in_force = Origin.EXCEPTION, special[duty]
    elif duty in raised:
        origin, in_force = Origin.REQUEST, raised[duty]
    elif duty.place in by_hand:
        origin, in_force = Origin.SHEET, given.get(duty, nothing)
    else:
        origin, in_force = Origin.HISTORY, row
    return DutyDemand(duty, expected, row.minimum, row.target, row.weight, origin, in_force)


def _joined(rows: list[Demand]) -> Iterator[Demand]:
    """Equal numbers on dates that follow each other as one row."""
    ordered = sorted(rows, key=lambda row: (row.station, row.post, row.shift, row.first or date.min))
    numbered = enumerate(ordered)

    def alike(item: tuple[int, Demand]) -> tuple[object, ...]:
        place, row = item
        since = (row.first or date.min).toordinal() - place
        return row.station, row.post, row.shift, row.minimum, row.target, row.weight, since

    for _, run in groupby(numbered, alike):
        same = [row for _, row in run]
        yield same[0].model_copy(update={"last": same[-1].last})


def _with(case: Case, demands: Iterable[Demand], raised: Iterable[DemandException]) -> Case:
    changed = {"demands": (*case.demands, *demands), "demand_exceptions": (*case.demand_exceptions, *raised)}
    return Case(**dict(case) | changed)
