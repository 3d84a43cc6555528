"""What a trial found, as a sentence: costs nothing, costs so much at which level, or open."""

from models.policy import Policy
from models.words import say
from scheduler.explain.asked.trial import TrialResult

OPEN = "explain.asked.prices.open"


def price_sentence(policy: Policy, result: TrialResult | None) -> str:
    """不增加任何代价 · 第4级支援梯次代价增加 1（已证明不能更少） · … 至多增加 1，未定"""
    if result is None or (result.roster is None and not result.impossible):
        return say(OPEN)
    if result.impossible:
        return say("explain.asked.prices.impossible")
    if result.costs_nothing:
        return _free(policy, result)
    level, key, before, value, bound = result.levels[-1]
    where = say("explain.asked.prices.level", level=level, title=policy.title(key))
    unharmed = say("explain.asked.prices.unharmed") if len(result.levels) > 1 else ""
    if bound == value:
        return say("explain.asked.prices.exactly", where=where, added=value - before, unharmed=unharmed)
    if bound > before:
        return say("explain.asked.prices.between", where=where, least=bound - before, most=value - before, unharmed=unharmed)
    return say("explain.asked.prices.at_most", where=where, most=value - before, unharmed=unharmed)


def _free(policy: Policy, result: TrialResult) -> str:
    level, key, before, value, _ = result.levels[-1]
    if value == before:
        return say("explain.asked.prices.free")
    return say("explain.asked.prices.gain", level=level, title=policy.title(key), less=before - value)
