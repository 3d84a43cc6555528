"""CP-SAT by its own protos.

`ortools.sat.python.cp_model` writes the same ones, but it loads pandas, which takes longer than many a solve.
"""

from collections.abc import Mapping

from ortools.sat.python.cp_model_helper import CpModelProto, CpSolverResponse, SatParameters, SolveWrapper

LOWEST, HIGHEST = -(2**63), 2**63 - 1
"""Where a row has no bound."""


def solver_with(parameters: Mapping[str, object]) -> SolveWrapper:
    """A solver for one solve; an interrupt is for the caller."""
    known = SatParameters()
    for name, value in parameters.items():
        if isinstance(value, list):
            getattr(known, name).extend(value)
        else:
            setattr(known, name, value)
    known.catch_sigint_signal = False
    solver = SolveWrapper()
    solver.set_parameters(known)
    return solver


def solved(solver: SolveWrapper, proto: CpModelProto) -> CpSolverResponse:
    response: CpSolverResponse = solver.solve(proto)  # type: ignore[no-untyped-call]
    return response
