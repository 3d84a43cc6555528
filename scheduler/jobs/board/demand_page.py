"""What the page of a case's demand shows: each service's forecast at a station, its peaks, and the officers that it needs."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from models.case import Case
from models.words import say
from scheduler.demand.planning import DemandPlan, DutyDemand, Origin
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.writing.answers.demand_charts import BAND, SHOWN_HISTORY
from scheduler.exchange.writing.paper.text import day_name
from scheduler.jobs.demand import demand
from scheduler.jobs.ready import answer_targets


class DemandDay(NamedTuple):
    """One date of a service: the day's count (`mean`, from `low` to `high` in eight cases of ten) and the officers for it."""

    date: date
    weekday: str
    kind: str
    mean: float
    low: int
    high: int
    usual: float
    is_peak: bool
    minimum: int
    target: int
    used_minimum: int
    used_target: int
    weight: int
    origin: str
    is_by_hand: bool


class Service(NamedTuple):
    """`history` are the last counts before the horizon."""

    name: str
    post: str
    shift: str
    history: tuple[tuple[date, int], ...]
    days: tuple[DemandDay, ...]

    @property
    def peaks(self) -> int:
        return sum(day.is_peak for day in self.days)


class DemandOf(NamedTuple):
    """Of a case: what is to be said of the whole, the stations in their order, and the plan that it comes from."""

    lines: tuple[str, ...]
    stations: tuple[str, ...]
    plan: DemandPlan

    @property
    def case(self) -> Case:
        return self.plan.case

    def services(self, station: str) -> tuple[Service, ...]:
        own = [duty for duty in self.plan.duties if duty.duty.station == station]
        names = dict.fromkeys(duty.forecast.service for duty in own)
        return tuple(self._service([duty for duty in own if duty.forecast.service == name]) for name in names)

    def _service(self, duties: list[DutyDemand]) -> Service:
        duty, service = duties[0].duty, duties[0].forecast.service
        counts = sorted(self.plan.forecasts.counts(service, duty.station).items())[-SHOWN_HISTORY:]
        kinds = {day.date: day_name(day) for day in self.case.calendar}
        days = tuple(_day(known, kinds.get(known.duty.date, "")) for known in duties)
        return Service(service, duty.post, duty.shift, tuple(counts), days)


def demand_of(path: Path) -> DemandOf:
    """Raises `Unreadable`, `CaseFaults`, and `DemandRefused` without history and requests."""
    answered = demand(path, answer_targets(None))
    plan = answered.value.plan
    return DemandOf(answered.lines, tuple(dict.fromkeys(duty.duty.station for duty in plan.duties)), plan)


def _day(known: DutyDemand, kind: str) -> DemandDay:
    day, expected, used = known.duty.date, known.forecast, known.in_force
    low, high = (expected.quantile(percent) for percent in BAND)
    figures = (expected.mean, low, high, expected.usual, known.weight > 1, known.minimum, known.target)
    in_force = (used.minimum, used.target, used.weight, say(known.origin.value), known.origin is Origin.EXCEPTION)
    return DemandDay(day, weekday(day), kind, *figures, *in_force)
