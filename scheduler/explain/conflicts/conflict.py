"""Which of the planner's own demands cannot hold together: pins, and lower limits that policy makes hard.

Each demand is switched by a literal of its own. The solver names literals that fail together, a deletion filter drops those
that the failure does not need; then the next conflict among the rest is looked for.
"""

import time
from collections.abc import Collection, Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from ortools.sat.python import cp_model_helper as cp_sat

from models.case import Case
from models.words import say
from scheduler.audit import Facts, facts_of
from scheduler.checks.pins import against
from scheduler.engine.build import build
from scheduler.engine.solvers.cp_sat import HIGHEST, LOWEST, add_row, add_variable, solved, solver_with
from scheduler.explain.conflicts.demands import Demand, demands_of, eased
from scheduler.explain.conflicts.impossible import is_impossible
from scheduler.explain.conflicts.near import near
from scheduler.explain.conflicts.pinned import broken_by
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine
from scheduler.program.compiled import Compiled
from scheduler.program.program import Row

SECONDS = 60.0
SOLVE_SECONDS = 15.0
UNNAMED = "explain.conflict.unnamed"
PARAMETERS: dict[str, object] = {
    "cp_model_probing_level": 0,
    "symmetry_level": 0,
    "cp_model_use_sat_presolve": False,
    "max_presolve_iterations": 1,
}
"""Presolve is kept short: on a whole district it alone took longer than the seconds."""


def conflict(case: Case, seconds: float = SECONDS) -> tuple[str, ...]:
    """Sentences that name every conflict found within `seconds`; the case is known to have no roster."""
    deadline = time.monotonic() + seconds
    model = build(Instance(eased(case)))
    return named(case, model, demands_of(case, model), deadline)


def named(case: Case, model: Model, demands: Sequence[Demand], deadline: float) -> tuple[str, ...]:
    """The same with a model of the eased case; `deadline` is of time.monotonic."""
    hopeless = [demand for demand in demands if demand.is_hopeless]
    if hopeless:
        facts = facts_of(case)
        return tuple(_alone(facts, demand) for demand in hopeless)
    part = near(model, demands)
    cores = list(_cores(Compiled(part.program), part.demands, deadline)) or list(_cores(model.compiled, demands, deadline))
    sentences = [line for core in cores for line in _together(model, [demands[index] for index in sorted(core)])]
    return tuple(sentences) or (say(UNNAMED),)


def _cores(compiled: Compiled, demands: Sequence[Demand], deadline: float) -> Iterator[set[int]]:
    """Minimal sets that fail together, no two of which share a demand."""
    switched, left = Switched(compiled, demands, deadline), set(range(len(demands)))
    while core := switched.core(left):
        if not is_impossible(compiled, [row for index in core for row in demands[index].rows]):
            return
        left -= core
        yield core


class Fewest(NamedTuple):
    """Demands to drop, whether fewer are proven not to do, and values of the variables with which the others hold."""

    dropped: set[int]
    proven: bool
    values: list[int]


class Switched:
    """The program, with each demand's rows in force only where its literal is assumed."""

    def __init__(self, compiled: Compiled, demands: Collection[Demand], deadline: float):
        program = compiled.program
        self.proto = cp_sat.CpModelProto()
        self.deadline = deadline
        self.vars = [add_variable(self.proto, low, high) for low, high in zip(program.lower, program.upper, strict=True)]
        self.literals = [add_variable(self.proto, 0, 1) for _ in demands]
        needed = compiled.needed_rows([Affine(0, row.terms) for demand in demands for row in demand.rows])
        for row in compress(program.rows, needed):
            self._add(row)
        for literal, demand in zip(self.literals, demands, strict=True):
            for row in demand.rows:
                self._add(row).enforcement_literal.append(literal)

    def fewest_dropped(self, seconds: float, without: Sequence[int]) -> Fewest | None:
        """A least number of demands without which the others hold; None where none is found in time.

        `without` are values of a roster that keeps none of them. Cores cannot be asked for afterwards: an objective spoils them.
        """
        self.proto.solution_hint.vars.extend([*self.vars, *self.literals])
        self.proto.solution_hint.values.extend([*without, *(0 for _ in self.literals)])
        self.proto.assumptions.clear()
        self.proto.objective.vars.extend(self.literals)
        self.proto.objective.coeffs.extend([-1] * len(self.literals))
        self.proto.objective.scaling_factor = -1.0
        response = self._solved(seconds)
        if response.status not in (cp_sat.OPTIMAL, cp_sat.FEASIBLE):
            return None
        values = list(response.solution)
        dropped = {index for index, literal in enumerate(self.literals) if not values[literal]}
        return Fewest(dropped, response.status == cp_sat.OPTIMAL, [values[var] for var in self.vars])

    def core(self, demands: Collection[int]) -> set[int]:
        """Demands that fail together, none of them without need; empty where all hold, or nothing is proven in time."""
        failing = self._failing(demands)
        for index in sorted(failing or ()):
            failing = self._failing(failing - {index}) or failing if failing else None
        return failing or set()

    def _failing(self, demands: Collection[int]) -> set[int] | None:
        """Some of the demands that fail together; None where they hold or nothing is proven."""
        if not demands:
            return None
        self.proto.assumptions.clear()
        self.proto.assumptions.extend([self.literals[index] for index in sorted(demands)])
        response = self._solved(min(SOLVE_SECONDS, self.deadline - time.monotonic()))
        if response.status != cp_sat.INFEASIBLE:
            return None
        by_literal = {self.literals[index]: index for index in demands}
        return {by_literal[literal] for literal in response.sufficient_assumptions_for_infeasibility} or set(demands)

    def _solved(self, seconds: float) -> cp_sat.CpSolverResponse:
        return solved(solver_with(PARAMETERS | {"max_time_in_seconds": max(0.1, seconds)}), self.proto)

    def _add(self, row: Row) -> cp_sat.ConstraintProto:
        low, high = (LOWEST if row.low is None else row.low), (HIGHEST if row.high is None else row.high)
        return add_row(self.proto, [(self.vars[var], coef) for var, coef in row.terms], low, high)


def _alone(facts: Facts, demand: Demand) -> str:
    why = against(facts, demand.pin) if demand.pin else ""
    return say("explain.conflict.breaks", demand=demand.words, why=why or say("explain.conflict.impossible"))


def _together(model: Model, demands: list[Demand]) -> list[str]:
    words = [demand.words for demand in demands]
    why = [
        say("explain.conflict.reason", sentence=sentence)
        for sentence in broken_by(model, [demand.pin for demand in demands if demand.pin])
    ]
    if len(words) == 1:
        return [say("explain.conflict.clashes", demand=words[0]), *why]
    return [say("explain.conflict.together", count=len(words)), *(f"  {sentence}" for sentence in words), *why]
