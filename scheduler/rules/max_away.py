"""At most so many officers of a unit are in stints at once."""

from collections import defaultdict

from scheduler.engine.model import Model
from scheduler.engine.program import of, total


def constrain(model: Model) -> None:
    away: dict[tuple[str, int], list[int]] = defaultdict(list)
    officers: dict[tuple[str, int], set[int]] = defaultdict(set)
    for stay in model.stays.values():
        for day, on in stay.on.items():
            unit = model.instance.unit_on[stay.officer][day]
            if unit is not None:
                away[unit, day].append(on)
                officers[unit, day].add(stay.officer)
    for (unit, day), variables in away.items():
        limit = _limit(model, unit, day)
        if len(officers[unit, day]) > limit:
            model.program.at_most(total(of(var) for var in variables), limit)


def _limit(model: Model, unit: str, day: int) -> int:
    own = model.instance.units[unit].max_away
    if own is not None:
        return own
    return max(1, model.instance.policy.number("max_away") * model.instance.headcount(unit, day) // 100)
