"""答复: an answer to each leave request, wish, request for a bed, visit and request of a station for support."""

from typing import Any

from models.base import dates
from models.demand import SupportRequest
from models.leave import BedRequest, LeaveRequest, Wish, WishKind
from models.reasons import LeaveReason, Reasons
from models.roster import Assignment
from models.words import listed, say
from scheduler.demand.needs import Duty
from scheduler.exchange.working.leave import asked_dates, granted_dates, outcome_of
from scheduler.exchange.working.visits import UNPLACED, Placing, placings
from scheduler.exchange.writing.paper.roster_tables import DECIDED, Tables
from scheduler.exchange.writing.paper.style import Styles
from scheduler.exchange.writing.paper.table import Column, table_sheet
from scheduler.exchange.writing.paper.text import days

COLUMNS = (
    Column("head.unit", 14),
    Column("head.officer", 13, "strong"),
    Column("head.kind", 9, "code"),
    Column("head.asked", 42),
    Column("head.answer", 14, "strong"),
    Column("head.remark", 60),
)
NOTE = "sheet.answers.note"
MET, UNMET = "sheet.answers.met", "sheet.answers.unmet"


def answers_sheet(book: Any, styles: Styles, tables: Tables, reasons: Reasons) -> None:
    case = tables.case
    sentences = {reason.request: _explained(reason) for reason in reasons.leave}
    rows = [
        *(_leave(tables, request, sentences.get(request.id, "")) for request in case.leave),
        *(_wish(tables, wish) for wish in case.wishes),
        *(_beds(tables, request) for request in case.bed_requests),
        *(_visit(tables, placing) for placing in placings(case, tables.roster)),
        *(_support(tables, request) for request in case.support_requests),
    ]
    table_sheet(book, styles, say("title.answers"), say(NOTE), COLUMNS, rows)


def _explained(reason: LeaveReason) -> str:
    if not reason.ahead:
        return reason.sentence
    return say("sheet.answers.ahead", sentence=reason.sentence, ahead=reason.ahead)


def _leave(tables: Tables, request: LeaveRequest, sentence: str) -> tuple[str, ...]:
    granted = granted_dates(tables, request)
    answer = outcome_of(tables, request)
    explained = say("join.semicolon").join(
        part for part in (say("sheet.answers.granted_dates", granted=granted) if granted else "", sentence) if part
    )
    return *_who(tables, request.officer), say("sheet.answers.leave"), f"{request.kind} {asked_dates(request)}", answer, explained


def _wish(tables: Tables, wish: Wish) -> tuple[str, ...]:
    matching = [
        work
        for day in dates(max(wish.first, tables.case.start), min(wish.last, tables.case.end))
        for work in tables.works.get((wish.officer, day), ())
        if work.source in DECIDED and _matches(wish, work)
    ]
    place = "/".join(part for part in (wish.station, wish.post, wish.shift) if part) or say("check.pins.any")
    met = bool(matching) == (wish.kind is WishKind.DUTY)
    asked = say(
        "sheet.answers.wish",
        days=days(wish.first, wish.last),
        kind=say("sheet.answers.wants") if wish.kind is WishKind.DUTY else say("sheet.answers.avoids"),
        place=place,
    )
    where = listed(
        say("sheet.answers.day_station", month=work.date.month, day=work.date.day, station=work.station) for work in matching
    )
    explained = say("sheet.answers.assigned", where=where) if matching else say("sheet.answers.none_assigned")
    return *_who(tables, wish.officer), say("sheet.answers.wish_kind"), asked, say(MET) if met else say(UNMET), explained


def _matches(wish: Wish, work: Assignment) -> bool:
    return wish.station in (None, work.station) and wish.post in (None, work.post) and wish.shift in (None, work.shift)


def _beds(tables: Tables, request: BedRequest) -> tuple[str, ...]:
    asked = {day for day in dates(request.first, request.last) if day in tables.day}
    granted = sum(bed.officer == request.officer and bed.night in asked for bed in tables.roster.beds)
    answer = say(MET) if granted == len(asked) else say("sheet.answers.partly") if granted else say(UNMET)
    explained = say("sheet.answers.beds", asked=len(asked), granted=granted)
    return (
        *_who(tables, request.officer),
        say("sheet.answers.bed_kind"),
        say("sheet.answers.town", days=days(request.first, request.last)),
        answer,
        explained,
    )


def _visit(tables: Tables, placing: Placing) -> tuple[str, ...]:
    row, when = placing.row, placing.days
    asked = say("sheet.answers.visit", days=days(row.first, row.last), station=row.station, title=row.title)
    within = asked if row.days is None else say("sheet.answers.visit_within", visit=asked, count=row.days)
    placed = say("sheet.answers.visit_placed", days=days(when[0], when[-1]), in_stint=placing.in_stint) if when else ""
    explained = placed or (say("sheet.answers.visit_hindered") if placing.answer == UNPLACED else "")
    return *_who(tables, row.officer), say("sheet.answers.visit_kind"), within.strip(), say(placing.answer), explained


def _support(tables: Tables, request: SupportRequest) -> tuple[str, ...]:
    """Whether so many were on the duty; of officers asked for in addition, whether all of the raised target were."""
    place = request.station, request.post, request.shift
    duties = [Duty(*place, day) for day in dates(request.first, request.last) if day in tables.day]
    present = {duty: len(tables.crews.get(duty, ())) for duty in duties}
    wanted = {
        duty: tables.needs[duty].target if request.additional and duty in tables.needs else request.number for duty in duties
    }
    short = [duty for duty in duties if present[duty] < wanted[duty]]
    answer = say(MET) if duties and not short else say("sheet.answers.partly") if len(short) < len(duties) else say(UNMET)
    said = say(
        "sheet.answers.support",
        days=days(request.first, request.last),
        place="/".join(place),
        additional=say("demand.summary.additional") if request.additional else say("demand.summary.in_all"),
        number=request.number,
    )
    lacking = listed(
        say("sheet.answers.missing", month=duty.date.month, day=duty.date.day, missing=wanted[duty] - present[duty])
        for duty in short
    )
    explained = say("sheet.answers.days_met", days=len(duties), days_met=len(duties) - len(short)) + (
        say("sheet.answers.lacking", lacking=lacking) if short else ""
    )
    return (
        request.station,
        "",
        say("sheet.answers.support_kind"),
        say("sheet.answers.with_reason", request=said, reason=request.reason) if request.reason else said,
        answer,
        explained,
    )


def _who(tables: Tables, officer: str) -> tuple[str, str]:
    return tables.officers[officer].unit, tables.labels[officer]
