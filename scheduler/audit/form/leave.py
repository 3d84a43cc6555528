"""Each pending request has one decision, within its window and rightly named; no two leaves share a date."""

from collections.abc import Iterator

from models.findings import Finding
from models.leave import LeaveRequest
from models.roster import LeaveDecision, Outcome
from models.words import say

from .. import words
from ..facts import Facts
from ..given.leaves import is_before_planning, is_checked, leave
from ..sheet import Sheet
from ..spared import may_move


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for request in facts.pending.values():
        decision = sheet.decisions.get(request.id)
        problem = _problem(facts, request, decision) if decision else say("audit.form.leave.undecided")
        if problem:
            yield _finding(facts, request.officer, say("audit.form.leave.request", request=request.id, problem=problem))
    for officer, decided in sheet.leave.items():
        given = facts.lines[officer].leave
        for index, own in enumerate(decided):
            for other in (*given, *decided[:index]):
                if own.first <= other.last and other.first <= own.last:
                    dates = words.dates(facts, max(own.first, other.first), min(own.last, other.last))
                    yield _finding(facts, officer, say("audit.form.leave.overlap", dates=dates))


def _problem(facts: Facts, request: LeaveRequest, decision: LeaveDecision) -> str | None:
    first, last, index = decision.first, decision.last, decision.choice
    if decision.outcome is Outcome.REFUSED:
        return say("audit.form.leave.refused_with_dates") if first or last or index is not None else None
    if first is None or last is None or index is None or not 0 <= index < len(request.choices):
        return say("audit.form.leave.granted_without")
    choice = request.choices[index]
    if not choice.earliest <= first <= choice.latest:
        return say("audit.form.leave.outside", first=first, earliest=choice.earliest, latest=choice.latest)
    if last - first != choice.last - choice.first:
        return say("audit.form.leave.length", days=(last - first).days + 1, expected=(choice.last - choice.first).days + 1)
    if is_before_planning(first, facts.case):
        return say("audit.form.leave.before_planning", first=first, as_of=facts.case.as_of)
    right = Outcome.MOVED if index or first != choice.first else Outcome.GRANTED
    if right is Outcome.MOVED and not is_checked(first, last, facts.case):
        return say("audit.form.leave.beyond", first=first, last=last)
    if right is Outcome.MOVED and not may_move(facts, request, leave(first, last, facts.start)):
        return say("audit.form.leave.idle", first=first, last=last)
    if decision.outcome is right:
        return None
    word = say("audit.form.leave.moved") if right is Outcome.MOVED else say("audit.form.leave.granted")
    return say("audit.form.leave.outcome", expected=word)


def _finding(facts: Facts, officer: str, problem: str) -> Finding:
    return words.of_officer("form", facts, officer, None, f"{words.name(facts, officer)}{problem}")
