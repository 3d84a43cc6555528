"""A demand plan and its backtest as JSON for scripts."""

from collections.abc import Sequence

from models.demand_summary import (
    AnsweredRequest,
    AskedFor,
    BacktestSummary,
    DemandSummary,
    Errors,
    ForecastDuty,
    HistoryRemark,
    HorizonErrors,
    PeakErrors,
    ServiceErrors,
)
from scheduler.demand.backtest import HORIZONS, MODEL, Backtest, Scored, coverage, error
from scheduler.demand.forecast import QUANTILES
from scheduler.demand.planning import DemandPlan, DutyDemand
from scheduler.demand.requests import RequestAnswer
from scheduler.demand.series import Remark
from scheduler.demand.simple import SIMPLE
from scheduler.exchange.writing.answers.demand_summary import METHODS


def demand_summary(plan: DemandPlan, tested: Backtest | None) -> DemandSummary:
    return DemandSummary(
        duties=tuple(map(_duty, plan.duties)),
        remarks=tuple(map(_remark, plan.forecasts.remarks)),
        requests=tuple(map(_request, plan.answers)),
        backtest=None if tested is None else backtest_summary(tested),
    )


def _duty(asked: DutyDemand) -> ForecastDuty:
    in_force = asked.in_force
    return ForecastDuty(
        station=asked.duty.station,
        post=asked.duty.post,
        shift=asked.duty.shift,
        date=asked.duty.date,
        service=asked.forecast.service,
        mean=round(asked.forecast.mean, 2),
        quantiles={str(percent): asked.forecast.quantile(percent) for percent in QUANTILES},
        minimum=asked.minimum,
        target=asked.target,
        weight=asked.weight,
        origin=asked.origin.name.lower(),
        in_force=AskedFor(minimum=in_force.minimum, target=in_force.target, weight=in_force.weight),
    )


def _remark(remark: Remark) -> HistoryRemark:
    return HistoryRemark(
        kind=remark.kind.name.lower(),
        service=remark.service,
        station=remark.station or None,
        first=remark.first,
        last=remark.last,
        sentence=str(remark.sentence),
    )


def _request(answered: RequestAnswer) -> AnsweredRequest:
    return AnsweredRequest(
        id=answered.request.id,
        answer=answered.answer.name.lower(),
        dates=answered.dates,
        raised=answered.raised,
        late=answered.late,
        lead_days=answered.lead_days,
    )


def backtest_summary(tested: Backtest) -> BacktestSummary:
    peaks = tested.peaks
    horizons = [HorizonErrors(first=first, last=last, errors=_errors(tested.ahead(first, last))) for first, last in HORIZONS]
    return BacktestSummary(
        origins=tested.origins,
        rows=len(tested.rows),
        errors=_errors(tested.rows),
        by_horizon=tuple(horizons),
        peaks=PeakErrors(errors=_errors(peaks), rows=len(peaks), better_than_best_simple=_better(peaks)),
        by_feast={feast: ServiceErrors(errors=_errors(rows)) for feast, rows in tested.by_feast().items()},
        by_service={service: ServiceErrors(errors=_errors(rows)) for service, rows in tested.by_service().items()},
        coverage={str(percent): round(part, 4) for percent, part in coverage(tested.rows).items()},
    )


def _errors(rows: Sequence[Scored]) -> Errors:
    known = {name: error(rows, name) for name in METHODS}
    return {name: None if part is None else round(part, 4) for name, part in known.items()}


def _better(rows: list[Scored]) -> float | None:
    """By which part our error is below that of the best simple forecast."""
    ours, simple = error(rows, MODEL), [error(rows, name) for name in SIMPLE]
    known = [part for part in simple if part is not None]
    return round(1 - ours / min(known), 4) if ours is not None and known and min(known) > 0 else None
