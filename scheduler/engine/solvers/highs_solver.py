"""HiGHS itself: how a model is handed to it, which options it runs under, and how it is told to end."""

import os
import threading
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

import highspy

from scheduler.engine.parameters import PARAMETERS
from scheduler.program.arrays import Numbers, Vector


class Method(Enum):
    """How a linear relaxation is solved, from small to large."""

    SIMPLEX = "simplex"
    INTERIOR = "ipm"
    FIRST_ORDER = "pdlp"


BOUND_ONLY: dict[str, Any] = {"mip_heuristic_effort": 0.0, "mip_detect_symmetry": False, "mip_lp_solver": "ipm"}
"""Branch and cut that looks for no roster: a large model's bound comes sooner."""


def options_of(method: Method) -> dict[str, Any]:
    options: dict[Method, dict[str, Any]] = {
        Method.SIMPLEX: {},
        Method.INTERIOR: {"run_crossover": "off", "ipm_optimality_tolerance": PARAMETERS.interior_gap},
        Method.FIRST_ORDER: {
            "pdlp_optimality_tolerance": PARAMETERS.first_order_gap,
            "primal_feasibility_tolerance": PARAMETERS.first_order_violation,
            "dual_feasibility_tolerance": PARAMETERS.first_order_violation,
        },
    }
    return {"solver": method.value} | options[method]


class Entries(NamedTuple):
    """Row by row: where each row's begin (and the last one's end), and the column and the coefficient of each."""

    start: Numbers
    columns: Numbers
    coefs: Vector


def model_of(
    costs: Vector, columns: tuple[Vector, Vector], rows: tuple[Vector, Vector], entries: Entries, integral: bool
) -> highspy.HighsLp:
    """`columns` and `rows` are their lower and upper bounds."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_, lp.col_cost_ = len(costs), len(rows[0]), costs
    lp.col_lower_, lp.col_upper_ = columns
    lp.row_lower_, lp.row_upper_ = rows
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = entries
    if integral:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
    return lp


def quiet(lp: highspy.HighsLp, options: dict[str, Any]) -> highspy.Highs:
    """HiGHS with the model on one thread."""
    _announce_nowhere()
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in ({"output_flag": False, "threads": 1} | options).items():
        known = solver.setOptionValue(name, value)
        assert known == highspy.HighsStatus.kOk, name
    solver.passModel(lp)
    return solver


@cache
def _announce_nowhere() -> None:
    """The first HiGHS of a process announces itself on standard output, which belongs to the planner."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        highspy.Highs()  # type: ignore[no-untyped-call]
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


Callback = Callable[[Any, str, Any, Any, Any], None]
"""Called with the kind of event, a message, what is known, what may be asked for, and data of ours."""


def interruptible(solver: highspy.Highs, stop: threading.Event) -> None:
    """Let a solve end early once `stop` is set."""

    def ask(kind: Any, message: str, out: Any, asked: Any, data: Any) -> None:
        if stop.is_set():
            asked.user_interrupt = True

    call_back(solver, ask, "SimplexInterrupt", "IpmInterrupt", "MipInterrupt")


def call_back(solver: highspy.Highs, callback: Callback, *kinds: str) -> None:
    solver.setCallback(callback, None)
    for kind in kinds:
        solver.startCallback(getattr(highspy.cb.HighsCallbackType, f"kCallback{kind}"))
