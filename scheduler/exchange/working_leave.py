"""请假: every request with its decision, the reason and the nearest dates that could be granted."""

from typing import Any

from models.leave import LeaveChoice, LeaveRequest
from models.reasons import LeaveReason, Reasons
from models.roster import Outcome
from models.words import say
from scheduler.exchange.roster_style import Styles
from scheduler.exchange.roster_tables import Tables, is_given
from scheduler.exchange.roster_text import days
from scheduler.exchange.working_table import Column, table_sheet

COLUMNS = (
    Column("head.unit", 14),
    Column("head.officer", 13, "strong"),
    Column("head.request", 9, "code"),
    Column("head.leave_kind", 9, "code"),
    Column("head.asked_dates", 29),
    Column("head.days", 7, "number"),
    Column("head.outcome", 9, "strong"),
    Column("head.granted_dates", 17),
    Column("head.reason", 38),
    Column("head.clause", 20),
    Column("head.earlier", 19),
    Column("head.later", 19),
    Column("head.note", 17),
)
NOTE = "sheet.leave.note"
GIVEN = "sheet.leave.given"
OUTCOMES = {
    Outcome.GRANTED: "sheet.leave.outcome.granted",
    Outcome.MOVED: "sheet.leave.outcome.moved",
    Outcome.REFUSED: "sheet.leave.outcome.refused",
}


def leave_sheet(book: Any, styles: Styles, tables: Tables, reasons: Reasons) -> None:
    known = {reason.request: reason for reason in reasons.leave}
    empty = LeaveReason(request="-", sentence="")
    rows = [_row(tables, request, known.get(request.id, empty)) for request in tables.case.leave]
    table_sheet(book, styles, say("title.leave"), say(NOTE), COLUMNS, rows)


def outcome_of(tables: Tables, request: LeaveRequest) -> str:
    if is_given(tables.case, request):
        return say(GIVEN)
    decision = tables.decisions.get(request.id)
    return say(OUTCOMES[decision.outcome]) if decision else say("sheet.leave.undecided")


def granted_dates(tables: Tables, request: LeaveRequest) -> str:
    if is_given(tables.case, request):
        return days(request.choices[0].first, request.choices[0].last)
    decision = tables.decisions.get(request.id)
    return days(decision.first, decision.last) if decision and decision.first and decision.last else ""


def asked_dates(request: LeaveRequest) -> str:
    """The choices in their order, one a line."""
    if len(request.choices) == 1:
        return _choice(request.choices[0])
    return "\n".join(
        say("sheet.leave.choice", rank=rank, choice=_choice(choice)) for rank, choice in enumerate(request.choices, start=1)
    )


def _choice(choice: LeaveChoice) -> str:
    text = days(choice.first, choice.last)
    if choice.earliest == choice.latest:
        return text
    return say("sheet.leave.movable", text=text, days=days(choice.earliest, choice.latest))


def _row(tables: Tables, request: LeaveRequest, reason: LeaveReason) -> tuple[Any, ...]:
    officer, first = tables.officers[request.officer], request.choices[0]
    return (
        officer.unit,
        tables.labels[officer.id],
        request.id,
        request.kind,
        asked_dates(request).replace(say("join.open"), say("join.open_below")),
        (first.last - first.first).days + 1,
        outcome_of(tables, request),
        granted_dates(tables, request),
        reason.sentence,
        reason.clause,
        reason.earlier,
        reason.later,
        _remark(tables, request),
    )


def _remark(tables: Tables, request: LeaveRequest) -> str:
    case, first, last = tables.case, request.choices[0].first, request.choices[0].last
    if first >= case.start and last <= case.end:
        return ""
    inside = (min(last, case.end) - max(first, case.start)).days + 1
    return say("sheet.leave.outside", text=max(0, inside))
