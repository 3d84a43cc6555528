"""Level 4: the rung and category of each cover and extra duty, and own officers posted away from home."""

from models.roster import Source
from scheduler.engine.instance import Instance
from scheduler.engine.model import Candidate, Model
from scheduler.engine.program import of

RUNGS = {1: "ladder.paired", 2: "ladder.pool", 3: "ladder.mutual", 4: "ladder.extra"}


def count(model: Model) -> None:
    for candidate, var in zip(model.candidates, model.x, strict=True):
        if candidate.source in (Source.COVER, Source.EXTRA):
            cost = _cost(model.instance, candidate)
            if cost:
                model.terms["ladder"].append(of(var).times(cost))
    reposted = model.instance.policy.number("ladder.reposted")
    for (officer, _), starts in model.base.items():
        home = model.instance.officers[officer].home_post
        for start in starts:
            if home is not None and start.post != home and reposted:
                model.terms["ladder"].append(start.amount.times(reposted))


def _cost(instance: Instance, candidate: Candidate) -> int:
    """Rung cost + category cost + the extra for officers that a pairing does not name; no rung costs nothing."""
    if candidate.rung not in RUNGS:
        return 0
    policy = instance.policy
    cost = policy.number(RUNGS[candidate.rung])
    cost += policy.number(f"ladder.{instance.officers[candidate.officer].category.value}")
    if candidate.rung == 1 and not candidate.named:
        cost += policy.number("ladder.unnamed")
    return cost
