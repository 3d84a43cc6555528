"""Nothing is called impossible on one solve's word: presolve is where solvers err, so the second solve goes without."""

import threading

from scheduler.engine.settings import Settings
from scheduler.engine.solvers.cp import CpProgram, Result
from scheduler.program.affine import Affine

DOUBT = "engine.doubt"
PLAIN: dict[str, object] = {"cp_model_presolve": False, "num_workers": 1}


def second_opinion(cp: CpProgram, objective: Affine, settings: Settings, seconds: float, stop: threading.Event) -> Result:
    """The same program solved the plain way: whether it has no solution after all, or a solution."""
    parameters = PLAIN | {"max_time_in_seconds": seconds, "random_seed": settings.seed}
    return cp.minimise(objective, None, parameters, lambda *_: None, stop)
