"""Which of the planner's own demands cannot hold together: pins, and lower limits that policy makes hard.

Each demand is switched by a literal of its own. The solver names literals that fail together, a deletion filter drops those
that the failure does not need; then the next conflict among the rest is looked for.
"""

import time
from collections.abc import Collection, Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from ortools.sat.python import cp_model

from models.case import Case
from models.words import say
from scheduler.audit import Facts, facts_of
from scheduler.checks.pins import against
from scheduler.engine.build import build
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
        self.cp = cp_model.CpModel()
        self.deadline = deadline
        self.vars = [self.cp.new_int_var(low, max(low, high), "") for low, high in zip(program.lower, program.upper, strict=True)]
        self.literals = [self.cp.new_bool_var("") for _ in demands]
        needed = compiled.needed_rows([Affine(0, row.terms) for demand in demands for row in demand.rows])
        for row in compress(program.rows, needed):
            self._add(row)
        for literal, demand in zip(self.literals, demands, strict=True):
            for row in demand.rows:
                self._add(row).only_enforce_if(literal)

    def fewest_dropped(self, seconds: float, without: Sequence[int]) -> Fewest | None:
        """A least number of demands without which the others hold; None where none is found in time.

        `without` are values of a roster that keeps none of them. Cores cannot be asked for afterwards: an objective spoils them.
        """
        for var, value in zip(self.vars, without, strict=True):
            self.cp.add_hint(var, value)
        for literal in self.literals:
            self.cp.add_hint(literal, 0)
        solver = _solver(seconds)
        self.cp.clear_assumptions()
        self.cp.maximize(sum(self.literals))
        status = solver.solve(self.cp)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        dropped = {index for index, literal in enumerate(self.literals) if not solver.boolean_value(literal)}
        return Fewest(dropped, status == cp_model.OPTIMAL, [solver.value(var) for var in self.vars])

    def core(self, demands: Collection[int]) -> set[int]:
        """Demands that fail together, none of them without need; empty where all hold, or nothing is proven in time."""
        failing = self._failing(demands)
        for index in sorted(failing or ()):
            failing = self._failing(failing - {index}) or failing if failing else None
        return failing or set()

    def _failing(self, demands: Collection[int]) -> set[int] | None:
        """Some of the demands that fail together; None where they hold or nothing is proven."""
        solver = _solver(min(SOLVE_SECONDS, self.deadline - time.monotonic()))
        self.cp.clear_assumptions()
        self.cp.add_assumptions([self.literals[index] for index in sorted(demands)])
        if not demands or solver.solve(self.cp) != cp_model.INFEASIBLE:
            return None
        by_index = {self.literals[index].index: index for index in demands}
        return {by_index[literal] for literal in solver.sufficient_assumptions_for_infeasibility()} or set(demands)

    def _add(self, row: Row) -> cp_model.Constraint:
        low = cp_model.INT_MIN if row.low is None else row.low
        high = cp_model.INT_MAX if row.high is None else row.high
        terms = [self.vars[var] for var, _ in row.terms]
        left = cp_model.LinearExpr.weighted_sum(terms, [coef for _, coef in row.terms])
        return self.cp.add_linear_constraint(left, low, high)


def _solver(seconds: float) -> cp_model.CpSolver:
    """Presolve is kept short: on a whole district it alone took longer than the seconds."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.1, seconds)
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    solver.parameters.cp_model_use_sat_presolve = False
    solver.parameters.max_presolve_iterations = 1
    solver.parameters.catch_sigint_signal = False
    return solver


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
