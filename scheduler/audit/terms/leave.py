"""What refusals and moves of leave cost; a request without a decision costs like a refusal."""

from datetime import date
from fractions import Fraction
from math import ceil

from models.leave import LeaveChoice, LeaveRequest
from models.policy import KIND_PREFIX
from models.roster import LeaveDecision, Outcome

from ..facts import Facts
from ..given.leaves import leave
from ..sheet import Sheet
from ..spared import as_asked, work_spared

MOST_PERCENT = 90


def value(facts: Facts, sheet: Sheet) -> int:
    return sum(decision_cost(facts, row, sheet.decisions.get(row.id)) for row in facts.pending.values())


def decision_cost(facts: Facts, request: LeaveRequest, decision: LeaveDecision | None) -> int:
    full = refusal_cost(facts, request)
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


def refusal_cost(facts: Facts, request: LeaveRequest) -> int:
    refusals = facts.policy.number("leave.past_refusal") * past_refusals(facts, request)
    return (kind_weight(facts, request) + refusals) * dates_inside(facts, request)


def kind_weight(facts: Facts, request: LeaveRequest) -> int:
    of_kind = f"{KIND_PREFIX}{request.kind}"
    return facts.policy.number(of_kind if facts.policy.has(of_kind) else "leave")


def past_refusals(facts: Facts, request: LeaveRequest) -> int:
    return max(request.past_refusals, facts.lines[request.officer].before.past_refusals)


def dates_inside(facts: Facts, request: LeaveRequest) -> int:
    """Dates of the horizon that were asked for first, at least one."""
    choice = request.choices[0]
    first, last = max(choice.first, facts.case.start), min(choice.last, facts.case.end)
    return max(1, (last - first).days + 1)
