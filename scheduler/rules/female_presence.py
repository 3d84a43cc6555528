"""A staffed duty of a post that asks for it has at least one woman on it; each that has none counts."""

from models.organisation import Sex
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine, total


def constrain(model: Model) -> None:
    for duty in model.instance.duties.all:
        if not duty.post.female:
            continue
        on_duty = model.on_duty[duty.index]
        women = total(amount for officer, amount in on_duty if model.instance.officers[officer].sex is Sex.FEMALE)
        others = [amount.plus(-women) for officer, amount in on_duty if model.instance.officers[officer].sex is not Sex.FEMALE]
        alone = model.program.largest(others, 0, 1)
        model.terms["female_presence"].append(alone)
        forced = {officer for officer, key in model.instance.forced.duties if model.instance.duties.by_key.get(key) is duty}
        model.strict["female_presence"] += [alone] if not forced else _not_forced(model, on_duty, women, forced)


def _not_forced(model: Model, on_duty: list[tuple[int, Affine]], women: Affine, forced: set[int]) -> list[Affine]:
    """Men whom no pin keeps there: each is in want of a woman."""
    men = [(officer, amount) for officer, amount in on_duty if model.instance.officers[officer].sex is not Sex.FEMALE]
    return [amount.minus(women) for officer, amount in men if officer not in forced]
