"""需求加压: all demand grown by so many percent, and whether critical cover holds; where it does not, what breaks first."""

import threading
from collections.abc import Callable, Sequence

from models.scenario import ScaleDemand, Scenario
from models.stress import Growth, Verdict
from models.words import say
from scheduler.whatif.stress.critical import Trial
from scheduler.whatif.stress.trials import Asked, Tried, sweep


def growth(
    asked: Asked, percents: Sequence[int], workers: int, stop: threading.Event, on_known: Callable[[str], None]
) -> tuple[Growth, ...]:
    """By rising percentage, as far as they are known when a stop comes."""
    ordered = sorted(set(percents))
    known: dict[int, Growth] = {}

    def heard(tried: Tried) -> None:
        known[tried.number] = _grown(ordered[tried.number], tried.trial)
        on_known(say("whatif.stress.growing", done=len(known), total=len(ordered)))

    if not stop.is_set():
        sweep(asked, [_scenario(percent) for percent in ordered], workers, stop, heard)
    return tuple(known[number] for number in sorted(known))


def _scenario(percent: int) -> Scenario:
    return Scenario(name=say("whatif.stress.growth", percent=percent), edits=(ScaleDemand(factor=1 + percent / 100),))


def _grown(percent: int, found: Trial | None) -> Growth:
    if found is None:
        return Growth(percent=percent, verdict=Verdict.OPEN)
    return Growth(percent=percent, verdict=found.verdict, value=found.value, bound=found.bound, lacking=found.lacking)
