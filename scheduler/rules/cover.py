"""Per duty: officers below minimum, below target and above target, each an elastic amount."""

from scheduler.formulation.facts import Duty
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine, total


def constrain(model: Model) -> None:
    for duty in model.instance.duties.all:
        present = total(amount for _, amount in model.on_duty[duty.index])
        effective = _effective(model, duty, present)
        short = model.program.largest([(-effective).plus(duty.minimum)], 0, duty.minimum)
        below = model.program.largest([(-effective).plus(duty.target)], 0, duty.target)
        model.short[duty.index] = short
        model.below_target[duty.index] = below
        most = max(0, model.program.most(present) - duty.target)
        model.surplus[duty.index] = model.program.largest([present.plus(-duty.target)], 0, most)


def _effective(model: Model, duty: Duty, present: Affine) -> Affine:
    """Officers that count: capped at the crew size per lead where the post asks for leads (rule sworn_lead)."""
    caps = _lead_caps(model, duty) if model.instance.active("sworn_lead") else []
    if not caps:
        return present
    return model.program.smallest([present, *caps], max(duty.target, model.program.most(present)))


def _lead_caps(model: Model, duty: Duty) -> list[Affine]:
    instance, post, on_duty = model.instance, duty.post, model.on_duty[duty.index]
    caps = []
    if post.sworn_lead and not (on_duty and all(instance.sworn(officer) for officer, _ in on_duty)):
        sworn = total(amount for officer, amount in on_duty if instance.sworn(officer))
        caps.append(sworn.times(post.crew))
    skill = post.skill
    if post.independent_lead and skill is not None:
        leads = [amount for officer, amount in on_duty if instance.skills.independent(officer, skill, duty.day)]
        if len(leads) < len(on_duty) or not on_duty:
            caps.append(total(leads).times(post.crew))
    return caps
