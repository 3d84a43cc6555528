"""Dated restrictions: no nights, no far stations, no covers, no extra duties."""

from models.organisation import RestrictionKind
from models.roster import Source
from scheduler.formulation.candidates import source_of
from scheduler.formulation.facts import Duty
from scheduler.formulation.instance import Instance


def admits(instance: Instance, officer: int, duty: Duty) -> bool:
    rows = [row for row in instance.restrictions[officer] if instance.days.within(duty.day, row.first, row.last)]
    return not any(_forbids(instance, row.kind, source_of(instance, officer, duty), duty) for row in rows)


def _forbids(instance: Instance, kind: RestrictionKind, source: Source | None, duty: Duty) -> bool:
    if kind is RestrictionKind.NO_NIGHT:
        return duty.shift.night
    if kind is RestrictionKind.NO_EXTRA:
        return source is Source.EXTRA
    if source is not Source.COVER:
        return False
    far = instance.units[duty.station].zone >= instance.policy.number("restricted.far_zone")
    return kind is RestrictionKind.NO_COVER or (kind is RestrictionKind.NO_FAR and far)
