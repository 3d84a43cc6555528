"""Level 6: how many different officers come to each station."""

from scheduler.engine.model import Model
from scheduler.engine.program import of


def count(model: Model) -> None:
    for stay in model.stays.values():
        entered = [*(of(var) for var in stay.first.values()), stay.resumed]
        model.terms["handovers"].append(model.program.any_of([amount for amount in entered if amount.terms]))
