"""Units keep their floor on home working dates, and a station lends only while it has no critical shortage itself."""

from collections import defaultdict

from scheduler.engine.instance import Line
from scheduler.engine.model import Model
from scheduler.engine.program import Affine, of, total


def constrain(model: Model) -> None:
    for (unit, day), floor in _floors(model).items():
        _keep_floor(model, unit, day, floor)
    if model.instance.policy.on("donor_floor.lender") and model.instance.policy.number("donor_floor.lender"):
        _serve_own_first(model)


def _floors(model: Model) -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = {}
    for unit in model.instance.units.values():
        for floor in unit.floors:
            for day in model.instance.clipped(floor.first, floor.last):
                found[unit.id, day] = max(found.get((unit.id, day), 0), floor.minimum)
    return found


def _keep_floor(model: Model, unit: str, day: int, floor: int) -> None:
    home = [
        model.home[officer, day]
        for officer in model.instance.members[unit, day]
        if model.instance.line_on[officer][day] == Line.HEADQUARTERS and (officer, day) in model.home
    ]
    present = total(home)
    possible = sum(1 for amount in home if amount.terms or amount.constant)
    sure = sum(1 for amount in home if amount.fixed and amount.constant)
    if sure < min(floor, possible):
        model.program.row(present, low=min(floor, possible))


def _serve_own_first(model: Model) -> None:
    lent: dict[tuple[str, int], list[Affine]] = defaultdict(list)
    for stay in model.stays.values():
        for day, on in stay.on.items():
            unit = model.instance.unit_on[stay.officer][day]
            if unit in model.instance.duties_at and unit != stay.station:
                lent[unit, day].append(of(on))
    for duty in model.instance.duties:
        away = lent.get((duty.station, duty.day))
        short = model.short.get(duty.index)
        if away and short is not None and (short.terms or short.constant):
            lending = _lending(model, duty.station, duty.day, away)
            model.program.at_most(short.plus(lending.times(duty.minimum)), duty.minimum)


def _lending(model: Model, station: str, day: int, away: list[Affine]) -> Affine:
    if (station, day) not in model.lending:
        model.lending[station, day] = model.program.any_of(away)
    return model.lending[station, day]
