"""Level 3: officers missing to the target, peak duties weighted."""

from scheduler.formulation.model import Model


def count(model: Model) -> None:
    for duty in model.instance.duties.all:
        if duty.index in model.below_target:
            model.terms["target_cover"].append(model.below_target[duty.index].times(duty.weight))
