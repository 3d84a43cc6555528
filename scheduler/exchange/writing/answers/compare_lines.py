"""Scenarios side by side, as the command line and the workbook say it."""

from collections.abc import Iterator

from models.comparison import Compared, Comparison, KeyFigures, LevelDifference, Verdict
from models.policy import said as policy_text
from models.roster import LevelResult
from models.words import listed, say
from scheduler.exchange.writing.paper.levels import gap_text
from scheduler.exchange.writing.paper.text import case_title

FIGURES = {
    "critical": "compare.critical",
    "critical_duties": "compare.critical_duties",
    "below_target": "compare.below_target",
    "granted": "compare.granted",
    "moved": "compare.moved",
    "refused": "compare.refused",
    "covers": "compare.covers",
    "helpers": "compare.helpers",
    "stints": "compare.stints",
    "extra_duties": "compare.extra_duties",
}
OPEN = "compare.open"
SHOWN_LEVELS = 3
"""So many levels are printed; the workbook has all."""


def level_title(level: LevelDifference) -> str:
    return policy_text(level.name, "title", level.title)


def proven_difference(level: LevelDifference) -> int | None:
    """None where nothing is proven of it."""
    if level.verdict is Verdict.OPEN or level.before is None or level.after is None:
        return None
    return level.after.value - level.before.value if level.verdict is Verdict.DECIDED else 0


def difference(level: LevelDifference) -> str:
    """未定 where nothing is proven of it."""
    proven = proven_difference(level)
    if proven is None:
        return say(OPEN)
    return f"{proven:+d}" if level.verdict is Verdict.DECIDED else "0"


def gap(level: LevelResult | None) -> str:
    if level is None:
        return ""
    return say("compare.optimal") if level.value <= level.bound else gap_text(level.gap)


def compare_lines(comparison: Comparison) -> Iterator[str]:
    yield say("compare.title", title=case_title(comparison.title), start=comparison.start, end=comparison.end)
    yield say("compare.base_figures", figures=_figures(comparison.figures))
    for compared in comparison.scenarios:
        yield from _scenario(compared)
    if any(level.verdict is Verdict.OPEN for compared in comparison.scenarios for level in compared.levels):
        yield say("compare.open_means", open_word=say(OPEN))


def _scenario(compared: Compared) -> Iterator[str]:
    yield say("compare.scenario", name=compared.scenario.name)
    if compared.figures is None:
        yield "  " + say("compare.no_result", failure=compared.failure)
        return
    yield f"  {_figures(compared.figures)}"
    for level in compared.levels[:SHOWN_LEVELS]:
        if level.before and level.after:
            yield say(
                "compare.level",
                level=level.after.level,
                title=level_title(level),
                before=level.before.value,
                after=level.after.value,
                difference=difference(level),
                gap=gap(level.after),
                base_gap=gap(level.before),
            )
    appeared = sum(change.minimum_after > change.minimum_before for change in compared.shortages)
    vanished = sum(change.minimum_after < change.minimum_before for change in compared.shortages)
    yield say("compare.shortages", appeared=appeared, vanished=vanished, officers=len(compared.officers))


def _figures(figures: KeyFigures) -> str:
    return say(
        "compare.figures",
        critical=figures.critical,
        below_target=figures.below_target,
        granted=figures.granted,
        moved=figures.moved,
        refused=figures.refused,
        covers=figures.covers,
        helpers=figures.helpers,
    )


def sampled_lines(comparison: Comparison, is_sampled: bool) -> Iterator[str]:
    """Of draws the median and the worst that was found, by the levels in their order."""
    ranked = sorted((compared for compared in comparison.scenarios if compared.levels), key=_values)
    if not is_sampled or not ranked:
        return
    for word, compared in ((say("compare.typical"), ranked[(len(ranked) - 1) // 2]), (say("compare.worst"), ranked[-1])):
        away = listed(edit.officer for edit in compared.scenario.edits if edit.kind == "absent")
        yield say("compare.sampled", kind=word, name=compared.scenario.name, away=away)


def _values(compared: Compared) -> list[int]:
    return [level.after.value for level in compared.levels if level.after]
