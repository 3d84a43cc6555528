"""What is proven of each level, in words that a planner can repeat to the bureau's leaders."""

from models.policy import Policy
from models.roster import LevelResult, Status, StoppedBy
from models.words import say

STATUSES = {
    Status.OPTIMAL: "levels.status.optimal",
    Status.FEASIBLE: "levels.status.feasible",
    Status.INFEASIBLE: "levels.status.infeasible",
    Status.NO_SOLUTION: "levels.status.no_solution",
}
STOPPED = {
    StoppedBy.COMPLETE: "levels.stopped.complete",
    StoppedBy.TIME_LIMIT: "levels.stopped.time_limit",
    StoppedBy.INTERRUPTED: "levels.stopped.interrupted",
    StoppedBy.MEMORY: "levels.stopped.memory",
    StoppedBy.CRASHED: "levels.stopped.crashed",
}
UNITS = {
    "critical_cover": "levels.unit.duties",
    "target_cover": "levels.unit.duties",
    "female_presence": "levels.unit.duties",
    "fairness": "levels.unit.burden",
}
POINTS = "levels.unit.points"
OPTIMAL = "levels.optimal"
CONDITION = "levels.conditional"


def unit_of(policy: Policy, level: int) -> str:
    """The unit of the level's terms if they share one and weigh one; else points."""
    terms = [row for row in policy.rows if row.level == level and policy.on(row.key) and row.key in UNITS]
    others = [row for row in policy.rows if row.level == level and policy.on(row.key) and _counts(row.key)]
    units = {UNITS[row.key] for row in terms}
    if len(units) == 1 and not others and all(row.weight == 1 for row in terms):
        return say(units.pop())
    return say(POINTS)


def _counts(key: str) -> bool:
    """Whole terms beside those with a unit of their own; soft limits of a rule (`rule.parameter`) are usually nought."""
    return key not in UNITS and "." not in key


def level_sentence(one: LevelResult, unit: str) -> str:
    condition = say(CONDITION) if one.conditional else ""
    if one.value <= one.bound:
        sentence = condition + say(OPTIMAL)
    else:
        sentence = say("levels.open", value=one.value, unit=unit, condition=condition, bound=one.bound)
    if one.givens:
        sentence += say("levels.givens", givens=one.givens, unit=unit)
    return sentence
