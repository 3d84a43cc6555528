"""What a roster file says of itself is held against the audit; a forged proof does not pass."""

from typing import Any

import pytest

from models.policy import default_policy
from models.roster import LevelResult, Status
from scheduler.audit import audit
from scheduler.exchange.reading.claims import false_claims, policy_lines
from scheduler.plan import Settings, plan
from tests.cases import LONGQIAO, request, seat, tiny_case


@pytest.fixture(scope="module")
def file():
    """One officer, one duty on each of two dates, leave asked on the first: every level is closed at once."""
    case = tiny_case(days=2, only=["A01"], demands=(seat(f"{LONGQIAO}/接处警/值", on=0),), leave=(request("r1", "A01", 0, 0),))
    return plan(case, Settings(time_limit=20.0, workers=1)).file


def said(file, **proof: Any) -> list[str]:
    report = audit(file.case, file.roster)
    return list(false_claims(file.proof.model_copy(update=proof), report, file.case.policy))


def test_the_proof_of_a_plan_claims_nothing_false(file) -> None:
    assert file.proof.status is Status.OPTIMAL
    assert said(file) == []


def test_a_value_that_is_not_the_rosters(file) -> None:
    first = file.proof.levels[0]
    forged = first.model_copy(update={"value": first.value - 1, "bound": first.value - 1})
    assert said(file, levels=(forged, *file.proof.levels[1:])) == [
        f"第 1 级 关键缺口：文件写 {first.value - 1}，审核数得 {first.value}"
    ]


def test_levels_left_out_are_each_named(file) -> None:
    """None at all, and all but the second."""
    assert len(said(file, levels=())) == len(file.proof.levels)
    (sentence,) = said(file, levels=(file.proof.levels[0], *file.proof.levels[2:]))
    assert sentence.startswith("第 2 级没有写")


def test_a_level_told_twice(file) -> None:
    assert said(file, levels=(*file.proof.levels, file.proof.levels[0])) == ["第 1 级写了 2 次"]


def test_a_level_that_no_policy_has_counts_nothing(file) -> None:
    """Its value of 0 is what the audit counts; any other is not."""
    unknown = LevelResult(level=99, name="nothing", value=3, bound=3, gap=0.0)
    assert said(file, levels=(*file.proof.levels, unknown)) == ["第 99 级 nothing：文件写 3，审核数得 0"]


def test_a_bound_above_the_value_and_an_optimum_with_an_open_level(file) -> None:
    level = file.proof.levels[1]
    above, below = (level.model_copy(update={"bound": level.value + more}) for more in (1, -1))
    rest = (file.proof.levels[0], *file.proof.levels[2:])
    assert "高于现值" in said(file, levels=(above, *rest))[0]
    assert said(file, levels=(below, *rest)) == ["写明已证明最优，却有一级的下界低于现值"]
    assert said(file, levels=(below, *rest), status=Status.FEASIBLE) == []


def test_a_policy_is_listed_wherever_it_decides_otherwise() -> None:
    """A value, a switch, a level, a soft row made hard; not a title of the planner's own."""
    assert list(policy_lines(default_policy())) == ["规则与内置的相同"]
    renamed = default_policy().changed(rest={"title": "休息"})
    assert list(policy_lines(renamed)) == ["规则与内置的相同"]
    changed = default_policy().changed(rest={"on": False}, ladder={"level": 1, "weight": 3}, rest__night={"value": 1})
    heading, *rows = policy_lines(changed)
    assert heading == "与内置不同的规则，3 行："
    assert len(rows) == 3
    assert "  勤务间休息：停用（内置 启用）" in rows
    assert "  夜班后休息：1 分钟（内置 1440 分钟）" in rows
    assert "  支援梯次代价：第 1 级，权重 3（内置 第 4 级，权重 1）" in rows
