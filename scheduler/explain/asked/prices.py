"""What a trial found, as a sentence: costs nothing, costs so much at which level, or open."""

from models.policy import Policy
from scheduler.explain.asked.trial import Found

OPEN = "未定（时限内未能求得）"


def price_sentence(policy: Policy, found: Found | None) -> str:
    """不增加任何代价 · 第4级支援梯次代价增加 1（已证明不能更少） · … 至多增加 1，未定"""
    if found is None or (found.roster is None and not found.impossible):
        return OPEN
    if found.impossible:
        return "已证明不可能：与规则或锁定冲突"
    if found.costs_nothing:
        return _free(policy, found)
    level, key, before, value, bound = found.levels[-1]
    where = f"第{level}级{policy.row(key).title}"
    unharmed = "（之前各级不变）" if len(found.levels) > 1 else ""
    if bound == value:
        return f"{where}增加 {value - before}，已证明不能更少{unharmed}"
    if bound > before:
        return f"{where}至少增加 {bound - before}、至多增加 {value - before}{unharmed}"
    return f"{where}至多增加 {value - before}，能否更少未定{unharmed}"


def _free(policy: Policy, found: Found) -> str:
    level, key, before, value, _ = found.levels[-1]
    if value == before:
        return "各级都不变差：不增加任何代价，已求得这样的方案"
    return f"不增加任何代价，第{level}级{policy.row(key).title}还可减少 {before - value}：本方案在这一级并非最优"
