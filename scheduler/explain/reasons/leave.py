"""For every request refused or moved: what is in the way at the dates asked, and the nearest dates that could be granted."""

import time
from collections.abc import Iterator

from models.leave import LeaveRequest
from models.reasons import LeaveReason
from models.roster import LeaveDecision, Outcome
from models.words import say
from scheduler.audit import words
from scheduler.audit.facts import Facts
from scheduler.audit.given.leaves import Leave, leave
from scheduler.explain.reasons.ahead import Ahead
from scheduler.explain.reasons.granting import Answer, Granting, Verdict
from scheduler.explain.reasons.nearest import nearest, side_sentence
from scheduler.explain.reasons.rivals import Rivals

NOT_SEARCHED = "explain.leave.undecided"


def leave_reasons(facts: Facts, granting: Granting, deadline: float | None) -> Iterator[LeaveReason]:
    rivals = Rivals(granting)
    for request in facts.pending.values():
        decision = granting.sheet.decisions.get(request.id)
        if decision and decision.outcome is not Outcome.GRANTED:
            is_late = deadline is not None and time.monotonic() > deadline
            yield leave_reason(rivals, request, decision, is_late)


def leave_reason(rivals: Rivals, request: LeaveRequest, decision: LeaveDecision, is_late: bool) -> LeaveReason:
    facts, granting = rivals.facts, rivals.granting
    asked = list(_better(facts, request, decision))
    verdicts = [granting.verdict(request, asked_dates) for _, asked_dates in asked]
    parts = [_at(facts, *choice, verdict) for choice, verdict in zip(asked, verdicts, strict=True)]
    if decision.outcome is Outcome.REFUSED and not is_late and all(verdict.answer is not Answer.YES for verdict in verdicts):
        parts += _inside(facts, granting, request)
    sides = () if is_late else nearest(facts, granting, request)
    earlier, later = (side_sentence(facts, side) for side in sides) if sides else (say(NOT_SEARCHED), say(NOT_SEARCHED))
    ahead = Ahead(rivals, request, decision, asked[0][1], verdicts[0])
    return LeaveReason(
        request=request.id,
        sentence=say("join.semicolon").join(parts) + say("join.stop"),
        clause=_clause(facts, verdicts[0].rule),
        ahead=ahead.sentence(),
        rivals=ahead.rivals(),
        points=ahead.points,
        earlier=earlier,
        later=later,
    )


def _better(facts: Facts, request: LeaveRequest, decision: LeaveDecision) -> Iterator[tuple[int, Leave]]:
    """The dates asked that would have suited better than what was decided, by place in the choices."""
    for place, choice in enumerate(request.choices):
        if decision.choice is None or place < decision.choice or (place == decision.choice and choice.first != decision.first):
            yield place, leave(choice.first, choice.last, facts.start)


def _at(facts: Facts, place: int, asked: Leave, verdict: Verdict) -> str:
    rank = (
        say("explain.leave.choice", place=place + 1, dates=words.dates(facts, *asked))
        if place
        else say("explain.leave.asked", dates=words.dates(facts, *asked))
    )
    return say("explain.leave.verdict", rank=rank, sentence=verdict.sentence or say("explain.leave.grantable"))


def _clause(facts: Facts, rule: str) -> str:
    if not facts.policy.has(rule):
        return ""
    title, clause = facts.policy.title(rule), facts.policy.row(rule).texts()["clause"]
    return say("explain.leave.clause", title=title, clause=clause) if clause else title


def _inside(facts: Facts, granting: Granting, request: LeaveRequest) -> Iterator[str]:
    """A date within the request's own windows that could be granted after all."""
    for choice in request.choices:
        length = (choice.last - choice.first).days
        for first in range(facts.day(choice.earliest), facts.day(choice.latest) + 1):
            if granting.verdict(request, Leave(first, first + length)).answer is Answer.YES:
                yield say("explain.leave.movable", dates=words.dates(facts, first, first + length))
                return
