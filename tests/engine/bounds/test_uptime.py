"""What follows from how long a stint may be holds in every roster, and tells a linear relaxation more than the rule's rows."""

import math

import numpy as np
import pytest

from benchmarks.generator import Size, generate
from models.case import Case
from scheduler.engine.bounds.prove import Prover
from scheduler.engine.bounds.uptime import beginnings
from scheduler.engine.build import build, objectives
from scheduler.engine.solvers.cp import Result
from scheduler.engine.solvers.highs import HighsProgram
from scheduler.engine.solvers.highs_solver import Method
from scheduler.engine.watch import Until
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.program.affine import total
from scheduler.program.matrix import Matrix
from scheduler.program.program import Row
from tests.brute_force import listed
from tests.twins import NAMES, solutions

LONGEST = 3
SIZE = Size(stations=2, departments=2, headquarters=12, at_stations=36, days=10)


def test_every_roster_keeps_the_rows() -> None:
    broken = resumed = 0
    for seed, case, _ in listed(range(710_000, 710_100), 200):
        model = build(Instance(case))
        goal = total(level.value for level in objectives(model)).merged()
        matrix = model.compiled.asked([goal])
        rows = beginnings(model, matrix)
        if not rows:
            continue
        a_day_less = build(Instance(_with_stints(case, model.instance.policy.number("stint") - 1)))
        shorter = beginnings(a_day_less, matrix)
        days = {var for stay in model.stays.values() if stay.resumes for var in stay.on.values()}
        resumed += any(days & {var for var, _ in row.terms} for row in rows)
        for values in solutions(model.program):
            assert _keeps(matrix, rows, values), seed
            broken += not _keeps(matrix, shorter, values)
    assert broken
    assert resumed


def _keeps(matrix: Matrix, rows: list[Row], values: list[int]) -> bool:
    beside = matrix.with_rows(rows)
    return bool((beside.activity(np.array(values)) >= beside.low)[len(matrix.low) :].all())


def test_the_bound_on_stints_rises() -> None:
    model = build(Instance(_with_stints(generate(SIZE, 1, "single"), LONGEST)))
    (objective,) = objectives(model)
    matrix = model.compiled.asked([objective.value])
    rows = beginnings(model, matrix)
    plain, more = (
        HighsProgram(asked, [objective.value]).relax(objective.value, Until.within(600), Method.SIMPLEX).bound
        for asked in (matrix, matrix.with_rows(rows))
    )
    assert more > plain + 1


def test_nothing_is_said_of_stints_that_are_not_counted_or_may_last() -> None:
    case = _with_stints(generate(SIZE, 1, "seven"), LONGEST)
    model = build(Instance(case))
    by_name = {objective.name: objective.value for objective in objectives(model)}
    leave, travel = by_name["leave"], by_name["travel"]
    assert not beginnings(model, model.compiled.asked([leave]))
    assert beginnings(model, model.compiled.asked([travel]))
    unlimited = build(Instance(case, [name for name in NAMES if name != "stint"]))
    assert not beginnings(unlimited, unlimited.compiled.asked([travel]))


def _with_stints(case: Case, longest: int) -> Case:
    return case.model_copy(update={"policy": case.policy.changed(stint={"value": longest})})


def test_a_prover_asks_for_them_where_stints_count_and_goes_for_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    model = build(Instance(_with_stints(generate(SIZE, 1, "seven"), LONGEST)))
    assert _minimised(model, "travel", monkeypatch) == [(len(_of(model, "travel")), True)]
    assert _minimised(model, "leave", monkeypatch) == [(0, False)] * 2


def _of(model: Model, level: str) -> list[Row]:
    objective = next(objective.value for objective in objectives(model) if objective.name == level)
    return beginnings(model, model.compiled.asked([objective]))


def _minimised(model: Model, level: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, bool]]:
    """Of each branch and cut of the level, which gets nowhere: rows added to the whole model's, and whether for a bound alone."""
    seen: list[tuple[int, bool]] = []

    def minimise(copy: HighsProgram, *arguments: object) -> Result:
        seen.append((max(0, copy.rows - len(copy.groups) - len(matrix.low)), bool(arguments[-1])))
        return Result(False, False, None, -math.inf)

    monkeypatch.setattr(HighsProgram, "minimise", minimise)
    objective = next(objective.value for objective in objectives(model) if objective.name == level)
    matrix = model.compiled.asked([objective])
    prover = Prover(model, matrix, objective, (), lambda: 10**9, _ignore, _ignore, _ignore)
    prover.run(Until.within(60), 1)
    return seen


def _ignore(_: object) -> None:
    """What a prover tells of."""
