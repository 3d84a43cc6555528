"""A shortage's funnel: every officer of the bureau once, by the first rule that keeps them from the duty."""

import pytest

from models.leave import Commitment, LeaveStatus
from models.reasons import ShortageReason
from models.roster import Roster
from scheduler.audit import audit
from scheduler.explain.reasons.why import reasons
from tests.cases import assigned, day, request, stint, tiny_case
from tests.explain.medium import medium_case, solved


def funnel(reason: ShortageReason) -> dict[str, int]:
    return {step.rule: step.ruled_out for step in reason.steps}


def test_each_officer_is_counted_at_the_first_rule() -> None:
    """The counter on Monday: D01 and A04 hold the skill; A04 is on leave and D01 at a meeting, so nobody is left."""
    case = tiny_case(
        days=1,
        leave=(request("r", "A04", 0, 0, status=LeaveStatus.APPROVED),),
        commitments=(Commitment(officer="D01", first=day(0), last=day(0)),),
    )
    roster = Roster()
    told = reasons(case, roster, audit(case, roster)).shortages
    (counter,) = [reason for reason in told if reason.post == "户籍窗口"]
    assert counter.candidates == 12
    assert funnel(counter) == {"category": 1, "qualified": 9, "available": 1, "commitments": 1}
    assert counter.sentence.endswith("类别、资质相符且在梯次之内2人：休假1人、有已定事项1人，无人可用。")


def test_whoever_could_still_serve_is_named() -> None:
    """D01 is free on Monday; A04 has the duty already."""
    case = tiny_case(days=1)
    roster = Roster(assignments=(assigned("A04", "龙桥所/户籍窗口/白", 0, "base"),))
    (counter,) = [reason for reason in reasons(case, roster, audit(case, roster)).shortages if reason.post == "户籍窗口"]
    assert funnel(counter)["serving"] == 1
    assert "可用1人（警员D01），本方案未选" in counter.sentence


def test_rest_after_a_night_rules_out() -> None:
    """C01 has the night of 凤凰山所 and may not be on the 24-hour duty of the next day."""
    case = tiny_case(days=2, only=("C01",))
    roster = Roster(assignments=(assigned("C01", "凤凰山所/接处警/夜", 0),), stints=(stint("C01", "凤凰山所", 0, 0),))
    told = reasons(case, roster, audit(case, roster)).shortages
    (next_day,) = [reason for reason in told if reason.station == "龙桥所" and reason.post == "接处警" and reason.date == day(1)]
    assert funnel(next_day) == {"rest": 1}


@pytest.mark.parametrize("seed", range(2))
def test_funnels_sum_to_the_officers(seed: int) -> None:
    """What is left after every rule is what the sentence calls free. Each duty wants two more than it got."""
    case = medium_case(seed)
    roster = solved(case)
    more = tuple(row.model_copy(update={"minimum": row.minimum + 2, "target": row.target + 2}) for row in case.demands)
    case = case.model_copy(update={"demands": more})
    shortages = reasons(case, roster, audit(case, roster)).shortages
    assert shortages
    for reason in shortages:
        ruled_out = sum(step.ruled_out for step in reason.steps)
        assert reason.candidates == len(case.officers)
        assert ("可用" in reason.sentence.replace("无人可用", "")) == (ruled_out < reason.candidates)


def test_without_time_left_a_shortage_is_named_but_not_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.explain.reasons.shortages.GRACE_SECONDS", -1.0)
    case = tiny_case(days=1)
    roster = Roster()
    report = audit(case, roster)
    told = reasons(case, roster, report, deadline=0.0).shortages
    assert len(told) == len(report.shortages) > 0
    assert all(reason.steps == () and reason.sentence.endswith("人员未逐一核查。") for reason in told)
