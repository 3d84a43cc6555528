"""CP-SAT by its own protos.

`ortools.sat.python.cp_model` writes the same ones, but it loads pandas, which takes longer than many a solve.
"""

from collections.abc import Iterable, Mapping

from ortools.sat.python.cp_model_helper import (
    ConstraintProto,
    CpModelProto,
    CpSolverResponse,
    SatParameters,
    SolveWrapper,
)

LOWEST, HIGHEST = -(2**63), 2**63 - 1
"""Where a row has no bound."""


def add_variable(proto: CpModelProto, low: int, high: int) -> int:
    """Its index."""
    proto.variables.add().domain.extend([low, max(low, high)])
    return len(proto.variables) - 1


def add_row(proto: CpModelProto, terms: Iterable[tuple[int, int]], low: int, high: int) -> ConstraintProto:
    row: ConstraintProto = proto.constraints.add()
    variables, coefs = flat(terms)
    row.linear.vars.extend(variables)
    row.linear.coeffs.extend(coefs)
    row.linear.domain.extend([low, high])
    return row


def flat(terms: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Variables, each once and in order, and their coefficients."""
    coefs: dict[int, int] = {}
    for var, coef in terms:
        coefs[var] = coefs.get(var, 0) + coef
    whole = sorted((var, coef) for var, coef in coefs.items() if coef)
    return [var for var, _ in whole], [coef for _, coef in whole]


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
