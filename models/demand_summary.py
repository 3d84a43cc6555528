"""The JSON that scripts read after a forecast: what each duty asks for, and how good such forecasts were."""

import datetime as dt

from models.base import Id, Noun

Errors = dict[str, float | None]
"""By method Σ |forecast − count| / Σ count, rounded; None of nothing."""


class AskedFor(Noun):
    """Officers of a duty, and what one that is missing counts."""

    minimum: int
    target: int
    weight: int


class ForecastDuty(Noun):
    """What the forecast asks for; `in_force` is what the case asks for, which may be another's.

    `mean` is the forecast count of the day, `quantiles` by percent what so many of such days do not exceed.
    """

    station: Id
    post: Id
    shift: Id
    date: dt.date
    service: Id
    mean: float
    quantiles: dict[str, int]
    minimum: int
    target: int
    weight: int
    origin: str
    in_force: AskedFor


class HistoryRemark(Noun):
    """What was found in a series of counts; `station` None is all of them."""

    kind: str
    service: str
    station: str | None
    first: dt.date
    last: dt.date
    sentence: str


class AnsweredRequest(Noun):
    """A request for support: of its `dates` in the horizon, the target is raised on so many. `late` None is not known."""

    id: Id
    answer: str
    dates: int
    raised: int
    late: bool | None
    lead_days: int | None


class HorizonErrors(Noun):
    """Of the dates forecast from `first` to `last` days before."""

    first: int
    last: int
    errors: Errors


class PeakErrors(Noun):
    """Of the busiest days; `better_than_best_simple` is the part by which the model's error is smaller."""

    errors: Errors
    rows: int
    better_than_best_simple: float | None


class ServiceErrors(Noun):
    errors: Errors


class BacktestSummary(Noun):
    """`rows` dates forecast from the `origins`; `coverage` is, by quantile, the part of the counts that did not exceed it.

    `by_feast`: on the days shortly before each.
    """

    origins: tuple[dt.date, ...]
    rows: int
    errors: Errors
    by_horizon: tuple[HorizonErrors, ...]
    peaks: PeakErrors
    by_feast: dict[str, ServiceErrors]
    by_service: dict[str, ServiceErrors]
    coverage: dict[str, float]


class DemandSummary(Noun):
    """A forecast as `dutycover demand --json` writes it; `backtest` None was not asked for."""

    duties: tuple[ForecastDuty, ...]
    remarks: tuple[HistoryRemark, ...]
    requests: tuple[AnsweredRequest, ...]
    backtest: BacktestSummary | None
