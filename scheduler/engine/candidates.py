"""Who may be decided onto which duty: the admission rules, asked in order."""

from collections.abc import Callable, Iterator, Sequence

from models.organisation import UnitKind
from models.roster import Source
from scheduler.engine.instance import Duty, Instance, Line
from scheduler.engine.model import Candidate

Admits = Callable[[Instance, int, Duty], bool]


def source_of(instance: Instance, officer: int, duty: Duty) -> Source | None:
    """How a decided duty would count for the officer; None where only the base duty is possible, or nothing."""
    unit = instance.unit_on[officer][duty.day]
    if unit is None or unit != duty.station:
        return None if unit is None else Source.COVER
    if instance.line_on[officer][duty.day] == Line.FREE:
        return Source.FREE
    return Source.EXTRA if instance.base_on[officer][duty.day] is None else None


def rung_of(instance: Instance, officer: int, duty: Duty) -> tuple[int, bool] | None:
    """(rung, named) of a decided duty by the ladder, or None where no rung reaches."""
    unit = instance.unit_on[officer][duty.day]
    if unit is None:
        return None
    policy = instance.policy
    if unit == duty.station:
        source = source_of(instance, officer, duty)
        if source is Source.FREE:
            return 0, False
        return (4, False) if source is Source.EXTRA and policy.on("admitted_rung.extra") else None
    if instance.units[unit].kind is UnitKind.STATION:
        return (3, False) if policy.on("admitted_rung.mutual") and _aids(instance, unit, duty) else None
    named = paired(instance, officer, unit, duty) if policy.on("admitted_rung.paired") else None
    if named is not None:
        return 1, named
    skill = duty.post.skill
    pool = policy.on("admitted_rung.pool") and instance.units[unit].kind is UnitKind.DEPARTMENT
    return (2, False) if pool and skill is not None and instance.holds(officer, skill, duty.day) else None


def ladder_place(instance: Instance, officer: int, duty: Duty) -> tuple[int, bool]:
    """(rung, named), with rung 0 where no rung reaches or the ladder is not in force."""
    place = rung_of(instance, officer, duty)
    if place is None or (place[0] in (1, 2, 3) and not instance.active("admitted_rung")):
        return 0, False
    return place


def paired(instance: Instance, officer: int, unit: str, duty: Duty) -> bool | None:
    """Whether the pairing that admits the officer names them; None without one."""
    if not instance.case.pairings:
        return False if instance.units[unit].kind is UnitKind.DEPARTMENT else None
    admitted = None
    for row in instance.paired_with.get(duty.station, ()):
        if row.department != unit and row.officer != instance.officers[officer].id:
            continue
        if row.posts and duty.post.id not in row.posts:
            continue
        if instance.in_range(duty.day, row.first, row.last):
            admitted = bool(admitted) or row.officer is not None
    return admitted


def _aids(instance: Instance, unit: str, duty: Duty) -> bool:
    return any(
        {row.station, row.partner} == {unit, duty.station} and instance.in_range(duty.day, row.first, row.last)
        for row in instance.case.mutual_aid
    )


def candidates(instance: Instance, admission: Sequence[Admits]) -> Iterator[Candidate]:
    """Every admitted (officer, duty) pair that would be a decided duty."""
    for officer in range(len(instance.officers)):
        for station in _reachable(instance, officer):
            for duty in instance.duties_at.get(station, ()):
                source = source_of(instance, officer, duty)
                if source is not None and all(admits(instance, officer, duty) for admits in admission):
                    rung, named = ladder_place(instance, officer, duty)
                    yield Candidate(officer, duty, source, rung, named)


def _reachable(instance: Instance, officer: int) -> list[str]:
    """Stations worth asking about: all, or those that some rung could reach."""
    if not instance.active("admitted_rung"):
        return list(instance.duties_at)
    units = {unit for unit in instance.unit_on[officer] if unit is not None}
    skills = instance.skills_of(officer)
    number = instance.officers[officer].id
    found = []
    for station, duties in instance.duties_at.items():
        pairings = instance.paired_with.get(station, ())
        if (
            station in units
            or (not instance.case.pairings)
            or any(row.department in units or row.officer == number for row in pairings)
            or any(duty.post.skill in skills for duty in duties)
            or any(station in (row.station, row.partner) for row in instance.case.mutual_aid)
        ):
            found.append(station)
    return found
