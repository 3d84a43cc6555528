"""Level 5: each officer's burden above steps of the group's average per eligible day, so that the cost is convex."""

from collections import defaultdict

from models.organisation import UnitKind
from scheduler.formulation.facts import Duty
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.program.affine import of, total


def count(model: Model) -> None:
    """Forced duties are borne, but make nobody eligible whom the rules of admission do not."""
    by_officer: dict[int, list[tuple[Duty, int]]] = defaultdict(list)
    forced: dict[int, list[tuple[Duty, int]]] = defaultdict(list)
    for candidate, var in zip(model.candidates, model.x, strict=True):
        (by_officer if candidate.admitted else forced)[candidate.officer].append((candidate.duty, var))
    eligible = {officer: len({duty.day for duty, _ in rows}) for officer, rows in by_officer.items()}
    groups: dict[str, list[int]] = defaultdict(list)
    for officer in by_officer:
        groups[_group(model.instance, officer)].append(officer)
    for officers in groups.values():
        demanded = _demanded(model.instance, officers, by_officer)
        days = sum(eligible[officer] for officer in officers)
        for officer in officers:
            _add_steps(model, officer, by_officer[officer] + forced[officer], demanded * eligible[officer], days)


def _group(instance: Instance, officer: int) -> str:
    unit = instance.units[instance.officers[officer].unit]
    if unit.kind is not UnitKind.STATION:
        return "headquarters"
    return "station" if instance.lines.rostered[officer] else f"free:{unit.id}"


def _demanded(instance: Instance, officers: list[int], by_officer: dict[int, list[tuple[Duty, int]]]) -> int:
    """Past burden of the group and the burden of what base duties leave open among its duties."""
    duties = {duty.index: duty for officer in officers for duty, _ in by_officer[officer]}
    own = instance.lines.base_at_home_post
    missing = sum(
        duty.burden * max(0, duty.target - own.get((duty.station, duty.post.id, duty.shift.id, duty.day), 0))
        for duty in duties.values()
    )
    return missing + sum(instance.before.burden[officer] for officer in officers)


def _add_steps(model: Model, officer: int, rows: list[tuple[Duty, int]], share: int, days: int) -> None:
    """`share` / `days` is the officer's fair burden in points."""
    program, past = model.program, model.instance.before.burden[officer]
    decided = total(of(var).times(duty.burden) for duty, var in rows)
    most = past + _heaviest(model, officer, rows)
    burden = program.equal_to(decided.plus(past), 0, most)
    for percent in model.instance.policy.percentages("fairness.steps"):
        threshold = -(-percent * share // (100 * days))
        if most > threshold:
            model.terms["fairness"].append(program.largest([burden.plus(-threshold)], 0, most - threshold))


def _heaviest(model: Model, officer: int, rows: list[tuple[Duty, int]]) -> int:
    if not model.takes_turns(officer):
        return sum(duty.burden for duty, _ in rows)
    by_day: dict[int, int] = defaultdict(int)
    for duty, _ in rows:
        by_day[duty.day] = max(by_day[duty.day], duty.burden)
    return sum(by_day.values())
