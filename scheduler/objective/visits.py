"""Level 6: dates at a station outside a stint there, of commitments and of placed visits, and visits that are not placed."""

from scheduler.formulation.model import Model
from scheduler.program.affine import ONE, ZERO, Affine, of, total


def count(model: Model) -> None:
    instance, price = model.instance, model.instance.policy.number("visits.unplaced")
    for row in instance.case.commitments:
        if row.station is not None and row.days is None:
            officer = instance.number[row.officer]
            for day in instance.days.clipped(row.first, row.last):
                model.terms["visits"].append(ONE.minus(_presence(model, officer, row.station, day)))
    for visit in model.visits:
        for day in visit.days:
            alone = visit.on(day).minus(_presence(model, visit.officer, visit.station, day))
            model.terms["visits"].append(model.program.largest([alone], 0, 1))
        model.terms["visits"].append(ONE.minus(total(map(of, visit.options.values()))).times(price * visit.length))


def _presence(model: Model, officer: int, station: str, day: int) -> Affine:
    stay = model.stays.get((officer, station))
    return ZERO if stay is None else stay.presence(day)
