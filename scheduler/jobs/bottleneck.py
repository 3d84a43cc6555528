"""What one officer, pairing or bed more would free at which level, ranked."""

from functools import partial

from models.comparison import Comparison
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.targets import write
from scheduler.exchange.writing.answers.bottleneck_workbook import bottleneck_bytes, bottleneck_lines
from scheduler.jobs.answered import Answered
from scheduler.jobs.ready import Ready
from scheduler.whatif.bottleneck import bottlenecks, ranked


def bottleneck(ready: Ready, settings: Settings, watch: Watch) -> Answered[Comparison]:
    """A stop keeps the measures tried so far, and the answer says that it is a part."""
    compared = bottlenecks(ready.case, settings, watch)
    order, is_whole = ranked(compared), not watch.is_stopped
    written = write(ready.goals, partial(bottleneck_bytes, compared, order, is_whole))
    return Answered(compared, tuple(bottleneck_lines(order, is_whole)), written)
