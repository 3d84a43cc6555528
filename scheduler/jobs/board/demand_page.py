"""What the page of a case's demand shows: each service's forecast at a station, its peaks, and the officers that it needs.

Where nothing is forecast it shows what the sheets ask for.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from models.case import Case
from models.duty import DemandException
from models.errors import DemandRefused
from models.words import say
from scheduler.demand.planning import DemandPlan, DutyDemand, Origin, demand_plan
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.writing.answers.demand_charts import BAND, SHOWN_HISTORY
from scheduler.exchange.writing.answers.demand_summary import demand_lines
from scheduler.exchange.writing.paper.text import day_name
from scheduler.jobs.board.typed_demand import TypedDuty, typed_duties, typed_places


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
    """Of a `case` as it was typed: what is to be said of the whole, and the plan that comes of it.

    Without a plan `lines` say why nothing is forecast.
    """

    lines: tuple[str, ...]
    case: Case
    plan: DemandPlan | None

    @property
    def stations(self) -> tuple[str, ...]:
        """The forecast ones first."""
        forecast = [duty.duty.station for duty in self.plan.duties] if self.plan else []
        return tuple(dict.fromkeys([*forecast, *(place[0] for place in typed_places(self.case))]))

    def overrides(self, station: str) -> tuple[DemandException, ...]:
        """Rows of 需求例外, by date."""
        rows = (row for row in self.case.demand_exceptions if row.station == station)
        return tuple(sorted(rows, key=lambda row: (row.date, row.post, row.shift)))

    def places(self, station: str) -> tuple[tuple[str, str], ...]:
        """Posts and shifts in which the station needs somebody, by its sheets or by its services."""
        asked = [place[1:] for place in typed_places(self.case) if place[0] == station]
        return tuple(dict.fromkeys([*asked, *((duty.duty.post, duty.duty.shift) for duty in self._of(station))]))

    def typed(self, station: str) -> tuple[TypedDuty, ...]:
        """Duties that nothing is forecast for."""
        forecast = {duty.duty.place for duty in self._of(station)}
        places = tuple(place for place in typed_places(self.case) if place[0] == station and place not in forecast)
        return tuple(typed_duties(self.case, self.plan.case if self.plan else self.case, places))

    def _of(self, station: str) -> list[DutyDemand]:
        return [duty for duty in self.plan.duties if duty.duty.station == station] if self.plan else []

    def services(self, station: str) -> tuple[Service, ...]:
        own = self._of(station)
        names = dict.fromkeys(duty.forecast.service for duty in own)
        return tuple(self._service([duty for duty in own if duty.forecast.service == name]) for name in names)

    def _service(self, duties: list[DutyDemand]) -> Service:
        duty, service = duties[0].duty, duties[0].forecast.service
        assert self.plan
        counts = sorted(self.plan.forecasts.counts(service, duty.station).items())[-SHOWN_HISTORY:]
        kinds = {day.date: day_name(day) for day in self.case.calendar}
        days = tuple(_day(known, kinds.get(known.duty.date, "")) for known in duties)
        return Service(service, duty.post, duty.shift, tuple(counts), days)


def demand_of(path: Path) -> DemandOf:
    """Raises `Unreadable` and `CaseFaults`."""
    case = read_case(path).case
    try:
        plan = demand_plan(case)
    except DemandRefused as refused:
        return DemandOf((refused.sentence(),), case, None)
    return DemandOf(tuple(demand_lines(plan)), case, plan)


def _day(known: DutyDemand, kind: str) -> DemandDay:
    day, expected, used = known.duty.date, known.forecast, known.in_force
    low, high = (expected.quantile(percent) for percent in BAND)
    figures = (expected.mean, low, high, expected.usual, known.weight > 1, known.minimum, known.target)
    in_force = (used.minimum, used.target, used.weight, say(known.origin.value), known.origin is Origin.EXCEPTION)
    return DemandDay(day, weekday(day), kind, *figures, *in_force)
