"""Whether a trial has any roster that worsens no level looked at: no more than a yes or no, and sooner than its price."""

import threading
import time
from collections.abc import Sequence

from scheduler.engine.build import Objective
from scheduler.engine.solvers.cp import CpProgram, Result
from scheduler.engine.solvers.second_opinion import second_opinion
from scheduler.engine.watch import SolveWatch
from scheduler.explain.asked.trial import TrialResult
from scheduler.formulation.model import Model
from scheduler.formulation.roster import extract
from scheduler.program.affine import ZERO
from scheduler.program.compiled import Compiled

QUICK: dict[str, object] = {
    "num_workers": 1,
    "cp_model_probing_level": 0,
    "symmetry_level": 0,
    "cp_model_use_sat_presolve": False,
    "linearization_level": 0,
}
"""For a program near a known solution, that of the hint, what presolve looks for costs more than the search."""


def possible(
    model: Model, levels: Sequence[Objective], reached: Sequence[int], hint: Sequence[int], seconds: float
) -> TrialResult:
    """`model` holds what is asked, and is written into; what was found comes without level values."""
    for level, value in zip(levels, reached, strict=False):
        model.program.row(level.value, high=value)
    cp = CpProgram(Compiled(model.program))
    cp.include([])
    end = time.monotonic() + seconds
    result = cp.minimise(ZERO, hint, QUICK | {"max_time_in_seconds": seconds}, SolveWatch(threading.Event()))
    if result.infeasible:
        result = _doubted(cp, end - time.monotonic())
    return TrialResult(roster=extract(model, result.values) if result.values else None, impossible=result.infeasible)


def _doubted(cp: CpProgram, seconds: float) -> Result:
    return second_opinion(cp, ZERO, 0, max(0.1, seconds), SolveWatch(threading.Event()))
