"""Level 0a: officers missing to the minimum of a duty beyond those that were missing as published."""

from scheduler.formulation.model import Model


def count(model: Model) -> None:
    lacks = model.instance.published.lacks
    for duty in model.instance.duties.all if model.instance.published.replan else ():
        if duty.index in model.short:
            known = lacks.get(duty.key, 0)
            short = model.short[duty.index]
            model.terms["new_lacks"].append(
                short if not known else model.program.largest([short.plus(-known)], 0, max(0, duty.minimum - known))
            )
