"""The solver's copy of a program: what it is given, and what it takes to load."""

import subprocess
import sys
from threading import Event

from scheduler.engine.solvers.cp import CpProgram
from scheduler.engine.watch import SolveWatch
from scheduler.program.affine import Affine
from scheduler.program.compiled import Compiled
from scheduler.program.program import Program

ONE_WORKER: dict[str, object] = {"num_workers": 1, "max_time_in_seconds": 5.0}


def test_nothing_that_solves_loads_pandas() -> None:
    """It takes longer to load than a sick call to solve."""
    said = "import sys, scheduler.plan, scheduler.jobs.replan; print('pandas' in sys.modules, 'ortools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True).stdout == "False True\n"


def test_terms_of_one_variable_are_added_up_and_constants_taken_off() -> None:
    program = Program()
    first, second = program.boolean(), program.integer(-2, 5)
    cp = CpProgram(Compiled(program))
    cp.at_most(Affine(3, ((second, 1), (first, 2), (second, 1), (first, -2))), 4)
    row = cp.proto.constraints[0].linear
    assert [list(row.vars), list(row.coeffs), list(row.domain)] == [[0], [2], [-(2**63), 1]]
    assert [list(variable.domain) for variable in cp.proto.variables] == [[-2, 5], [0, 1]]


def test_a_program_is_solved_for_one_expression_after_another() -> None:
    program = Program()
    first, second = program.integer(0, 9), program.integer(0, 9)
    program.row(Affine(0, ((first, 1), (second, 2))), 7)
    cp = CpProgram(Compiled(program))
    cp.include([])
    both = Affine(0, ((first, 1), (second, 1)))
    for objective, least in ((Affine(1, ((first, 3),)), 1), (Affine(-1, ((second, 5),)), -1), (both, 4)):
        result = cp.minimise(objective, [9, 9], ONE_WORKER, SolveWatch(Event()))
        assert result.optimal
        assert result.bound == least
        assert result.values is not None
        assert result.values[0] + 2 * result.values[1] >= 7
    cp.at_most(both, 3)
    assert cp.minimise(Affine(0, ((first, 1),)), None, ONE_WORKER, SolveWatch(Event())).infeasible


def test_a_constant_out_of_bounds_leaves_nothing() -> None:
    cp = CpProgram(Compiled(Program()))
    cp.at_most(Affine(3, ()), 4)
    assert not len(cp.proto.constraints)
    cp.at_most(Affine(5, ()), 4)
    assert cp.minimise(Affine(0, ()), None, ONE_WORKER, SolveWatch(Event())).infeasible
