"""Promise 3: coefficients that OR-Tools may get wrong never reach it, neither in a row nor in an objective."""

import pytest

from scheduler.engine.build import build, objectives
from scheduler.formulation.instance import Instance
from scheduler.program.affine import BUDGET, Affine, BudgetExceeded
from scheduler.program.program import Program
from tests.cases import LONGQIAO, seat, tiny_case


def test_a_row_stays_below_the_budget() -> None:
    program = Program()
    first, second = program.boolean(), program.boolean()
    program.row(Affine(0, ((first, BUDGET - 2), (second, -1))), high=0)
    with pytest.raises(BudgetExceeded):
        program.row(Affine(0, ((first, BUDGET - 1), (second, -1))), high=0)


def test_an_objective_over_the_budget_is_named_by_level() -> None:
    demands = (seat(f"{LONGQIAO}/接处警/值", minimum=0, target=1, weight=BUDGET // 10**6 + 1),)
    model = build(Instance(tiny_case(demands=demands, policy={"target_cover": {"weight": 10**6}})))
    with pytest.raises(BudgetExceeded, match="第 3 级目标「目标缺口」"):
        objectives(model)
