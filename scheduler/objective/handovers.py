"""Level 6: how many different officers come to each station."""

from scheduler.formulation.model import Model
from scheduler.formulation.stays import visited


def count(model: Model) -> None:
    for stay in model.stays.values():
        model.terms["handovers"].append(visited(model, stay))
