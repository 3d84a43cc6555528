"""The straight line: what comes back is audited, says what it proves, and is never nothing without a name for it."""

import threading
from typing import Any

import pytest

from models.case import Case
from models.case_hash import case_hash
from models.errors import NoRoster, PlanConflict, SelfContradiction
from models.leave import Pin, PinKind
from models.roster import Status, StoppedBy
from scheduler import plan as line
from scheduler.audit import audit
from scheduler.engine.process.solving import SolvedCase
from scheduler.engine.watch import Watch
from scheduler.jobs.samples import summer
from scheduler.plan import Plan, Settings, plan
from tests.cases import assigned, day, request, tiny_case

QUICK = Settings(time_limit=20, workers=2, seed=0)


def pinned(officer: str, duty: str, n: int, forced: bool = False) -> Pin:
    station, post, shift = duty.split("/")
    return Pin(kind=PinKind.ASSIGN, officer=officer, date=day(n), station=station, post=post, shift=shift, forced=forced)


def agrees(planned: Plan) -> bool:
    """Promise 1, by an audit of its own."""
    report = audit(planned.file.case, planned.file.roster)
    return not report.breaches and all(report.levels.get(level.level, 0) == level.value for level in planned.file.proof.levels)


def test_a_plan_carries_its_case_its_proof_and_its_end() -> None:
    case = tiny_case(leave=(request("Q1", "A03", 2, 3, slack=1),))
    planned = plan(case, QUICK)
    proof = planned.file.proof
    assert planned.file.case_hash == case_hash(case)
    assert [level.level for level in proof.levels] == [1, 2, 3, "3b", 4, 5, 6, 7]
    assert {"dutycover", "ortools", "python", "platform"} <= set(proof.versions)
    assert (proof.seed, proof.workers) == (0, 2)
    assert proof.parameters["time_limit"] == 20
    assert float(proof.parameters["memory_gb"]) > 0
    assert not proof.parameters["reproducible"]
    assert "linearization_level" in str(proof.parameters["search"])
    assert {row.officer for row in planned.closing} == {officer.id for officer in case.officers}
    assert agrees(planned)


def test_progress_names_levels_as_the_policy_does() -> None:
    heard: list[str] = []
    plan(tiny_case(), QUICK, Watch(lambda title, _: heard.append(title)))
    assert "关键缺口" in heard


def test_a_second_on_the_summer_case_still_gives_an_audited_roster() -> None:
    from scheduler.exchange import read_case

    planned = plan(read_case(summer()).case, Settings(time_limit=1, workers=2))
    assert planned.file.proof.status in (Status.FEASIBLE, Status.OPTIMAL)
    assert planned.file.proof.stopped_by is StoppedBy.TIME_LIMIT
    assert planned.file.roster.assignments
    assert agrees(planned)


def test_stop_set_beforehand_still_gives_a_roster() -> None:
    stop = threading.Event()
    stop.set()
    planned = plan(tiny_case(), QUICK, Watch(stop=stop))
    assert agrees(planned)


def test_a_roster_that_the_audit_refuses_never_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unqualified officer slipped into the roster after the solve is found by the audit, and said plainly."""
    solve = line.solve

    def wrong(*arguments: Any, **_: object) -> SolvedCase:
        solution = solve(*arguments)
        assert solution.roster is not None
        slipped = assigned("C01", "龙桥所/户籍窗口/白", 1)
        return solution._replace(
            roster=solution.roster.model_copy(update={"assignments": (*solution.roster.assignments, slipped)})
        )

    monkeypatch.setattr(line, "solve", wrong)
    with pytest.raises(SelfContradiction, match="求解结果与审核不一致"):
        plan(tiny_case(), QUICK)


@pytest.mark.parametrize(
    ("stopped_by", "words"),
    [
        (StoppedBy.TIME_LIMIT, "20 秒内没有找到"),
        (StoppedBy.CRASHED, "求解进程意外退出"),
        (StoppedBy.MEMORY, "内存上限"),
        (StoppedBy.INTERRUPTED, "已中断"),
    ],
)
def test_no_roster_is_not_infeasible_and_names_its_cause(
    stopped_by: StoppedBy, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "solve", lambda *_, **__: SolvedCase(Status.NO_SOLUTION, stopped_by))
    with pytest.raises(NoRoster, match=words):
        plan(tiny_case(), QUICK)


def conflict(case: Case) -> str:
    with pytest.raises(PlanConflict) as refused:
        plan(case, QUICK)
    return str(refused.value)


def test_a_pin_that_alone_breaks_a_rule_is_named_with_the_rule() -> None:
    said = conflict(tiny_case(pins=(pinned("C02", "龙桥所/接处警/值", 4), pinned("C01", "龙桥所/户籍窗口/白", 1))))
    assert said.startswith("锁定!第3行")
    assert "岗位所需技能" in said
    assert "第2行" not in said


def test_two_pins_that_break_a_rule_together_are_named_and_no_third() -> None:
    """24-hour duties on two dates in a row leave no rest between them; the third pin has nothing to do with it."""
    pins = [pinned("C02", "龙桥所/接处警/值", 4), pinned("C01", "龙桥所/接处警/值", 1), pinned("C01", "龙桥所/接处警/值", 2)]
    said = conflict(tiny_case(pins=tuple(pins)))
    assert "锁定!第3行" in said
    assert "锁定!第4行" in said
    assert "第2行" not in said
    assert "二十四小时班后休息" in said


def test_every_conflict_is_named_at_once() -> None:
    pins = [pinned(officer, "龙桥所/接处警/值", n) for officer, n in (("C01", 1), ("C01", 2), ("C02", 4), ("C02", 5))]
    said = conflict(tiny_case(pins=tuple(pins)))
    assert all(f"锁定!第{row}行" in said for row in (2, 3, 4, 5))


def test_a_pin_against_leave_that_another_pin_grants() -> None:
    pins = (pinned("C01", "龙桥所/接处警/值", 1), Pin(kind=PinKind.GRANT, request="Q1"))
    said = conflict(tiny_case(pins=pins, leave=(request("Q1", "C01", 1, 2),)))
    assert "休假" in said


def test_leave_of_an_entitled_kind_cannot_be_refused() -> None:
    said = conflict(tiny_case(pins=(Pin(kind=PinKind.REFUSE, request="Q1"),), leave=(request("Q1", "C01", 1, 2, kind="病假"),)))
    assert "锁定!第2行" in said


def test_a_hard_lower_limit_that_nobody_can_reach() -> None:
    said = conflict(tiny_case(policy={"load.min_minutes": {"value": 6000, "hard": True}}))
    assert "每周勤务时长下限" in said


def test_a_forced_pin_is_kept_and_listed_as_accepted() -> None:
    planned = plan(tiny_case(pins=(pinned("C01", "龙桥所/户籍窗口/白", 1, forced=True),)), QUICK)
    assert any(assignment.officer == "C01" and assignment.post == "户籍窗口" for assignment in planned.file.roster.assignments)
    assert [finding.rule for finding in planned.report.accepted] == ["qualified"]
    assert not planned.report.breaches
