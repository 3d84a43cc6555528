"""Which of the planner's own demands cannot hold together: pins, and lower limits that policy makes hard.

Each demand is switched by a literal of its own. The solver names literals that fail together, a deletion filter drops those
that the failure does not need; then the next conflict among the rest is looked for.
"""

import time
from collections.abc import Collection, Sequence
from typing import NamedTuple

from ortools.sat.python import cp_model

from models.case import Case
from models.leave import Pin, PinKind
from models.policy import Policy, PolicyRow
from models.words import say
from scheduler.audit import Facts
from scheduler.checks.pins import against, said
from scheduler.engine.build import build
from scheduler.engine.instance import Instance
from scheduler.engine.model import Model
from scheduler.engine.program import Affine, Program, Row
from scheduler.explain.impossible import is_impossible
from scheduler.explain.pinned import broken_by
from scheduler.rules.pins import keep

SECONDS = 60.0
SOLVE_SECONDS = 15.0
UNNAMED = "explain.conflict.unnamed"


class Demand(NamedTuple):
    """What the planner insists on, in words, and its rows in the program. `pin` is None for a hard limit."""

    words: str
    pin: Pin | None
    rows: tuple[Row, ...]

    @property
    def is_hopeless(self) -> bool:
        """No roster at all has it, whatever else is decided."""
        return any(not row.terms and ((row.low or 0) > 0 or (row.high or 0) < 0) for row in self.rows)


def conflict(case: Case, seconds: float = SECONDS) -> tuple[str, ...]:
    """Sentences that name every conflict found within `seconds`; the case is known to have no roster."""
    deadline = time.monotonic() + seconds
    model = build(Instance(eased(case)))
    demands = demands_of(case, model)
    facts = Facts(case)
    hopeless = [demand for demand in demands if demand.is_hopeless]
    if hopeless:
        return tuple(_alone(facts, demand) for demand in hopeless)
    switched = Switched(model.program, demands, deadline)
    sentences: list[str] = []
    left = set(range(len(demands)))
    while core := switched.core(left):
        if not is_impossible(model.program, [row for index in core for row in demands[index].rows]):
            break
        left -= core
        sentences += _together(model, [demands[index] for index in sorted(core)])
    return tuple(sentences) or (say(UNNAMED),)


def demands_of(case: Case, model: Model) -> list[Demand]:
    """All that the planner insists on; the model is that of the eased case."""
    return [*_pins(case, model), *_hard_limits(case, model)]


def eased(case: Case) -> Case:
    """The case without what is not forced: the rules alone always leave a roster."""
    rows = tuple(row.model_copy(update={"hard": False}) for row in case.policy.rows)
    forced = tuple(pin for pin in case.pins if pin.forced and pin.kind is PinKind.ASSIGN)
    return case.model_copy(update={"pins": forced, "policy": Policy(rows=rows)})


def _pins(case: Case, model: Model) -> list[Demand]:
    if not case.policy.on("pins"):
        return []
    facts = Facts(case)
    return [
        Demand(say("explain.conflict.pin", index=index + 2, said=said(facts, pin)), pin, _rows(model, pin))
        for index, pin in enumerate(case.pins)
    ]


def _rows(model: Model, pin: Pin) -> tuple[Row, ...]:
    """What `keep` would write into the program, bounds as rows, without writing it."""
    whole, sketch = model.program, Program()
    sketch.lower, sketch.upper = list(whole.lower), list(whole.upper)
    model.program = sketch
    try:
        keep(model, pin)
    finally:
        model.program = whole
    fixed = [
        Row(((var, 1),), low, high)
        for var, (low, high) in enumerate(zip(sketch.lower, sketch.upper, strict=True))
        if (low, high) != (whole.lower[var], whole.upper[var])
    ]
    return (*sketch.rows, *fixed)


def _hard_limits(case: Case, model: Model) -> list[Demand]:
    rows = [row for row in case.policy.rows if row.level is not None and row.hard and case.policy.on(row.key)]
    return [Demand(_limit(case.policy, row), None, tuple(_nought(model, row))) for row in rows]


def _limit(policy: Policy, row: PolicyRow) -> str:
    return say("explain.conflict.rule", key=row.key, title=policy.title(row.key), value=row.value, unit=row.unit)


def _nought(model: Model, row: PolicyRow) -> list[Row]:
    return [Row(part.merged().terms, None, -part.constant) for part in model.terms[row.key]]


class Switched:
    """The program, with each demand's rows in force only where its literal is assumed."""

    def __init__(self, program: Program, demands: Collection[Demand], deadline: float):
        self.cp = cp_model.CpModel()
        self.deadline = deadline
        self.vars = [self.cp.new_int_var(low, max(low, high), "") for low, high in zip(program.lower, program.upper, strict=True)]
        self.literals = [self.cp.new_bool_var("") for _ in demands]
        needed = program.needed(Affine(0, row.terms) for demand in demands for row in demand.rows)
        for row in program.rows:
            if row.owner is None or row.owner in needed:
                self._add(row)
        for literal, demand in zip(self.literals, demands, strict=True):
            for row in demand.rows:
                self._add(row).only_enforce_if(literal)

    def fewest_dropped(self, seconds: float, without: Sequence[int]) -> tuple[set[int], bool] | None:
        """A least number of demands without which the others hold, and whether fewer are proven not to do; None is open.

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
        return dropped, status == cp_model.OPTIMAL

    def core(self, demands: Collection[int]) -> set[int]:
        """Demands that fail together, none of them without need; empty where all hold, or nothing is proven in time."""
        found = self._failing(demands)
        for index in sorted(found or ()):
            found = self._failing(found - {index}) or found if found else None
        return found or set()

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
    why = against(facts, demand.pin) if demand.pin and demand.pin.kind is PinKind.ASSIGN else ""
    return say("explain.conflict.breaks", words=demand.words, why=why or say("explain.conflict.impossible"))


def _together(model: Model, demands: list[Demand]) -> list[str]:
    words = [demand.words for demand in demands]
    why = [
        say("explain.conflict.reason", sentence=sentence)
        for sentence in broken_by(model, [demand.pin for demand in demands if demand.pin])
    ]
    if len(words) == 1:
        return [say("explain.conflict.clashes", words=words[0]), *why]
    return [say("explain.conflict.together", words=len(words)), *(f"  {sentence}" for sentence in words), *why]
