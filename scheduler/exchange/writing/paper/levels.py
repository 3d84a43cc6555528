"""What is proven of each level, in words that a planner can repeat to the bureau's leaders."""

from collections.abc import Iterable

from models.level import LevelNumber
from models.policy import Policy
from models.records.stand_in import LevelChange
from models.roster import LevelResult, Proof, Status, StoppedBy
from models.rules import counted
from models.words import listed, say

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
POINTS = "points"
OPTIMAL = "levels.optimal"
NO_BOUND = "levels.no_bound"
CONDITION = "levels.conditional"


def unit_of(policy: Policy, level: LevelNumber) -> str:
    """The unit of the level's terms if they share one and weigh one; else points."""
    rows = [row for row in policy.rows if row.level == level and policy.on(row.key)]
    terms = [row for row in rows if counted(row.key)]
    units = {counted(row.key) for row in rows if counted(row.key) or _is_whole(row.key)}
    shared = units.pop() if len(units) == 1 and all(row.weight == 1 for row in terms) else ""
    return say(f"levels.unit.{shared or POINTS}")


def _is_whole(key: str) -> bool:
    """Whole terms, with a unit of their own or without; soft limits of a rule (`rule.parameter`) are usually nought."""
    return "." not in key


def gap_text(gap: float) -> str:
    """The gap of a level that is open, on every copy and on the console. The whole is no failure: nothing is proven yet."""
    return say(NO_BOUND) if gap >= 1 else f"{gap:.1%}"


def level_sentence(result: LevelResult, unit: str) -> str:
    condition = say(CONDITION) if result.conditional else ""
    if result.value <= result.bound:
        sentence = condition + say(OPTIMAL)
    elif result.gap >= 1:
        sentence = say("levels.unbounded", value=result.value, unit=unit)
    else:
        sentence = say("levels.open", value=result.value, unit=unit, condition=condition, bound=result.bound)
    if result.givens:
        sentence += say("levels.givens", givens=result.givens, unit=unit)
    return sentence


def certificate_sentence(proof: Proof, level: LevelResult) -> str:
    """What the certificate proves of a level, if there is one."""
    if not proof.certificate:
        return ""
    return say("levels.uncertified") if level.certified is None else say("levels.certified", bound=level.certified)


def changes_text(policy: Policy, changes: Iterable[LevelChange]) -> str:
    """第4级支援梯次代价 +2、第6级路途 +1"""
    return listed(_change(policy, change) for change in changes) or say("stand_in.free")


def _change(policy: Policy, change: LevelChange) -> str:
    return say("stand_in.cost", level=change.level, title=policy.title(change.name), change=f"{change.change:+d}")
