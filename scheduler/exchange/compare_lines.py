"""Scenarios side by side, as the command line and the workbook say it."""

from collections.abc import Iterator

from models.comparison import Compared, Comparison, KeyFigures, LevelDifference, Verdict
from models.roster import LevelResult

FIGURES = {
    "critical": "低于最低警力（人次）",
    "critical_duties": "低于最低的岗次",
    "below_target": "低于目标警力（人次）",
    "granted": "准假（含已批）",
    "moved": "改期",
    "refused": "未准",
    "covers": "替岗人次",
    "helpers": "替岗人数",
    "stints": "帮扶段数",
    "extra_duties": "本所加班",
}
OPEN = "未定"
SHOWN_LEVELS = 3
"""So many levels are printed; the workbook has all."""


def difference(level: LevelDifference) -> str:
    """未定 where nothing is proven of it."""
    if level.verdict is Verdict.OPEN or level.before is None or level.after is None:
        return OPEN
    return f"{level.after.value - level.before.value:+d}" if level.verdict is Verdict.DECIDED else "0"


def gap(level: LevelResult | None) -> str:
    if level is None:
        return ""
    return "已证明最优" if level.value <= level.bound else f"{level.gap:.1%}"


def compare_lines(found: Comparison) -> Iterator[str]:
    yield f"{found.title}　{found.start} 至 {found.end}"
    yield f"基准：{_figures(found.figures)}"
    for one in found.scenarios:
        yield from _scenario(one)
    if any(level.verdict is Verdict.OPEN for one in found.scenarios for level in one.levels):
        yield f"「{OPEN}」：差异尚未证明（前序各级未证明相同，或两者的取值区间相交）"


def _scenario(one: Compared) -> Iterator[str]:
    yield f"方案「{one.scenario.name}」："
    if one.figures is None:
        yield f"  没有结果：{one.failure}"
        return
    yield f"  {_figures(one.figures)}"
    for level in one.levels[:SHOWN_LEVELS]:
        if level.before and level.after:
            yield (
                f"  {level.after.level} {level.title}：{level.before.value} → {level.after.value}，"
                f"差异 {difference(level)}（方案{gap(level.after)}，基准{gap(level.before)}）"
            )
    appeared = sum(change.minimum_after > change.minimum_before for change in one.shortages)
    vanished = sum(change.minimum_after < change.minimum_before for change in one.shortages)
    yield f"  最低警力缺口：新增或加重 {appeared} 个岗次，消失或减轻 {vanished} 个；{len(one.officers)} 人的安排有变"


def _figures(figures: KeyFigures) -> str:
    return (
        f"低于最低警力 {figures.critical} 人次，低于目标警力 {figures.below_target} 人次，"
        f"准假 {figures.granted}、改期 {figures.moved}、未准 {figures.refused}，"
        f"替岗 {figures.covers} 人次（{figures.helpers} 人）"
    )


def sampled_lines(found: Comparison, is_sampled: bool) -> Iterator[str]:
    """Of draws the median and the worst that was found, by the levels in their order."""
    ranked = sorted((one for one in found.scenarios if one.levels), key=_values)
    if not is_sampled or not ranked:
        return
    for word, one in (("典型", ranked[(len(ranked) - 1) // 2]), ("最坏（抽样所及）", ranked[-1])):
        away = "、".join(edit.officer for edit in one.scenario.edits if edit.kind == "absent")
        yield f"{word}：方案「{one.scenario.name}」，缺勤 {away}"


def _values(one: Compared) -> list[int]:
    return [level.after.value for level in one.levels if level.after]
