"""Demand by duty: rows expanded over their dates, the later row winning, exceptions over all."""

from collections.abc import Iterator
from typing import NamedTuple

from models.case import Case
from models.duty import DayClass, DayKind, Demand, DemandException


class Duty(NamedTuple):
    station: str
    post: str
    shift: str
    day: int


class Need(NamedTuple):
    minimum: int
    target: int
    weight: int
    surplus_weight: int = 1
    urgent: bool = False


def needs(case: Case, kinds: dict[int, DayKind], days: int) -> dict[Duty, Need]:
    """Only duties that somebody is wanted on, or may be at a weight that the row names: the others count nowhere."""
    rows = dict(_rows(case, kinds, days))
    return {duty: need for duty, need in rows.items() if need is not None}


def _rows(case: Case, kinds: dict[int, DayKind], days: int) -> Iterator[tuple[Duty, Need | None]]:
    for row in case.demands:
        first = max(0, (row.first - case.start).days) if row.first else 0
        last = min(days - 1, (row.last - case.start).days) if row.last else days - 1
        need = _need(row)
        for day in range(first, last + 1):
            if _is_of(row.days, kinds[day]):
                yield Duty(row.station, row.post, row.shift, day), need
    for special in case.demand_exceptions:
        day = (special.date - case.start).days
        if 0 <= day < days:
            need = _need(special, special.urgent)
            yield Duty(special.station, special.post, special.shift, day), need


def _need(row: Demand | DemandException, urgent: bool = False) -> Need | None:
    if row.surplus_weight is not None:
        return Need(row.minimum, row.target, row.weight, row.surplus_weight, urgent)
    return Need(row.minimum, row.target, row.weight, urgent=urgent) if row.target > 0 else None


def _is_of(days: DayClass, kind: DayKind) -> bool:
    if days is DayClass.OFF:
        return kind is not DayKind.WORKING
    return days is DayClass.EVERY or days.value == kind.value
