"""Level 4: the rung and category of each cover and extra duty, own officers posted away from home, and those who rest instead."""

from models.organisation import Category
from models.policy import Policy
from models.roster import Source
from scheduler.formulation.model import Model
from scheduler.program.affine import of

RUNGS = {1: "ladder.paired", 2: "ladder.pool", 3: "ladder.mutual", 4: "ladder.extra"}


def count(model: Model) -> None:
    costs: dict[tuple[int, Category, bool], int] = {}
    for candidate, var in zip(model.candidates, model.x, strict=True):
        if candidate.source in (Source.COVER, Source.EXTRA):
            kind = (candidate.rung, model.instance.officers[candidate.officer].category, candidate.named)
            if kind not in costs:
                costs[kind] = cost(model.instance.policy, *kind)
            if costs[kind]:
                model.terms["ladder"].append(of(var).times(costs[kind]))
    reposted = model.instance.policy.number("ladder.reposted")
    for (officer, _), starts in model.base.items():
        home = model.instance.officers[officer].home_post
        for start in starts:
            if home is not None and start.post != home and reposted:
                model.terms["ladder"].append(start.amount.times(reposted))
    if price := model.instance.policy.number("ladder.yielded"):
        model.terms["ladder"] += [yielding.amount.times(price) for yielding in model.yielded.values()]


def cost(policy: Policy, rung: int, category: Category, named: bool) -> int:
    """Rung cost + category cost + the extra for officers that a pairing does not name; no rung costs nothing."""
    if rung not in RUNGS:
        return 0
    price = policy.number(RUNGS[rung]) + policy.number(f"ladder.{category.value}")
    if rung == 1 and not named:
        price += policy.number("ladder.unnamed")
    return price
