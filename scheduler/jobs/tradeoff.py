"""Leave against target cover: a curve of points, each with what is proven of it."""

from functools import partial

from models.tradeoff import Tradeoff
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.targets import write
from scheduler.exchange.writing.answers.tradeoff_workbook import tradeoff_bytes, tradeoff_lines
from scheduler.jobs.answered import Answered
from scheduler.jobs.ready import Ready
from scheduler.whatif.tradeoff import tradeoff as curve_of


def tradeoff(ready: Ready, steps: int, settings: Settings, watch: Watch) -> Answered[Tradeoff]:
    """`steps` points lie between the two ends. A stop keeps those known so far."""
    curve = curve_of(ready.case, settings, steps, watch)
    written = write(ready.goals, partial(tradeoff_bytes, curve))
    return Answered(curve, tuple(tradeoff_lines(curve)), written)
