"""请假: every request with its decision, the reason and the nearest dates that could be granted."""

from typing import Any

from models.leave import LeaveChoice, LeaveRequest
from models.reasons import LeaveReason, Reasons
from models.roster import Outcome
from scheduler.exchange.roster_style import Styles
from scheduler.exchange.roster_tables import Tables, is_given
from scheduler.exchange.roster_text import days
from scheduler.exchange.working_table import Column, table_sheet

COLUMNS = (
    Column("单位", 14),
    Column("警员", 13, "strong"),
    Column("申请号", 9, "code"),
    Column("假种", 9, "code"),
    Column("申请日期", 29),
    Column("天数", 7, "number"),
    Column("结果", 9, "strong"),
    Column("准假日期", 17),
    Column("原因", 38),
    Column("依据", 20),
    Column("之前最近可准", 19),
    Column("之后最近可准", 19),
    Column("备注", 17),
)
NOTE = "既定：已批准或应准假种，不再裁定。未定：既未证明可准，也未证明不可准。"
GIVEN = "既定"
OUTCOMES = {Outcome.GRANTED: "准假", Outcome.MOVED: "改期准假", Outcome.REFUSED: "未准"}


def leave_sheet(book: Any, styles: Styles, tables: Tables, reasons: Reasons) -> None:
    known = {reason.request: reason for reason in reasons.leave}
    empty = LeaveReason(request="-", sentence="")
    rows = [_row(tables, request, known.get(request.id, empty)) for request in tables.case.leave]
    table_sheet(book, styles, "请假", NOTE, COLUMNS, rows)


def outcome_of(tables: Tables, request: LeaveRequest) -> str:
    if is_given(tables.case, request):
        return GIVEN
    decision = tables.decisions.get(request.id)
    return OUTCOMES[decision.outcome] if decision else "未裁定"


def granted_dates(tables: Tables, request: LeaveRequest) -> str:
    if is_given(tables.case, request):
        return days(request.choices[0].first, request.choices[0].last)
    decision = tables.decisions.get(request.id)
    return days(decision.first, decision.last) if decision and decision.first and decision.last else ""


def asked_dates(request: LeaveRequest) -> str:
    """The choices in their order, one a line."""
    if len(request.choices) == 1:
        return _choice(request.choices[0])
    return "\n".join(f"志愿{rank} {_choice(choice)}" for rank, choice in enumerate(request.choices, start=1))


def _choice(choice: LeaveChoice) -> str:
    text = days(choice.first, choice.last)
    if choice.earliest == choice.latest:
        return text
    return f"{text}（可自{days(choice.earliest, choice.latest)}起）"


def _row(tables: Tables, request: LeaveRequest, reason: LeaveReason) -> tuple[Any, ...]:
    officer, first = tables.officers[request.officer], request.choices[0]
    return (
        officer.unit,
        tables.labels[officer.id],
        request.id,
        request.kind,
        asked_dates(request).replace("（", "\n（"),
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
    return f"超出编制期，期内{max(0, inside)}天"
