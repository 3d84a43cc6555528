"""需求加压: all demand grown by so many percent, and whether critical cover holds; where it does not, what breaks first."""

from collections.abc import Sequence

from models.scenario import ScaleDemand, Scenario
from models.stress import Growth, Verdict
from models.words import say
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.whatif.stress.critical import CriticalTrial
from scheduler.whatif.stress.trials import StressBase, Tried, sweep


def growth(asked: StressBase, percents: Sequence[int], settings: Settings, watch: Watch) -> tuple[Growth, ...]:
    """By rising percentage, as far as they are known when a stop comes."""
    ordered = sorted(set(percents))
    known: dict[int, Growth] = {}

    def heard(tried: Tried) -> None:
        known[tried.number] = _grown(ordered[tried.number], tried.trial)
        watch.say(say("whatif.stress.growing", done=len(known), total=len(ordered)))

    if not watch.is_stopped:
        sweep(asked, [_scenario(percent) for percent in ordered], settings, watch, heard)
    return tuple(known[number] for number in sorted(known))


def _scenario(percent: int) -> Scenario:
    return Scenario(name=say("whatif.stress.growth", percent=percent), edits=(ScaleDemand(factor=1 + percent / 100),))


def _grown(percent: int, trial: CriticalTrial | None) -> Growth:
    if trial is None:
        return Growth(percent=percent, verdict=Verdict.OPEN)
    return Growth(percent=percent, verdict=trial.verdict, value=trial.value, bound=trial.bound, lacking=trial.lacking)
