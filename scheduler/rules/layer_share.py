"""Heads of departments take their share of cover days; what is missing counts."""

from collections import defaultdict

from models.organisation import Category, UnitKind
from models.roster import Source
from scheduler.formulation.model import Model
from scheduler.program.affine import of, total


def constrain(model: Model) -> None:
    instance, least = model.instance, model.instance.policy.number("layer_share")
    covers: dict[int, list[int]] = defaultdict(list)
    able: set[int] = set()
    for candidate, var in zip(model.candidates, model.x, strict=True):
        officer = instance.officers[candidate.officer]
        in_department = instance.units[officer.unit].kind is UnitKind.DEPARTMENT
        if candidate.source is Source.COVER and officer.category is Category.HEAD and in_department:
            covers[candidate.officer].append(var)
            able |= {candidate.officer} if candidate.admitted else set()
    for officer_index, variables in covers.items():
        if officer_index not in able:
            continue
        missing = total(of(var) for var in variables).times(-1).plus(least)
        model.penalise("layer_share", officer_index, [model.program.largest([missing], 0, least)])
