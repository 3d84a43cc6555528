"""What follows from how long a stint may be holds in every roster, and tells a linear relaxation more than the rule's rows."""

import threading

import numpy as np

from benchmarks.generator import PRESETS, generate
from models.case import Case
from scheduler.engine.build import build, objectives
from scheduler.engine.highs import HighsProgram, Method
from scheduler.engine.instance import Instance
from scheduler.engine.matrix import asked
from scheduler.engine.program import total
from scheduler.engine.uptime import beginnings
from tests.brute_force import listed
from tests.twins import NAMES, solutions

LONGEST = 3


def test_every_roster_keeps_the_rows() -> None:
    binding = resumed = 0
    for seed, case, _ in listed(range(710_000, 710_100), 200):
        model = build(Instance(case))
        goal = total(one.value for one in objectives(model)).merged()
        matrix = asked(model.program, [goal])
        rows = beginnings(model, matrix, goal)
        if not rows:
            continue
        beside = matrix.with_rows(rows)
        resumed += any(stay.resumes for stay in model.stays.values())
        for values in solutions(model.program):
            activity = beside.activity(np.array(values))[len(matrix.low) :]
            assert (activity >= beside.low[len(matrix.low) :]).all(), seed
            binding += bool((activity == beside.low[len(matrix.low) :]).any())
    assert binding
    assert resumed


def test_the_bound_on_stints_rises() -> None:
    model = build(Instance(_short_stints(generate(PRESETS["tiny"], 1, "single"))))
    (objective,) = objectives(model)
    matrix = asked(model.program, [objective.value])
    rows = beginnings(model, matrix, objective.value)
    plain, more = (
        HighsProgram(one, [objective.value]).relax(objective.value, 60.0, threading.Event(), Method.SIMPLEX).bound
        for one in (matrix, matrix.with_rows(rows))
    )
    assert more > plain + 1


def test_nothing_is_said_of_stints_that_are_not_counted_or_may_last() -> None:
    case = _short_stints(generate(PRESETS["tiny"], 1, "seven"))
    model = build(Instance(case))
    by_name = {one.name: one.value for one in objectives(model)}
    leave, travel = by_name["leave"], by_name["travel"]
    assert not beginnings(model, asked(model.program, [leave]), leave)
    assert beginnings(model, asked(model.program, [travel]), travel)
    unlimited = build(Instance(case, [name for name in NAMES if name != "stint"]))
    assert not beginnings(unlimited, asked(unlimited.program, [travel]), travel)


def _short_stints(case: Case) -> Case:
    rows = [row.model_copy(update={"value": LONGEST}) if row.key == "stint" else row for row in case.policy.rows]
    return case.model_copy(update={"policy": case.policy.model_copy(update={"rows": tuple(rows)})})
