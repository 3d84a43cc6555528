"""What refusals and moves of leave cost; a request without a decision costs like a refusal."""

from datetime import date
from fractions import Fraction
from math import ceil

from models.leave import LeaveChoice, LeaveRequest
from models.roster import LeaveDecision, Outcome

from ..facts import Facts
from ..given.leaves import leave
from ..sheet import Sheet
from ..spared import as_asked, work_spared

MOST_PERCENT = 90


def value(facts: Facts, sheet: Sheet) -> int:
    return sum(_cost(facts, row, sheet.decisions.get(row.id)) for row in facts.pending.values())


def _cost(facts: Facts, request: LeaveRequest, decision: LeaveDecision | None) -> int:
    full = _per_day(facts, request) * _days(facts, request.choices[0])
    if decision is None or decision.outcome is Outcome.REFUSED or decision.first is None or decision.choice is None:
        return full
    if not 0 <= decision.choice < len(request.choices):
        return full
    choice = request.choices[decision.choice]
    longest = max(1, (choice.first - choice.earliest).days, (choice.latest - choice.first).days)
    moved = abs((decision.first - choice.first).days)
    later, shifted = (facts.policy.number(f"leave.{key}_percent") for key in ("choice", "move"))
    percents = later * decision.choice + Fraction(shifted * moved, longest) + _lost(facts, request, choice, decision.first)
    return max(0, min(full - 1, ceil(full * min(Fraction(MOST_PERCENT), percents) / 100)))


def _lost(facts: Facts, request: LeaveRequest, choice: LeaveChoice, first: date) -> Fraction:
    """Percent of the work that the dates asked first would have spared."""
    asked = work_spared(facts, request, as_asked(facts, request))
    granted = work_spared(facts, request, leave(first, first + (choice.last - choice.first), facts.start))
    return Fraction(100 * max(0, asked - granted), max(1, asked))


def _per_day(facts: Facts, request: LeaveRequest) -> int:
    of_kind = f"leave.weight.{request.kind}"
    weight = facts.policy.number(of_kind if facts.policy.has(of_kind) else "leave")
    refusals = max(request.past_refusals, facts.lines[request.officer].before.past_refusals)
    return weight + facts.policy.number("leave.past_refusal") * refusals


def _days(facts: Facts, choice: LeaveChoice) -> int:
    first, last = max(choice.first, facts.case.start), min(choice.last, facts.case.end)
    return max(1, (last - first).days + 1)
