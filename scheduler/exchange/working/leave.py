"""请假: every request with its decision, the reason and the nearest dates that could be granted."""

from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from models.base import dates
from models.case import Case
from models.leave import LeaveChoice, LeaveRequest
from models.reasons import LeaveReason, Reasons
from models.roster import Outcome
from models.words import say
from scheduler.exchange.reading.leave_beyond import days_inside, is_given, is_outside
from scheduler.exchange.sheets.written import Block, BlockKind
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import Styles
from scheduler.exchange.writing.paper.table import AnswerTable, Column, answer_sheet, put
from scheduler.exchange.writing.paper.text import days

COLUMNS = (
    Column("head.unit", 14),
    Column("head.officer", 13, "strong"),
    Column("head.request", 9, "code"),
    Column("head.leave_kind", 9, "code"),
    Column("head.asked_dates", 28),
    Column("head.days", 7, "number"),
    Column("head.outcome", 9, "strong"),
    Column("head.granted_dates", 17),
    Column("head.reason", 38),
    Column("head.ahead", 30),
    Column("head.clause", 19),
    Column("head.earlier", 17),
    Column("head.later", 17),
    Column("head.note", 14),
)
TOP, REQUEST, OUTCOME = 3, 2, 6
"""The first row of requests; the columns of a request's id and of its outcome, beside which the dates granted stand."""
NOTE = "sheet.leave.note"
GRANT, REFUSE = "sheet.leave.grant", "sheet.leave.refuse"
"""What may be typed as an outcome."""


class Decided(StrEnum):
    """What became of a request."""

    GRANTED = "granted"
    MOVED = "moved"
    REFUSED = "refused"
    GIVEN = "given"
    OUTSIDE = "outside"
    OPEN = "open"


DECIDED = {
    Decided.GRANTED: "sheet.leave.outcome.granted",
    Decided.MOVED: "sheet.leave.outcome.moved",
    Decided.REFUSED: "sheet.leave.outcome.refused",
    Decided.GIVEN: "sheet.leave.given",
    Decided.OUTSIDE: "sheet.leave.out_of_horizon",
    Decided.OPEN: "sheet.leave.undecided",
}
OUTCOMES = {Outcome.GRANTED: Decided.GRANTED, Outcome.MOVED: Decided.MOVED, Outcome.REFUSED: Decided.REFUSED}


def leave_sheet(book: Any, styles: Styles, tables: Tables, reasons: Reasons, blocks: list[Block]) -> None:
    requests = tables.case.leave
    shown = leave_table(tables, reasons)
    sheet = answer_sheet(book, styles, shown)
    if requests:
        open_rows = tuple((request.id,) if _is_open(tables.case, request) else () for request in requests)
        name = sheet.get_name()
        blocks.append(Block(sheet=name, kind=BlockKind.LEAVE, top=TOP, left=OUTCOME, width=2, rows=open_rows, labels=(REQUEST,)))
        _open(sheet, styles, shown.rows, open_rows)


def leave_table(tables: Tables, reasons: Reasons) -> AnswerTable:
    known = {reason.request: reason for reason in reasons.leave}
    empty = LeaveReason(request="-", sentence="")
    rows = [_row(tables, request, known.get(request.id, empty)) for request in tables.case.leave]
    return AnswerTable(say("title.leave"), say(NOTE), COLUMNS, rows)


def _is_open(case: Case, request: LeaveRequest) -> bool:
    return not is_given(case, request) and not is_outside(case, request)


def _open(sheet: Any, styles: Styles, rows: list[tuple[Any, ...]], open_rows: tuple[tuple[str, ...], ...]) -> None:
    """Outcome and dates of what is not given may be typed over, with what may be typed beside them."""
    places = [at for at, is_open in enumerate(open_rows, start=TOP) if is_open]
    for at in places:
        row = rows[at - TOP]
        put(sheet, at, OUTCOME, row[OUTCOME], styles.open_named("strong"))
        put(sheet, at, OUTCOME + 1, row[OUTCOME + 1], styles.open_named("typed"))
    for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        known = [at for _, at in run]
        sheet.data_validation(known[0], OUTCOME, known[-1], OUTCOME, _choices())
        dates = _message("sheet.leave.dates_title", "sheet.leave.dates_help") | {"validate": "any"}
        sheet.data_validation(known[0], OUTCOME + 1, known[-1], OUTCOME + 1, dates)


def _choices() -> dict[str, Any]:
    message = _message("sheet.leave.outcome_title", "sheet.leave.outcome_help")
    return message | {"validate": "list", "source": [say(GRANT), say(REFUSE)], "show_error": False}


def _message(title: str, text: str) -> dict[str, Any]:
    return {"input_title": say(title), "input_message": say(text)}


def decided(tables: Tables, request: LeaveRequest) -> Decided:
    if is_given(tables.case, request):
        return Decided.GIVEN
    if is_outside(tables.case, request):
        return Decided.OUTSIDE
    decision = tables.decisions.get(request.id)
    return OUTCOMES[decision.outcome] if decision else Decided.OPEN


def outcome_of(tables: Tables, request: LeaveRequest) -> str:
    return say(DECIDED[decided(tables, request)])


def granted_dates(tables: Tables, request: LeaveRequest) -> str:
    granted = granted_span(tables, request)
    return days(*granted) if granted else ""


def granted_span(tables: Tables, request: LeaveRequest) -> tuple[date, date] | None:
    """First and last date of the leave, given or decided."""
    if is_given(tables.case, request):
        return request.choices[0].first, request.choices[0].last
    decision = tables.decisions.get(request.id)
    return (decision.first, decision.last) if decision and decision.first and decision.last else None


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
        reason.ahead,
        reason.clause,
        reason.earlier,
        reason.later,
        remark(tables, request),
    )


def remark(tables: Tables, request: LeaveRequest) -> str:
    """Of the dates granted, or else of those asked, how many are in the horizon; those granted outside it are not checked."""
    granted = granted_span(tables, request)
    first, last = granted or (request.choices[0].first, request.choices[0].last)
    inside = days_inside(tables.case, first, last)
    beyond = len(dates(first, last)) - inside
    if not beyond:
        return ""
    return say("sheet.leave.unchecked" if granted else "sheet.leave.outside", inside=inside, beyond=beyond)
