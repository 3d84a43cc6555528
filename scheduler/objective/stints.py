"""Level 6: the number of new stints."""

from scheduler.formulation.model import Model


def count(model: Model) -> None:
    for stay in model.stays.values():
        model.terms["stints"] += stay.first.values()
