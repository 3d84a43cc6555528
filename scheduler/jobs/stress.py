"""A stress test: whose absence, or how much more demand, breaks critical cover, and who stands in."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from models.stress import Absence, Stress
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.targets import write
from scheduler.exchange.writing.answers.stress_rows import progress, stress_lines
from scheduler.exchange.writing.answers.stress_workbook import stress_bytes
from scheduler.jobs.answered import Answered
from scheduler.jobs.ready import Ready
from scheduler.whatif.stress.absence import stress as absences_of
from scheduler.whatif.stress.growth import growth
from scheduler.whatif.stress.standing import base


class Load(NamedTuple):
    """What the cover is to bear: every officer away in turn, demand grown by so many percent. `seconds` are for each change."""

    is_absence: bool = False
    percents: tuple[int, ...] = ()
    seconds: float = 20.0


def stress(ready: Ready, load: Load, settings: Settings, watch: Watch) -> Answered[Stress]:
    """What a stop leaves undone is not in the answer. Raises what `plan` raises of the case itself."""

    def hear(stage: str, known: Sequence[Absence], total: int) -> None:
        watch.say(progress(stage, known, total))

    standing = base(ready.case, settings, watch, load.seconds)
    result = Stress(case=standing.case, target=standing.target)
    if load.is_absence:
        result = absences_of(standing, settings, watch, hear)
    grown = growth(standing, load.percents, settings, watch)
    result = result.model_copy(update={"growth": grown})
    written = write(ready.goals, partial(stress_bytes, result))
    return Answered(result, tuple(stress_lines(result)), written)
