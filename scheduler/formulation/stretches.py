"""Paths of stretches for free lines whose runs of work or of dates off have a least length."""

from typing import NamedTuple

from models.rules import rule_of
from scheduler.formulation.decisions import Path
from scheduler.formulation.facts import DAY_MINUTES
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.path import Stretches, take_turns
from scheduler.program.affine import ONE

LONGEST = 14
"""Work dates in a row up to which every stretch is an arc of its own; a looser limit is left to rows over windows."""


class _Limits(NamedTuple):
    """In dates. `most` None: none, or too loose for arcs; `least_off` None: dates alone do not tell."""

    least: int
    most: int | None
    least_off: int | None


def add_paths(model: Model) -> None:
    if model.one_a_day:
        for officer in sorted(model.instance.lines.always_free):
            limits = _limits(model, officer)
            if _is_all_decided(model, officer) and (limits.least > 1 or (limits.least_off or 1) > 1):
                model.paths[officer] = _path(model, officer, limits)


def _is_all_decided(model: Model, officer: int) -> bool:
    """Nothing given among the officer's work dates."""
    committed = any(0 <= day < model.instance.days.count for day, _, _ in model.instance.commitments.blocked[officer])
    committed = committed or bool(model.visits.of(officer))
    return not committed and all(start.decided for starts in model.starts[officer].values() for start in starts)


def _path(model: Model, officer: int, limits: _Limits) -> Path:
    instance, program = model.instance, model.program
    works = [model.works(officer, day) for day in range(instance.days.count)]
    opening = instance.before.openings.get(officer)
    before = opening.work_run if opening is not None else 0
    longest = limits.least if limits.most is None else limits.most
    work = Stretches(program, works, longest, limits.most is None, before)
    off = Stretches(program, [ONE.plus(-amount) for amount in works], limits.least_off or 1, True)
    take_turns(program, work, off)
    begins = [work.starting(day) for day in range(instance.days.count)]
    return Path(work.inside(), off.inside(), begins, limits.most is not None, limits.least_off is not None)


def _limits(model: Model, officer: int) -> _Limits:
    instance = model.instance
    least = _least(instance, officer, "consecutive_days.min")
    most = instance.limit(officer, "consecutive_days") if instance.active("consecutive_days") else None
    hours_off = _least(instance, officer, "days_off.run")
    return _Limits(least, None if most is None or most > LONGEST else most, _dates_off(model, officer, hours_off))


def _least(instance: Instance, officer: int, key: str) -> int:
    in_force = instance.active(rule_of(key)) and instance.policy.on(key)
    return max(1, instance.limit(officer, key)) if in_force else 1


def _dates_off(model: Model, officer: int, days: int) -> int | None:
    """The fewest dates off between two duties that always make a break of days · 24 h; None if fewer sometimes do."""
    shifts = {start.shift for starts in model.starts[officer].values() for start in starts}
    if days == 1 or not shifts:
        return 1
    begins, ends = [shift.start for shift in shifts], [shift.start + shift.minutes for shift in shifts]
    tightest, widest = min(begins) - max(ends), max(begins) - min(ends)
    dates = max(1, -(-(days * DAY_MINUTES - tightest) // DAY_MINUTES) - 1)
    sometimes = dates > 1 and dates * DAY_MINUTES + widest >= days * DAY_MINUTES
    return None if sometimes else dates
