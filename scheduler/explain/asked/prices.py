"""What a trial found, as a sentence: costs nothing, costs so much at which level, or open."""

from models.policy import Policy
from models.words import say
from scheduler.explain.asked.trial import TrialResult

OPEN = "explain.asked.prices.open"


def price_sentence(policy: Policy, found: TrialResult | None) -> str:
    """不增加任何代价 · 第4级支援梯次代价增加 1（已证明不能更少） · … 至多增加 1，未定"""
    if found is None or (found.roster is None and not found.impossible):
        return say(OPEN)
    if found.impossible:
        return say("explain.asked.prices.impossible")
    if found.costs_nothing:
        return _free(policy, found)
    level, key, before, value, bound = found.levels[-1]
    where = say("explain.asked.prices.level", level=level, title=policy.title(key))
    unharmed = say("explain.asked.prices.unharmed") if len(found.levels) > 1 else ""
    if bound == value:
        return say("explain.asked.prices.exactly", where=where, added=value - before, unharmed=unharmed)
    if bound > before:
        return say("explain.asked.prices.between", where=where, least=bound - before, most=value - before, unharmed=unharmed)
    return say("explain.asked.prices.at_most", where=where, most=value - before, unharmed=unharmed)


def _free(policy: Policy, found: TrialResult) -> str:
    level, key, before, value, _ = found.levels[-1]
    if value == before:
        return say("explain.asked.prices.free")
    return say("explain.asked.prices.gain", level=level, title=policy.title(key), less=before - value)
