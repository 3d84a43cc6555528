"""The samples under a short limit: each row of the table planned from the base's roster on, as `whatif` and `bottleneck` do."""

from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from random import Random

from benchmarks.relaxing.rows import AT_ALL, AT_COVER, AT_NONE
from benchmarks.relaxing.verdicts import KEPT, LOST, WORSE
from models.roster import LevelResult
from scheduler.demand.planning import staffed
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.reading.reader import read_case
from scheduler.whatif.planned import Task, attempted, run
from scheduler.whatif.stress.critical import LEAVE, TARGET, TERM


def sample_verdicts(path: Path, seconds: float) -> Iterator[tuple[str, str]]:
    """What is promised at the cover levels is read from all of the policy's levels, as far as these come first."""
    case, settings = staffed(read_case(path).case), Settings(seconds)
    base = run(Task("", "base", case, settings), Watch())
    assert base.proof is not None
    for row, change in {**AT_ALL, **AT_COVER, **AT_NONE}.items():
        changed = change(case, Random(row))
        if changed is not None:
            answer = attempted(Task("", row, changed, settings, base.roster), Watch())
            if answer.proof is None:
                yield row, LOST
            elif row not in AT_NONE and _promised(row, answer.proof.levels) > _promised(row, base.proof.levels):
                yield row, WORSE
            else:
                yield row, KEPT


def _promised(row: str, levels: tuple[LevelResult, ...]) -> list[int]:
    is_promised = (lambda level: level.name in (TERM, LEAVE, TARGET)) if row in AT_COVER else lambda level: True
    return [level.value for level in takewhile(is_promised, levels)]
