"""Level 6: the number of new stints."""

from scheduler.engine.model import Model
from scheduler.engine.program import of


def count(model: Model) -> None:
    for stay in model.stays.values():
        model.terms["stints"] += [of(var) for var in stay.first.values()]
