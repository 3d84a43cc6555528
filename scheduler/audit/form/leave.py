"""Each pending request has one decision, within its window and rightly named; no two leaves share a date."""

from collections.abc import Iterator

from models.findings import Finding
from models.leave import LeaveRequest
from models.roster import LeaveDecision, Outcome

from .. import words
from ..facts import Facts
from ..sheet import Sheet


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for request in facts.pending.values():
        decision = sheet.decisions.get(request.id)
        problem = _problem(request, decision) if decision else "尚无决定"
        if problem:
            yield _finding(facts, request.officer, f"的请假申请{request.id}{problem}")
    for officer, decided in sheet.leave.items():
        given = facts.lines[officer].leave
        for index, one in enumerate(decided):
            for other in (*given, *decided[:index]):
                if one.first <= other.last and other.first <= one.last:
                    dates = words.dates(facts, max(one.first, other.first), min(one.last, other.last))
                    yield _finding(facts, officer, f"两次休假重叠：{dates}")


def _problem(request: LeaveRequest, decision: LeaveDecision) -> str | None:
    first, last, index = decision.first, decision.last, decision.choice
    if decision.outcome is Outcome.REFUSED:
        return "不批准，却写有日期或志愿" if first or last or index is not None else None
    if first is None or last is None or index is None or not 0 <= index < len(request.choices):
        return "已批准，却缺少日期或有效的志愿序"
    choice = request.choices[index]
    if not choice.earliest <= first <= choice.latest:
        return f"开始日期 {first} 不在 {choice.earliest} 至 {choice.latest} 之内"
    if last - first != choice.last - choice.first:
        return f"批准 {(last - first).days + 1} 天，应为 {(choice.last - choice.first).days + 1} 天"
    right = Outcome.MOVED if index or first != choice.first else Outcome.GRANTED
    return None if decision.outcome is right else f"结果应为{'改期' if right is Outcome.MOVED else '批准'}"


def _finding(facts: Facts, officer: str, problem: str) -> Finding:
    return words.of_officer("form", facts, officer, None, f"{words.name(facts, officer)}{problem}")
