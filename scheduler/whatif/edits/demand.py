"""Demand by another factor or number, and posts opened or closed: dated exceptions, which win over every row of 需求."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from models.case import Case
from models.duty import Demand, DemandException
from models.scenario import ClosePost, OpenPost, ScaleDemand, SetDemand
from models.words import say
from scheduler.demand.needs import Duty, in_force, of_class
from scheduler.whatif.edits.parts import Impossible, Parts, span

Row = Demand | DemandException
Numbers = tuple[int, int]
"""Minimum and target."""


def scale(case: Case, edit: ScaleDemand) -> Parts:
    changed: dict[Duty, DemandException] = {}
    for _, duties in groupby(sorted(_matching(case, edit).items(), key=lambda item: item[0]), lambda item: item[0].place):
        rows = dict(duties)
        minima = _spread(edit.factor, (row.minimum for row in rows.values()))
        targets = _spread(edit.factor, (row.target for row in rows.values()))
        for (duty, row), minimum, target in zip(rows.items(), minima, targets, strict=True):
            changed |= _changed(duty, row, (minimum, max(minimum, target)))
    return _parts(case, changed)


def put(case: Case, edit: SetDemand) -> Parts:
    numbers = (edit.minimum, edit.minimum if edit.target is None else edit.target)
    return _each(case, edit, lambda row: numbers)


def close_post(case: Case, edit: ClosePost) -> Parts:
    return _each(case, edit, lambda row: (0, 0))


def open_post(case: Case, edit: OpenPost) -> Parts:
    """On dates that have a demand already, it becomes this one."""
    opened = span(case, edit)
    target = edit.minimum if edit.target is None else edit.target
    known = in_force(case)
    changed: dict[Duty, DemandException] = {}
    for day in case.calendar:
        if opened.first <= day.date <= opened.last and of_class(edit.days, day.kind):
            duty = Duty(edit.station, edit.post, edit.shift, day.date)
            nothing = Demand(station=edit.station, post=edit.post, shift=edit.shift, minimum=0, target=0)
            changed |= _changed(duty, known.get(duty, nothing), (edit.minimum, target))
    return _parts(case, changed)


def _each(case: Case, edit: SetDemand | ClosePost, numbers: Callable[[Row], Numbers]) -> Parts:
    changed: dict[Duty, DemandException] = {}
    for duty, row in _matching(case, edit).items():
        changed |= _changed(duty, row, numbers(row))
    return _parts(case, changed)


def _matching(case: Case, edit: ScaleDemand | SetDemand | ClosePost) -> dict[Duty, Row]:
    meant = span(case, edit)
    wanted = (edit.station, edit.post, edit.shift)
    demands = {
        duty: row
        for duty, row in in_force(case).items()
        if meant.first <= duty.date <= meant.last
        and all(name is None or name == own for name, own in zip(wanted, duty.place, strict=True))
    }
    if not demands:
        raise Impossible(say("whatif.no_demand", name="/".join(name or "*" for name in wanted)))
    return demands


def _spread(factor: float, numbers: Iterable[int]) -> Iterator[int]:
    """Each number times `factor` in whole officers: what rounding leaves over goes on to the next date."""
    whole, given = 0.0, 0
    for number in numbers:
        whole += factor * number
        officers = max(0, int(whole + 0.5) - given) if number else 0
        given += officers
        yield officers


def _changed(duty: Duty, row: Row, numbers: Numbers) -> dict[Duty, DemandException]:
    if numbers == (row.minimum, row.target):
        return {}
    minimum, target = numbers
    fields = {"weight": row.weight, "surplus_weight": row.surplus_weight, "urgent": getattr(row, "urgent", False)}
    return {duty: DemandException(**duty._asdict(), minimum=minimum, target=target, **fields)}


def _parts(case: Case, changed: dict[Duty, DemandException]) -> Parts:
    kept = (row for row in case.demand_exceptions if Duty(row.station, row.post, row.shift, row.date) not in changed)
    return {"demand_exceptions": (*kept, *changed.values())}
