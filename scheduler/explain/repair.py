"""The smallest repair of contradictory pins: as few of the planner's demands as possible given up, all others kept."""

import threading
import time
from typing import NamedTuple

from models.case import Case
from scheduler.engine.build import build
from scheduler.engine.child import run
from scheduler.engine.child_process import Parent
from scheduler.engine.instance import Instance
from scheduler.engine.patience import Limits
from scheduler.explain.conflict import Switched, demands_of, eased

SECONDS = 10.0
BUILD_SECONDS = 40.0


class Repair(NamedTuple):
    """`dropped` are the demands to give up, in words; with none of them the demands hold together. `proven`: fewer do not do."""

    dropped: tuple[str, ...]
    proven: bool


def repair(case: Case, memory_gb: float, stop: threading.Event) -> Repair | None:
    """None where nothing is known in time. In a child of its own."""
    answer = run(_repair, (case,), Limits(SECONDS + BUILD_SECONDS, memory_gb, stop)).answer
    return answer if isinstance(answer, Repair) else None


def _repair(parent: Parent, case: Case) -> Repair | None:
    return found(case, SECONDS)


def found(case: Case, seconds: float) -> Repair | None:
    model = build(Instance(eased(case)))
    demands = demands_of(case, model)
    possible = [demand for demand in demands if not demand.is_hopeless]
    hopeless = tuple(demand.words for demand in demands if demand.is_hopeless)
    answer = Switched(model.program, possible, time.monotonic() + seconds).fewest_dropped(seconds)
    if answer is None:
        return None
    dropped, proven = answer
    return Repair((*hopeless, *(possible[index].words for index in sorted(dropped))), proven)
