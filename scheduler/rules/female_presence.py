"""A staffed duty of a post that asks for it has at least one woman on it; each that has none counts."""

from models.organisation import Sex
from scheduler.engine.model import Model
from scheduler.engine.program import total

SOFT = ("female_presence",)


def constrain(model: Model) -> None:
    for duty in model.instance.duties:
        if not duty.post.female:
            continue
        on_duty = model.on_duty[duty.index]
        women = total(amount for officer, amount in on_duty if model.instance.officers[officer].sex is Sex.FEMALE)
        others = [amount.plus(-women) for officer, amount in on_duty if model.instance.officers[officer].sex is not Sex.FEMALE]
        model.terms["female_presence"].append(model.program.largest(others, 0, 1))
