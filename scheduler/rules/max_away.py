"""At most so many officers of a unit are in stints, or on stays, at once."""

from collections import defaultdict

from scheduler.formulation.decisions import Stay, stay_variables
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine, count, total


def constrain(model: Model) -> None:
    stays: dict[tuple[str, int], dict[int, list[Stay]]] = defaultdict(lambda: defaultdict(list))
    for stay in model.stays.values():
        for day in stay.on:
            unit = model.instance.lines.unit_on[stay.officer][day]
            if unit is not None:
                stays[unit, day][stay.officer].append(stay)
    for officer, days in model.starts.items():
        for day in (day for day, starts in days.items() if stay_variables(starts)):
            stays[model.instance.lines.unit_on[officer][day] or "", day].setdefault(officer, [])
    for (unit, day), by_officer in stays.items():
        limit = most_away(model.instance, unit, day)
        if len(by_officer) > limit:
            _keep(model, day, by_officer, limit)


def _keep(model: Model, day: int, by_officer: dict[int, list[Stay]], limit: int) -> None:
    away = total(model.away(officer, day) for officer in by_officer)
    given = sum(_is_given(model, officer, day, stays) for officer, stays in by_officer.items())
    some = by_officer.items() if given > limit else ()
    model.program.cap_beside(away, [_decided(model, officer, day, stays) for officer, stays in some], given, limit)


def _is_given(model: Model, officer: int, day: int, stays: list[Stay]) -> bool:
    """Whether a stint with forced covers may span the day, or a published stay of a leader be on it."""
    kept = stay_variables(start for start in model.starts_on(officer, day) if start.kept)
    return bool(kept) or any(stay.held for stay in stays)


def _decided(model: Model, officer: int, day: int, stays: list[Stay]) -> Affine:
    """1 if the officer is away in a decided stint, or on a decided stay.

    Forced covers at several stations are given if one of their stints is.
    """
    there = [stay for stay in stays if day in stay.held]
    amounts = [stay.is_decided(day) for stay in there or stays]
    in_stint = total(amounts) if len(there) < 2 else model.program.largest([total(amounts).plus(1 - len(there))], 0, 1)
    return in_stint.plus(count(stay_variables(start for start in model.starts_on(officer, day) if start.decided)))


def most_away(instance: Instance, unit: str, day: int) -> int:
    """Of a unit, at once."""
    own = instance.units[unit].max_away
    if own is not None:
        return own
    return max(1, instance.policy.number("max_away") * len(instance.lines.members[unit, day]) // 100)
