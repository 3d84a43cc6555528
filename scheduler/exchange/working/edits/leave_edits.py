"""What was typed into the outcome of a leave request, or into the dates granted: granted from a date, or refused."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from models.base import Id, dates
from models.leave import LeaveRequest
from models.words import Language, catalogue, listed, say
from scheduler.exchange.reading.cells import days
from scheduler.exchange.working.edits.roster_edits import LeaveEdit, LeaveField
from scheduler.exchange.working.edits.same_cell import key
from scheduler.exchange.working.edits.unclear_cell import UnclearCell
from scheduler.exchange.working.leave import GRANT, REFUSE
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.text import days as said_days

OUTCOME = "sheet.leave.outcome"
GRANTING = {"准", "准假", "批准", "同意", "准予", "grant", "granted", "yes"}
REFUSING = {"不准", "未准", "不准假", "不批", "不批准", "不同意", "refuse", "refused", "no"}
MOVING = re.compile(r"(?:改期?至|改到|改期到|改为|移至|调至|改期准假|改期|moved?\s*to|moved?|granted\s*on\s*other\s*dates)")
MONTH_DAY = re.compile(r"(?<!\d)(?<!\d-)(\d{1,2})-(\d{1,2})(?![\d-])")
TO = re.compile(r"\s*(?:\bto\b|至|到|~|～)\s*|(?<=\d)/(?=\d{4}-)")


class LeaveMeant(NamedTuple):
    """`first` None refuses the request; a request may be granted in one of its choices only, as it allows."""

    edits: tuple[LeaveEdit, ...]
    request: LeaveRequest
    choice: int
    first: date | None
    last: date | None

    @property
    def id(self) -> Id:
        return self.request.id


def leave_meant(tables: Tables, edits: Sequence[LeaveEdit]) -> LeaveMeant:
    """Of the edits of one request. Raises `UnclearCell` where they say nothing, or two of them different things."""
    request = next(known for known in tables.case.leave if known.id == edits[0].request)
    by_field = {edit.field: edit.after for edit in edits}
    outcome, typed_dates = by_field.get(LeaveField.OUTCOME), by_field.get(LeaveField.DATES)
    if outcome is not None and _word(outcome) in _words(REFUSING, REFUSE, "refused"):
        if typed_dates:
            raise UnclearCell(say("edits.leave.both", other=_other(edits)), say("edits.same"))
        return LeaveMeant(tuple(edits), request, 0, None, None)
    text = _date_text(outcome, typed_dates)
    if outcome is None and not typed_dates:
        raise UnclearCell(say("edits.leave.no_dates"), say("edits.leave.outcomes"))
    if not text:
        return _as_shown(tables, request, edits)
    granted = _granted(request, text, edits)
    if typed_dates and outcome and (own := _date_text(outcome, None)) and _granted(request, own, edits)[2:] != granted[2:]:
        raise UnclearCell(say("edits.leave.both", other=_other(edits)), say("edits.same"))
    return granted


def _date_text(outcome: str | None, typed_dates: str | None) -> str:
    """The dates that are typed, in their own cell or behind 改至; none where the request is simply granted."""
    if typed_dates:
        return typed_dates
    if outcome is None or _word(outcome) in _words(GRANTING, GRANT, "granted"):
        return ""
    rest = MOVING.sub("", outcome, count=1).strip()
    if not rest:
        raise UnclearCell(say("edits.leave.which_dates", outcome=outcome), say("edits.leave.outcomes"))
    return rest


def _as_shown(tables: Tables, request: LeaveRequest, edits: Sequence[LeaveEdit]) -> LeaveMeant:
    """On the dates that the sheet shows as granted, else as asked first."""
    decision = tables.decisions.get(request.id)
    if decision and decision.first and decision.last:
        return LeaveMeant(tuple(edits), request, decision.choice or 0, decision.first, decision.last)
    return LeaveMeant(tuple(edits), request, 0, request.choices[0].first, request.choices[0].last)


def _granted(request: LeaveRequest, text: str, edits: Sequence[LeaveEdit]) -> LeaveMeant:
    span = days.span(MONTH_DAY.sub(r"\1月\2日", TO.sub("至", text)).replace("--", "-"))
    if span is None:
        raise UnclearCell(say("edits.leave.unknown", text=text), say("edits.leave.outcomes"))
    for choice, first, last in _possible(request):
        if _fits(span.first, first) and (span.last is None or _fits(span.last, last)):
            return LeaveMeant(tuple(edits), request, choice, first, last)
    raise UnclearCell(say("edits.leave.not_asked", text=text, request=request.id), _offered(request))


def _possible(request: LeaveRequest) -> list[tuple[int, date, date]]:
    """Every choice with the first and last dates that it may have, as asked before moved."""
    possible = []
    for number, choice in enumerate(request.choices):
        length = choice.last - choice.first
        firsts = sorted(dates(choice.earliest, choice.latest), key=lambda first: (abs(first - choice.first), first))
        possible += [(number, first, first + length) for first in firsts]
    return possible


def _fits(typed_day: days.Day, day: date) -> bool:
    return typed_day.in_year(typed_day.year or day.year) == day


def _offered(request: LeaveRequest) -> str:
    spans = []
    for choice in request.choices:
        length = (choice.last - choice.first) + timedelta(1)
        span = said_days(choice.first, choice.last)
        moved = say("edits.leave.from", days=said_days(choice.earliest, choice.latest), length=length.days)
        spans.append(span if choice.earliest == choice.latest else moved)
    return say("edits.leave.possible", spans=listed(spans))


def _other(edits: Sequence[LeaveEdit]) -> str:
    """The edits by cell."""
    return listed(
        say("edits.elsewhere", sheet=edit.sheet, cell=edit.cell, after=edit.after or say("edits.blank")) for edit in edits
    )


def _words(known: set[str], *keys: str) -> set[str]:
    shown = {catalogue(language)[name] for language in Language for name in (keys[0], f"{OUTCOME}.{keys[1]}")}
    return known | {_word(word) for word in shown}


def _word(text: str) -> str:
    return key(text).casefold().rstrip("。.!！")
