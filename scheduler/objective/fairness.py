"""Level 5: each officer's burden above steps of the group's average per eligible day, so that the cost is convex."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from models.organisation import UnitKind
from models.roster import Source
from scheduler.formulation.bearers import bearers
from scheduler.formulation.decisions import Candidate
from scheduler.formulation.facts import Duty
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.program.affine import of, total


class Borne(NamedTuple):
    """A duty that is decided by `var`, and who works it."""

    worker: int
    duty: Duty
    var: int


class Share(NamedTuple):
    """`points` / `days` is an officer's fair burden in points."""

    points: int
    days: int

    def thresholds(self, instance: Instance) -> list[int]:
        """By step, the burden above which it counts."""
        return [-(-percent * self.points // (100 * self.days)) for percent in instance.policy.percentages("fairness.steps")]


def count(model: Model) -> None:
    """Stays and forced duties are borne, but make nobody eligible whom the rules of admission do not.

    Swapped duties are borne by whom a pin says.
    """
    borne: dict[int, list[Borne]] = defaultdict(list)
    swapped = bearers(model.instance)
    for candidate, var in zip(model.candidates, model.x, strict=True):
        officer, duty = candidate.officer, candidate.duty
        borne[swapped.get((officer, duty.key), officer)].append(Borne(officer, duty, var))
    for officer, share in fair_shares(model.instance, model.candidates).items():
        _add_steps(model, officer, borne[officer], share)


def fair_shares(instance: Instance, candidates: Iterable[Candidate]) -> dict[int, Share]:
    """By eligible officer."""
    by_officer: dict[int, list[Duty]] = defaultdict(list)
    for candidate in candidates:
        if candidate.admitted and candidate.source is not Source.STAY:
            by_officer[candidate.officer].append(candidate.duty)
    eligible = {officer: len({duty.day for duty in duties}) for officer, duties in by_officer.items()}
    groups: dict[str, list[int]] = defaultdict(list)
    for officer in by_officer:
        groups[_group(instance, officer)].append(officer)
    shares: dict[int, Share] = {}
    for officers in groups.values():
        demanded = _demanded(instance, officers, by_officer)
        days = sum(eligible[officer] for officer in officers)
        shares |= {officer: Share(demanded * eligible[officer], days) for officer in officers}
    return shares


def _group(instance: Instance, officer: int) -> str:
    unit = instance.units[instance.officers[officer].unit]
    if unit.kind is not UnitKind.STATION:
        return "headquarters"
    return "station" if instance.lines.rostered[officer] else f"free:{unit.id}"


def _demanded(instance: Instance, officers: list[int], by_officer: dict[int, list[Duty]]) -> int:
    """Past burden of the group and the burden of what base duties leave open among its duties."""
    duties = {duty.index: duty for officer in officers for duty in by_officer[officer]}
    own = instance.lines.base_at_home_post
    missing = sum(duty.burden * max(0, duty.target - own.get(duty.key, 0)) for duty in duties.values())
    return missing + sum(instance.before.burden[officer] for officer in officers)


def _add_steps(model: Model, officer: int, rows: list[Borne], share: Share) -> None:
    program, past = model.program, model.instance.before.burden[officer]
    decided = total(of(row.var).times(row.duty.burden) for row in rows)
    most = past + _heaviest(model, officer, rows)
    burden = program.equal_to(decided.plus(past), 0, most)
    for threshold in share.thresholds(model.instance):
        if most > threshold:
            model.terms["fairness"].append(program.largest([burden.plus(-threshold)], 0, most - threshold))


def _heaviest(model: Model, officer: int, rows: list[Borne]) -> int:
    """Of those that others work, all."""
    if not model.takes_turns(officer):
        return sum(row.duty.burden for row in rows)
    by_day: dict[int, int] = defaultdict(int)
    for row in rows:
        if row.worker == officer:
            by_day[row.duty.day] = max(by_day[row.duty.day], row.duty.burden)
    return sum(by_day.values()) + sum(row.duty.burden for row in rows if row.worker != officer)
