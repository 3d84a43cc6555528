"""What is proven of each level, in words that a planner can repeat to the bureau's leaders."""

from models.policy import Policy
from models.roster import LevelResult, Status, StoppedBy

STATUSES = {
    Status.OPTIMAL: "已证明最优",
    Status.FEASIBLE: "可行方案，部分目标尚未证明最优",
    Status.INFEASIBLE: "锁定与规则冲突，无解",
    Status.NO_SOLUTION: "未找到方案",
}
STOPPED = {
    StoppedBy.COMPLETE: "各级目标均已求解完毕",
    StoppedBy.TIME_LIMIT: "到达时限",
    StoppedBy.INTERRUPTED: "人工中断",
    StoppedBy.MEMORY: "到达内存上限，保留此前最好的方案",
    StoppedBy.CRASHED: "求解进程意外退出，保留此前最好的方案",
}
UNITS = {"critical_cover": "人次", "target_cover": "人次", "female_presence": "人次", "fairness": "点"}
POINTS = "分"
OPTIMAL = "已证明最优：按所列规则和申请，本项不可能更好。"
CONDITION = "在前序各级现有结果下，"


def unit_of(policy: Policy, level: int) -> str:
    """The unit of the level's terms if they share one and weigh one; else points."""
    terms = [row for row in policy.rows if row.level == level and policy.on(row.key) and row.key in UNITS]
    others = [row for row in policy.rows if row.level == level and policy.on(row.key) and _counts(row.key)]
    units = {UNITS[row.key] for row in terms}
    if len(units) == 1 and not others and all(row.weight == 1 for row in terms):
        return units.pop()
    return POINTS


def _counts(key: str) -> bool:
    """Whole terms beside those with a unit of their own; soft limits of a rule (`rule.parameter`) are usually nought."""
    return key not in UNITS and "." not in key


def level_sentence(one: LevelResult, unit: str) -> str:
    condition = CONDITION if one.conditional else ""
    if one.value <= one.bound:
        sentence = condition + OPTIMAL
    else:
        sentence = f"本项为{one.value}{unit}；{condition}已证明任何方案不低于{one.bound}{unit}。"
    if one.givens:
        sentence += f"其中{one.givens}{unit}由既定事项造成，任何方案都不能减少。"
    return sentence
