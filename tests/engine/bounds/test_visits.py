"""Whoever comes to a station begins a stint there: the model without stints says so, and no more than is true of every roster."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import pytest

from models.case import Case
from scheduler.engine.bounds.relaxation import Relaxed, without_stints
from scheduler.engine.build import build, objectives
from scheduler.engine.solvers.highs import HighsProgram
from scheduler.engine.solvers.highs_solver import Method
from scheduler.engine.watch import Until
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.roster import evaluate
from scheduler.program.affine import Affine, total
from tests.random_cases import random_case, touching_case, wide_case
from tests.twins import solutions

MOST_OPEN = 12
"""Decided duties of a case, so that all its rosters are soon listed."""


class Listed(NamedTuple):
    """A model without stints beside every roster of the whole one; `goal` is a weighted sum of all levels."""

    seed: int
    model: Model
    goal: Affine
    relaxed: Relaxed
    rosters: list[list[int]]


def _listed(draw: Callable[[int], Case], seeds: range) -> Iterator[Listed]:
    for seed in seeds:
        model = build(Instance(draw(seed)))
        levels = objectives(model)
        goal = total(level.value.times(len(levels) - place) for place, level in enumerate(levels)).merged()
        relaxed = without_stints(model, model.compiled.asked([goal]), [goal])
        open_duties = [var for var in model.x if model.program.lower[var] < model.program.upper[var]]
        if relaxed.visits and len(open_duties) <= MOST_OPEN:
            yield Listed(seed, model, goal, relaxed, solutions(model.program))


@pytest.fixture(scope="module")
def cases() -> list[Listed]:
    drawn = [
        *_listed(random_case, range(720_000, 720_250)),
        *_listed(touching_case, range(721_000, 721_080)),
        *_listed(wide_case, range(722_000, 722_100)),
    ]
    assert len(drawn) > 200
    return drawn


def test_no_roster_costs_less(cases: list[Listed]) -> None:
    bites = 0
    for case in cases:
        plain = case.relaxed._replace(visits={})
        for values in case.rosters:
            least, cost = _least(case.relaxed, case.goal, values), evaluate(case.goal, values)
            assert least <= cost, case.seed
            activity = case.relaxed.matrix.activity(np.array(values)[case.relaxed.names])
            assert ((case.relaxed.matrix.low <= activity) & (activity <= case.relaxed.matrix.high)).all(), case.seed
            bites += least > _least(plain, case.goal, values)
    assert bites


def test_the_bound_is_never_above_the_best_roster_and_rises(cases: list[Listed]) -> None:
    risen = 0
    for case in cases:
        best = min([evaluate(case.goal, values) for values in case.rosters], default=None)
        if best is None:
            continue
        with_visits, plain = (_bound(case, relaxed) for relaxed in (case.relaxed, case.relaxed._replace(visits={})))
        assert plain - 1e-6 <= with_visits <= best + 1e-6, case.seed
        risen += with_visits > plain + 0.01
    assert risen > 10


def test_a_claim_one_too_strong_is_seen(cases: list[Listed]) -> None:
    for case in cases:
        for visited in case.relaxed.visits:
            if any(values[visited] and _is_too_strong(case, case.relaxed, values, visited) for values in case.rosters):
                return
    raise AssertionError("nothing of what a visit costs is ever all that it costs")


def test_a_stint_open_before_the_horizon_begins_for_nothing(cases: list[Listed]) -> None:
    """If it were told of as the others are, some roster would cost less than is said."""
    assert any(_is_too_strong(case, _forgetful(case), values) for case in cases for values in case.rosters)


def _least(relaxed: Relaxed, goal: Affine, values: list[int], more: int | None = None) -> int:
    """What the model without stints says of a roster's cost, with one point for a visit on top."""
    kept = np.array(values)[relaxed.names].tolist()
    return evaluate(relaxed.at_least(goal), kept) + (0 if more is None else kept[int(relaxed.position[more])])


def _is_too_strong(case: Listed, relaxed: Relaxed, values: list[int], more: int | None = None) -> bool:
    return _least(relaxed, case.goal, values, more) > evaluate(case.goal, values)


def _forgetful(case: Listed) -> Relaxed:
    """The model without stints of one in which no stint was open before the horizon."""
    stays = [stay for stay in case.model.stays.values() if stay.resumes]
    for stay in stays:
        stay.resumes = False
    relaxed = without_stints(case.model, case.model.compiled.asked([case.goal]), [case.goal])
    for stay in stays:
        stay.resumes = True
    return relaxed


def _bound(case: Listed, relaxed: Relaxed) -> float:
    goal = relaxed.at_least(case.goal)
    return HighsProgram(relaxed.matrix, [goal]).relax(goal, Until.within(10), Method.SIMPLEX).bound
