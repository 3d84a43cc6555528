"""HiGHS alone: the day-by-day program given whole to its mixed-integer solver, default options, levels one after another."""

import time
from typing import Any

import numpy as np

from benchmarks.peers import Answer, note_bound
from models.case import Case
from models.level import LevelNumber
from scheduler.engine.build import build, objectives
from scheduler.formulation.instance import Instance
from scheduler.formulation.roster import evaluate, extract
from scheduler.program.affine import Affine
from scheduler.program.program import Program, Row


def solve(case: Case, time_limit: float, workers: int) -> Answer:
    import highspy

    deadline = time.monotonic() + time_limit
    model = build(Instance(case))
    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.silent()
    highs.setOptionValue("threads", workers)
    highs.passModel(_linear(highspy, model.program))
    count = len(model.program.lower)
    values = None
    bounds: dict[LevelNumber, int] = {}
    for level in objectives(model):
        left = deadline - time.monotonic()
        if left < 0.5:
            break
        _minimise(highs, level.value, count, left)
        info = highs.getInfo()
        note_bound(bounds, level.level, info.mip_dual_bound)
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            break
        values = [round(value) for value in highs.getSolution().col_value]
        model.compiled.tighten(values)
        _keep(highs, level.value, evaluate(level.value, values))
    return Answer(None if values is None else extract(model, values), bounds)


def _linear(highspy: Any, program: Program) -> Any:
    """The program row by row; an open side of a row is infinite."""
    infinity = highspy.kHighsInf
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(program.lower), len(program.rows)
    lp.col_cost_ = np.zeros(lp.num_col_)
    lp.col_lower_, lp.col_upper_ = np.array(program.lower, float), np.array(program.upper, float)
    lp.row_lower_ = np.array([-infinity if row.low is None else row.low for row in program.rows], float)
    lp.row_upper_ = np.array([infinity if row.high is None else row.high for row in program.rows], float)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * lp.num_col_
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = _by_row(program.rows)
    return lp


def _by_row(rows: list[Row]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    starts = np.concatenate([[0], np.cumsum([len(row.terms) for row in rows])]).astype(np.int32)
    entries = np.array([term for row in rows for term in row.terms]).reshape(-1, 2)
    return starts, entries[:, 0].astype(np.int32), entries[:, 1].astype(float)


def _minimise(highs: Any, value: Affine, columns: int, time_limit: float) -> None:
    cost = np.zeros(columns)
    for var, coef in value.terms:
        cost[var] += coef
    highs.changeColsCost(columns, np.arange(columns, dtype=np.int32), cost)
    highs.changeObjectiveOffset(value.constant)
    highs.setOptionValue("time_limit", time_limit)
    highs.run()


def _keep(highs: Any, value: Affine, reached: int) -> None:
    indices = np.array([var for var, _ in value.terms], np.int32)
    coefficients = np.array([coef for _, coef in value.terms], float)
    highs.addRow(-np.inf, float(reached - value.constant), len(indices), indices, coefficients)
