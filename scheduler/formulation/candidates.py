"""Who may be decided onto which duty: the admission rules, asked in order."""

from collections.abc import Callable, Iterator, Sequence

from models.organisation import Category, UnitKind
from models.roster import Source
from scheduler.formulation.decisions import Candidate
from scheduler.formulation.facts import Duty, Line
from scheduler.formulation.instance import Instance

Admits = Callable[[Instance, int, Duty], bool]


def source_of(instance: Instance, officer: int, duty: Duty) -> Source | None:
    """How a decided duty would count for the officer; None where only the base duty is possible, or nothing."""
    unit = instance.lines.unit_on[officer][duty.day]
    if unit is None or unit != duty.station:
        return None if unit is None else Source.COVER
    if instance.lines.kind_on[officer][duty.day] == Line.FREE:
        return Source.FREE
    return Source.EXTRA if instance.lines.base_on[officer][duty.day] is None else None


def kept_source(instance: Instance, officer: int, duty: Duty) -> Source:
    """How a duty that force keeps counts, whatever stands against it."""
    if instance.lines.unit_on[officer][duty.day] != duty.station:
        return Source.COVER
    return source_of(instance, officer, duty) or Source.EXTRA


def rung_of(instance: Instance, officer: int, duty: Duty) -> tuple[int, bool] | None:
    """(rung, named) of a decided duty by the ladder, or None where no rung reaches."""
    unit = instance.lines.unit_on[officer][duty.day]
    if unit is None:
        return None
    rungs = instance.support.rungs
    if unit == duty.station:
        source = source_of(instance, officer, duty)
        if source is Source.FREE:
            return 0, False
        return (4, False) if source is Source.EXTRA and rungs["extra"] else None
    if instance.units[unit].kind is UnitKind.STATION:
        aided = any(duty.day in days for days in instance.support.mutual_aid.get(frozenset((unit, duty.station)), ()))
        return (3, False) if aided and rungs["mutual"] else None
    named = paired(instance, officer, unit, duty) if rungs["paired"] else None
    if named is not None:
        return 1, named
    skill = duty.post.skill
    pool = rungs["pool"] and skill is not None and instance.units[unit].kind is UnitKind.DEPARTMENT
    return (2, False) if pool and skill and instance.skills.holds(officer, skill, duty.day) else None


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
    for who in (unit, instance.officers[officer].id):
        for days, posts, named in instance.support.pairings.get((who, duty.station), ()):
            if duty.day in days and (not posts or duty.post.id in posts):
                admitted = bool(admitted) or named
    return admitted


def stays(instance: Instance, admission: Sequence[Admits]) -> Iterator[Candidate]:
    """Every stay that a leader who is at headquarters on its date may be decided onto."""
    if not instance.active("leader_stays"):
        return
    leaders = [index for index, officer in enumerate(instance.officers) if officer.category is Category.LEADER]
    for duty in instance.phases.duties(instance.duties):
        for officer in leaders:
            at_headquarters = instance.lines.kind_on[officer][duty.day] == Line.HEADQUARTERS
            if at_headquarters and all(admits(instance, officer, duty) for admits in admission):
                yield Candidate(officer, duty, Source.STAY, 0, False)


def candidates(instance: Instance, admission: Sequence[Admits]) -> Iterator[Candidate]:
    """Every admitted (officer, duty) pair that would be a decided duty."""
    for officer in range(len(instance.officers)):
        sources = [(duty, source_of(instance, officer, duty)) for duty in _reachable(instance, officer)]
        possible = [(duty, source) for duty, source in sources if source is not None]
        if not instance.is_free(officer):
            possible = [(duty, source) for duty, source in possible if _was_published(instance, officer, duty)]
        for admits in admission:
            possible = [(duty, source) for duty, source in possible if admits(instance, officer, duty)]
        for duty, source in possible:
            rung, named = ladder_place(instance, officer, duty)
            yield Candidate(officer, duty, source, rung, named)


def _was_published(instance: Instance, officer: int, duty: Duty) -> bool:
    """Officers who are held still are on nothing else."""
    return instance.published.holds(officer, duty.key)


def _reachable(instance: Instance, officer: int) -> list[Duty]:
    """Duties worth asking about: all, or those that some rung could reach."""
    if not instance.active("admitted_rung") or not instance.case.pairings:
        return [duty for duties in instance.duties.at_station.values() for duty in duties]
    units, skills = {unit for unit in instance.lines.unit_on[officer] if unit is not None}, instance.skills.of_officer[officer]
    near = units.union(*(instance.support.partners.get(lender, ()) for lender in (*units, instance.officers[officer].id)))
    reachable: list[Duty] = []
    for station, duties in instance.duties.at_station.items():
        if station in near:
            reachable += duties
        elif skills:
            reachable += [duty for duty in duties if duty.post.skill in skills]
    return reachable
