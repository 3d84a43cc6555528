"""A roster becomes values and these become the same roster again; in a changed case what still holds of it is kept."""

from collections.abc import Callable

import pytest

from models.case import Case
from models.leave import LeaveChoice, LeaveRequest, LeaveStatus
from scheduler.audit import breaches, facts_of
from scheduler.engine.build import build, objectives
from scheduler.engine.search.levels import Settings, solve_levels
from scheduler.engine.search.values import as_far_as_it_holds, values_of
from scheduler.engine.watch import Watch
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.roster import evaluate, extract
from tests.random_cases import random_case, touching_case

CHUNKS, EACH = 10, 12


def _solved(case: Case) -> tuple[Model, list[int]]:
    model = build(Instance(case))
    solution = solve_levels(model, objectives(model), Settings(20, workers=1), Watch())
    assert solution.values is not None
    return model, solution.values


@pytest.mark.parametrize(("chunk", "draw"), [*((chunk, random_case) for chunk in range(CHUNKS)), (0, touching_case)])
def test_a_roster_comes_back_from_its_values(chunk: int, draw: Callable[[int], Case]) -> None:
    """With the same value of every level: auxiliary variables are tight again."""
    duties = 0
    for seed in range(700_000 + chunk * EACH, 700_000 + (chunk + 1) * EACH):
        model, values = _solved(draw(seed))
        roster = extract(model, values)
        again = values_of(model, roster)
        assert extract(model, again) == roster, seed
        for objective in objectives(model):
            assert evaluate(objective.value, again) == evaluate(objective.value, values), seed
        duties += len(roster.assignments)
    assert duties


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_in_a_case_without_one_officer_what_is_kept_breaks_no_rule(chunk: int) -> None:
    kept = 0
    for seed in range(800_000 + chunk * EACH, 800_000 + (chunk + 1) * EACH):
        case = random_case(seed)
        roster = extract(*_solved(case))
        gone = next((work.officer for work in roster.assignments), None)
        if gone is None:
            continue
        fewer = _without(case, gone)
        model = build(Instance(fewer))
        state = as_far_as_it_holds(model, values_of(model, roster), [objective.value for objective in objectives(model)])
        assert state.score().violations == 0, seed
        known = extract(model, state.values)
        assert not list(breaches(facts_of(fewer), known)), seed
        kept += len({*known.assignments} & {*roster.assignments})
    assert kept


def test_a_solve_with_no_time_keeps_the_roster_it_began_with() -> None:
    """The greedy roster of some seed here is worse than the best one, which is what is given."""
    improved = 0
    for seed in range(900_000, 900_040):
        model, values = _solved(random_case(seed))
        goals = objectives(model)
        best = [evaluate(goal.value, values) for goal in goals]
        begun = solve_levels(model, goals, Settings(1e-3, workers=1), Watch(), start=values)
        alone = solve_levels(model, goals, Settings(1e-3, workers=1), Watch())
        assert [level.value for level in begun.levels] == best, seed
        improved += [level.value for level in alone.levels] > best
    assert improved


def _without(case: Case, gone: str) -> Case:
    """The officer stays in the case, away on leave that is given over the whole horizon."""
    whole = LeaveChoice(first=case.start, last=case.end, earliest=case.start, latest=case.start)
    away = LeaveRequest(id="away", officer=gone, status=LeaveStatus.APPROVED, choices=(whole,))
    kept = tuple(row for row in case.leave if row.officer != gone)
    return Case(**{**dict(case), "leave": (*kept, away), "pins": ()})
