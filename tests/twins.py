"""A case seen twice: by the model that decides and by the audit that judges, which share no line of code.

A roster's key is its rows without their order. Both sides say which rosters they allow, and what each costs term by term;
a twin test asks that the two answers be the same, so that a rule forbids neither too little nor too much.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from ortools.sat.python import cp_model

from models.case import Case
from models.roster import Roster, Status
from scheduler.audit import audit, audit_with
from scheduler.engine.build import build, objectives
from scheduler.engine.search.levels import Settings, solve_levels
from scheduler.engine.watch import Watch
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.roster import evaluate, extract
from scheduler.program.compiled import Compiled
from scheduler.program.program import Program
from scheduler.rules import RULES
from tests.brute_force import TooLarge, allowed
from tests.random_cases import random_case

NAMES = tuple(RULES)

Key = tuple[frozenset[Any], ...]
Costs = dict[str, int]
"""Objective terms and soft limits that are not 0, before weighting."""


class Optimum(NamedTuple):
    roster: Roster
    levels: tuple[int, ...]


def optimum(case: Case, without: str | None = None) -> Optimum:
    """The best roster level by level, proven, with one rule left out of the model or none."""
    model = build(Instance(case, [name for name in NAMES if name != without]))
    solution = solve_levels(model, objectives(model), Settings(20.0, 1), Watch())
    assert solution.status is Status.OPTIMAL, solution
    assert solution.values is not None
    return Optimum(extract(model, solution.values), tuple(level.value for level in solution.levels))


def broken(case: Case, without: str | None = None) -> set[str]:
    """Rules of which the full audit finds a breach in the optimum."""
    return {finding.rule for finding in audit(case, optimum(case, without).roster).breaches}


def short(case: Case) -> int:
    """Officers missing to the minimum in the best roster (level 1), which the audit confirms to be free of breaches."""
    best = optimum(case)
    report = audit(case, best.roster)
    assert not report.breaches
    assert report.levels[1] == best.levels[0]
    return best.levels[0]


def cost(case: Case, term: str, without: str | None = None) -> int:
    """What the audit counts of an objective term or soft limit in the optimum."""
    report = audit(case, optimum(case, without).roster)
    return next(costed.value for costed in report.terms if costed.key == term)


def officers_on(case: Case, duty: str, without: str | None = None) -> set[str]:
    """Who serves a duty (站/岗位/班次) in the optimum, on any date."""
    rows = optimum(case, without).roster.assignments
    return {row.officer for row in rows if f"{row.station}/{row.post}/{row.shift}" == duty}


def key(roster: Roster) -> Key:
    parts = (roster.assignments, roster.stints, roster.leave, roster.beds, roster.visits, roster.stays)
    return tuple(map(frozenset, parts))


def audit_rosters(case: Case, rules: Collection[str], at_most: int = 100_000) -> dict[Key, Costs]:
    """Every roster that the audit of these rules allows, by brute force."""
    return {
        key(roster): {term.key: term.value for term in audit_with(facts, roster).terms if term.value}
        for roster, facts in allowed(case, rules, at_most)
    }


def model_rosters(case: Case, rules: Collection[str]) -> dict[Key, Costs]:
    """Every roster that the model of these rules allows, enumerated by CP-SAT."""
    model = build(Instance(case, rules))
    costs: dict[Key, Costs] = {}
    for values in solutions(model.program):
        roster = key(extract(model, values))
        assert roster not in costs, "two solutions mean one roster"
        costs[roster] = _costs(model, values)
    return costs


def _costs(model: Model, values: list[int]) -> Costs:
    sums = {name: sum(evaluate(part, values) for part in parts) for name, parts in model.terms.items()}
    return {name: value for name, value in sums.items() if value}


def solutions(program: Program) -> list[list[int]]:
    """Every choice of the decision variables that the rows allow, auxiliary variables tight.

    At the end CP-SAT proves that looser auxiliary variables would allow no other choice.
    """
    if any(low > high for low, high in zip(program.lower, program.upper, strict=True)):
        return []
    cp, variables = _loose(program)
    auxiliary = {definition.var for definition in program.definitions}
    decisions = [var for var in range(len(variables)) if var not in auxiliary]
    chosen = _enumerate(*_tight(program), decisions)
    for choice in chosen:
        _forbid(cp, [variables[var] for var in decisions], choice)
    assert cp_model.CpSolver().solve(cp) == cp_model.INFEASIBLE, "a loose auxiliary variable lets more through"
    return [_completed(program, decisions, choice) for choice in chosen]


def _loose(program: Program) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    cp = cp_model.CpModel()
    variables = [cp.new_int_var(low, high, "") for low, high in zip(program.lower, program.upper, strict=True)]
    for row in program.rows:
        low = cp_model.INT_MIN if row.low is None else row.low
        high = cp_model.INT_MAX if row.high is None else row.high
        cp.add_linear_constraint(sum(coef * variables[var] for var, coef in row.terms), low, high)
    return cp, variables


def _tight(program: Program) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    cp, variables = _loose(program)
    for definition in program.definitions:
        pieces = [piece.constant + sum(coef * variables[var] for var, coef in piece.terms) for piece in definition.pieces]
        if not definition.largest:
            least = cp.new_int_var(-(2**20), 2**20, "")
            cp.add_min_equality(least, pieces)
            cp.add_max_equality(variables[definition.var], [least, 0])
            continue
        most = cp.new_int_var(0, 2**20, "")
        floor = program.lower[definition.var]
        cp.add_max_equality(most, [*pieces, floor * definition.divisor])
        cp.add_division_equality(variables[definition.var], most + definition.divisor - 1, definition.divisor)
    return cp, variables


class _Choices(cp_model.CpSolverSolutionCallback):
    def __init__(self, variables: list[cp_model.IntVar]):
        super().__init__()
        self.variables = variables
        self.known: set[tuple[int, ...]] = set()

    def on_solution_callback(self) -> None:
        self.known.add(tuple(self.value(variable) for variable in self.variables))


def _enumerate(cp: cp_model.CpModel, variables: list[cp_model.IntVar], decisions: list[int]) -> list[tuple[int, ...]]:
    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    choices = _Choices([variables[var] for var in decisions])
    assert solver.solve(cp, choices) in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    return sorted(choices.known)


def _forbid(cp: cp_model.CpModel, variables: list[cp_model.IntVar], choice: tuple[int, ...]) -> None:
    cp.add_bool_or([variable.negated() if value else variable for variable, value in zip(variables, choice, strict=True)])


def _completed(program: Program, decisions: list[int], choice: tuple[int, ...]) -> list[int]:
    values = list(program.lower)
    for var, value in zip(decisions, choice, strict=True):
        values[var] = value
    Compiled(program).tighten(values)
    return values


def assert_twins(case: Case, rules: Collection[str], at_most: int = 100_000) -> dict[Key, Costs]:
    """Model and audit allow the same rosters, which are returned, at the same costs."""
    by_audit, by_model = audit_rosters(case, rules, at_most), model_rosters(case, rules)
    assert _sample(by_model.keys() - by_audit.keys()) == [], "the model allows what the audit breaks"
    assert _sample(by_audit.keys() - by_model.keys()) == [], "the model forbids what the audit allows"
    unequal = [(roster, by_model[roster], by_audit[roster]) for roster in by_audit if by_model[roster] != by_audit[roster]]
    assert unequal[:1] == [], "one roster, two costs"
    return by_model


def small_twins(cases: Iterable[Case], at_most: int) -> Iterator[tuple[Case, dict[Key, Costs]]]:
    """The cases that are small enough to be compared under all rules, each with its rosters; model and audit agree on them."""
    for case in cases:
        try:
            rosters = assert_twins(case, NAMES, at_most)
        except TooLarge:
            continue
        yield case, rosters


def term_values(case: Case, term: str) -> set[int]:
    """What a term comes to over every roster that all rules allow; model and audit agree roster by roster."""
    return {costs.get(term, 0) for costs in assert_twins(case, NAMES).values()}


def _sample(keys: Iterable[Key]) -> list[Key]:
    return list(keys)[:1]


def assert_random_twins(rule: str, kinds: tuple[int, ...], count: int = 6, beside: Iterable[str] = (), **fields: Any) -> None:
    """Twins of the rule on random cases of one or two officers; in some of them it must make a difference.

    Only `rota` and the rules named in `beside` hold with it, and one duty a date in every other case.
    """
    compared = bound = 0
    for seed in range(50):
        rules = {rule, "rota", *beside} | ({"one_duty"} if seed % 2 else set())
        case = random_case(seed, kinds, **fields)
        try:
            rosters = assert_twins(case, rules, at_most=500)
        except TooLarge:
            continue
        compared += 1
        bound += bound < count // 3 and rosters != model_rosters(case, rules - {rule})
        if compared == count:
            break
    assert compared == count, "too few cases are small enough"
    assert bound == count // 3, f"{rule} binds in {bound} of {count} cases, too few"
