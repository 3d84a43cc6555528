"""Level 2: weighted days of leave refused or moved."""

from scheduler.formulation.model import Model
from scheduler.program.affine import of


def count(model: Model) -> None:
    for index, leave in enumerate(model.instance.leave.decidable):
        model.terms["leave"].append(of(model.leave.refused[index]).times(leave.refusal_cost))
        for option, var in zip(leave.options, model.leave.options[index], strict=True):
            if option.cost:
                model.terms["leave"].append(of(var).times(option.cost))
