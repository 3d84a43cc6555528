"""CP-SAT as it comes: the day-by-day program given whole, default parameters, no hints, levels one after another."""

import threading
import time

from benchmarks.peers import Answer, note_bound
from models.case import Case
from models.level import LevelNumber
from scheduler.engine.build import build, objectives
from scheduler.engine.solvers.cp import CpProgram
from scheduler.engine.watch import SolveWatch
from scheduler.formulation.instance import Instance
from scheduler.formulation.roster import evaluate, extract


def solve(case: Case, time_limit: float, workers: int) -> Answer:
    deadline = time.monotonic() + time_limit
    model = build(Instance(case))
    levels = objectives(model)
    cp = CpProgram(model.compiled)
    cp.include([level.value for level in levels])
    values = None
    bounds: dict[LevelNumber, int] = {}
    for level in levels:
        left = deadline - time.monotonic()
        if left < 0.5:
            break
        parameters: dict[str, object] = {"max_time_in_seconds": left, "num_workers": workers}
        result = cp.minimise(level.value, None, parameters, SolveWatch(threading.Event()))
        note_bound(bounds, level.level, result.bound)
        if result.values is None:
            break
        values = result.values
        model.compiled.tighten(values)
        cp.at_most(level.value, evaluate(level.value, values))
    return Answer(None if values is None else extract(model, values), bounds)
