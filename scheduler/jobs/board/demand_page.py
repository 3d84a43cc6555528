"""What the page of a case's demand shows: each service's forecast at a station, its peaks, and the officers that it needs."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from models.case import Case
from models.duty import DemandException
from models.words import say
from scheduler.demand.planning import DemandPlan, DutyDemand, Origin, demand_plan
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.writing.answers.demand_charts import BAND, SHOWN_HISTORY
from scheduler.exchange.writing.answers.demand_summary import demand_lines
from scheduler.exchange.writing.paper.text import day_name


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
    """Of a `case` as it was typed: what is to be said of the whole, and the plan that comes of it."""

    lines: tuple[str, ...]
    case: Case
    plan: DemandPlan

    @property
    def stations(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(duty.duty.station for duty in self.plan.duties))

    def overrides(self, station: str) -> tuple[DemandException, ...]:
        """Rows of 需求例外, by date."""
        rows = (row for row in self.case.demand_exceptions if row.station == station)
        return tuple(sorted(rows, key=lambda row: (row.date, row.post, row.shift)))

    def places(self, station: str) -> tuple[tuple[str, str], ...]:
        """Posts and shifts in which the station needs somebody, by 需求 or by its services."""
        asked = [(row.post, row.shift) for row in self.case.demands if row.station == station]
        return tuple(dict.fromkeys([*asked, *((duty.duty.post, duty.duty.shift) for duty in self._of(station))]))

    def _of(self, station: str) -> list[DutyDemand]:
        return [duty for duty in self.plan.duties if duty.duty.station == station]

    def services(self, station: str) -> tuple[Service, ...]:
        own = self._of(station)
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
    case = read_case(path).case
    plan = demand_plan(case)
    return DemandOf(tuple(demand_lines(plan)), case, plan)


def _day(known: DutyDemand, kind: str) -> DemandDay:
    day, expected, used = known.duty.date, known.forecast, known.in_force
    low, high = (expected.quantile(percent) for percent in BAND)
    figures = (expected.mean, low, high, expected.usual, known.weight > 1, known.minimum, known.target)
    in_force = (used.minimum, used.target, used.weight, say(known.origin.value), known.origin is Origin.EXCEPTION)
    return DemandDay(day, weekday(day), kind, *figures, *in_force)
