"""A second opinion on a conflict, before anybody is told of it."""

import threading
from collections.abc import Sequence

from scheduler.engine.solvers.cp import CpProgram
from scheduler.engine.solvers.second_opinion import second_opinion
from scheduler.engine.watch import SolveWatch
from scheduler.program.affine import ZERO, Affine
from scheduler.program.compiled import Compiled
from scheduler.program.program import Row

SECONDS = 15.0


def is_impossible(compiled: Compiled, rows: Sequence[Row]) -> bool:
    """Whether the program with the rows has no solution, by a solve without presolve, switches or assumptions."""
    cp = CpProgram(compiled)
    cp.include([Affine(0, row.terms) for row in rows])
    for row in rows:
        if row.low is not None:
            cp.at_least(Affine(0, row.terms), row.low)
        if row.high is not None:
            cp.at_most(Affine(0, row.terms), row.high)
    return second_opinion(cp, ZERO, 0, SECONDS, SolveWatch(threading.Event())).infeasible
