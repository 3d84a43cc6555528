"""Level 6: how many different officers come to each station."""

from scheduler.formulation.model import Model
from scheduler.program.affine import of


def count(model: Model) -> None:
    for stay in model.stays.values():
        model.terms["handovers"].append(model.program.any_of([of(on) for on in stay.on.values()]))
