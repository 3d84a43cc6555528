"""Nothing is called impossible on one solve's word: presolve is where solvers err, so the second solve goes without."""

from scheduler.engine.solvers.cp import CpProgram, Result
from scheduler.engine.watch import SolveWatch
from scheduler.program.affine import Affine

DOUBT = "engine.doubt"
PLAIN: dict[str, object] = {"cp_model_presolve": False, "num_workers": 1}


def second_opinion(cp: CpProgram, objective: Affine, seed: int, seconds: float, watch: SolveWatch) -> Result:
    """The same program solved the plain way: whether it has no solution after all, or a solution."""
    parameters = PLAIN | {"max_time_in_seconds": seconds, "random_seed": seed}
    return cp.minimise(objective, None, parameters, watch)
