"""Level 4: officers beyond the target, each at the duty's weight."""

from scheduler.formulation.model import Model


def count(model: Model) -> None:
    duties = model.instance.duties.all
    model.terms["surplus"] += (amount.times(duties[index].surplus_weight) for index, amount in model.surplus.items())
