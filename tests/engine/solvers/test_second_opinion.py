"""No solve's word alone makes a case impossible."""

from typing import Any

import pytest

from models.leave import Pin, PinKind
from models.roster import Status
from models.words import say
from scheduler.engine.build import build, objectives
from scheduler.engine.search.first_roster import FirstRoster
from scheduler.engine.search.levels import Settings, solve_levels
from scheduler.engine.search.solution import Solution
from scheduler.engine.solvers.cp import CpProgram, Result
from scheduler.engine.solvers.second_opinion import DOUBT
from scheduler.engine.watch import Watch
from scheduler.explain.conflicts import conflict as search
from scheduler.explain.conflicts.conflict import conflict
from scheduler.formulation.instance import Instance
from tests.cases import day, tiny_case

PIN = Pin(kind=PinKind.ASSIGN, officer="C01", date=day(1), station="龙桥所", post="接处警", shift="值")
NEXT = PIN.model_copy(update={"date": day(2)})
"""A 24-hour duty on the next date leaves no rest between the two."""


def solved(*pins: Pin) -> Solution:
    model = build(Instance(tiny_case(pins=pins)))
    return solve_levels(model, objectives(model), Settings(20, 1), Watch())


def without_greedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FirstRoster, "start", lambda self: None)


def test_a_wrong_infeasible_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first solve is made to say infeasible; the second finds a roster, the search goes on from it, and it is told."""
    without_greedy(monkeypatch)
    minimise, calls = CpProgram.minimise, []

    def wrong_at_first(self: CpProgram, *arguments: Any) -> Result:
        calls.append(arguments)
        return Result(True, False, None, 0.0) if len(calls) == 1 else minimise(self, *arguments)

    monkeypatch.setattr(CpProgram, "minimise", wrong_at_first)
    solution = solved(PIN)
    assert solution.status is Status.OPTIMAL
    assert solution.remarks == (DOUBT,)


def test_a_second_solve_without_an_answer_leaves_it_open(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([Result(True, False, None, 0.0), Result(False, False, None, float("-inf"))])
    without_greedy(monkeypatch)
    monkeypatch.setattr(CpProgram, "minimise", lambda *_: next(answers))
    solution = solved(PIN)
    assert solution.status is Status.NO_SOLUTION
    assert solution.remarks == (DOUBT,)


def test_what_both_solves_say_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []
    minimise = CpProgram.minimise

    def noted(self: CpProgram, objective: Any, hint: Any, parameters: dict[str, object], *others: Any) -> Result:
        asked.append(parameters)
        return minimise(self, objective, hint, parameters, *others)

    monkeypatch.setattr(CpProgram, "minimise", noted)
    assert solved(PIN, NEXT).status is Status.INFEASIBLE
    assert asked[-1]["cp_model_presolve"] is False


def test_a_conflict_is_named_only_once_confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    case = tiny_case(pins=(PIN, NEXT))
    assert "锁定!第2行" in "".join(conflict(case))
    monkeypatch.setattr(search, "is_impossible", lambda *_: False)
    assert conflict(case) == (say(search.UNNAMED),)
