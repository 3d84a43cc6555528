"""The nearest dates that the audit alone leaves undecided, decided by solving; 未定 only where the time does not last."""

from collections.abc import Iterator
from typing import NamedTuple

from models.leave import LeaveRequest
from models.reasons import LeaveReason, Reasons
from scheduler.audit.given.leaves import Leave
from scheduler.explain.asked.granted import granted_trial, widened
from scheduler.explain.asked.trial import Trial, TrialResult
from scheduler.explain.asked.trying import tried
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.nearest import Side, nearest, side_sentence

FIELDS = ("earlier", "later")


class _Side(NamedTuple):
    request: LeaveRequest
    field: str
    side: Side


def with_dates_decided(view: View, reasons: Reasons, seconds: float) -> Reasons:
    """The same reasons; `seconds` are shared by all dates, once a model is built."""
    sides = [side for reason in reasons.leave for side in _sides(view, reason)]
    dates: dict[str, list[Leave]] = {}
    for request, _, side in sides:
        dates.setdefault(request.id, []).extend(side.undecided)
    trials = [trial for series, side in enumerate(sides) for trial in _trials(view, side, series)]
    results = iter(tried(widened(view, dates), view.roster, trials, seconds) if trials else ())
    told: dict[str, dict[str, str]] = {}
    for request, field, side in sides:
        known = _decided(side, [next(results) for _ in side.undecided])
        told.setdefault(request.id, {})[field] = side_sentence(view.facts, known)
    leave = tuple(reason.model_copy(update=told[reason.request]) for reason in reasons.leave)
    return reasons.model_copy(update={"leave": leave})


def _sides(view: View, reason: LeaveReason) -> Iterator[_Side]:
    request = view.facts.requests[reason.request]
    for field, side in zip(FIELDS, nearest(view.facts, view.granting, request), strict=True):
        yield _Side(request, field, side)


def _trials(view: View, of: _Side, series: int) -> list[Trial]:
    """The nearest first."""
    return [granted_trial(view, of.request, asked)._replace(series=series) for asked in of.side.undecided]


def _decided(side: Side, results: list[TrialResult | None]) -> Side:
    """Up to the first date that a solve has shown to be grantable, without those proven not to be."""
    undecided: list[Leave] = []
    for dates, result in zip(side.undecided, results, strict=True):
        if result and result.costs_nothing:
            return side._replace(undecided=tuple(undecided), grantable=dates)
        if result is None or not result.surely_costs:
            undecided.append(dates)
    return side._replace(undecided=tuple(undecided))
