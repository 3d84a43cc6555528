"""Level 0b: the leave that events ask for at its level-2 cost, and what touched duties beyond the window lack of their target."""

from scheduler.formulation.model import Model
from scheduler.program.affine import of


def count(model: Model) -> None:
    published = model.instance.published
    for leave, refused, variables in model.leave.requests() if published.requests else ():
        if leave.request.id in published.requests:
            costs = zip((refused, *variables), (leave.refusal_cost, *(option.cost for option in leave.options)), strict=True)
            model.terms["event_claims"] += [of(var).times(cost) for var, cost in costs if cost]
    for key in published.touched:
        duty = model.instance.duties.by_key.get(key)
        if duty is not None and duty.day >= published.window.stop and duty.index in model.below_target:
            model.terms["event_claims"].append(model.below_target[duty.index])
