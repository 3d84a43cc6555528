"""答复: an answer to each leave request, wish, request for a bed and request of a station for support."""

from typing import Any

from models.base import dates
from models.demand import SupportRequest
from models.leave import BedRequest, LeaveRequest, Wish, WishKind
from models.reasons import Reasons
from models.roster import Assignment
from scheduler.demand.needs import Duty
from scheduler.exchange.roster_style import Styles
from scheduler.exchange.roster_tables import DECIDED, Tables
from scheduler.exchange.roster_text import days
from scheduler.exchange.working_leave import asked_dates, granted_dates, outcome_of
from scheduler.exchange.working_table import Column, table_sheet

COLUMNS = (
    Column("单位", 14),
    Column("警员", 13, "strong"),
    Column("类别", 9, "code"),
    Column("诉求", 42),
    Column("答复", 14, "strong"),
    Column("说明", 60),
)
NOTE = "逐条答复休假申请、个人意愿、住宿申请与派出所的支援申请。"
MET, UNMET = "已满足", "未能满足"


def answers_sheet(book: Any, styles: Styles, tables: Tables, reasons: Reasons) -> None:
    case = tables.case
    sentences = {reason.request: reason.sentence for reason in reasons.leave}
    rows = [
        *(_leave(tables, one, sentences.get(one.id, "")) for one in case.leave),
        *(_wish(tables, one) for one in case.wishes),
        *(_beds(tables, one) for one in case.bed_requests),
        *(_support(tables, one) for one in case.support_requests),
    ]
    table_sheet(book, styles, "答复", NOTE, COLUMNS, rows)


def _leave(tables: Tables, request: LeaveRequest, sentence: str) -> tuple[str, ...]:
    granted = granted_dates(tables, request)
    answer = outcome_of(tables, request)
    explained = "；".join(part for part in (f"准假日期 {granted}" if granted else "", sentence) if part)
    return *_who(tables, request.officer), "休假", f"{request.kind} {asked_dates(request)}", answer, explained


def _wish(tables: Tables, wish: Wish) -> tuple[str, ...]:
    matching = [
        one
        for day in dates(max(wish.first, tables.case.start), min(wish.last, tables.case.end))
        for one in tables.works.get((wish.officer, day), ())
        if one.source in DECIDED and _matches(wish, one)
    ]
    place = "/".join(part for part in (wish.station, wish.post, wish.shift) if part) or "任何勤务"
    met = bool(matching) == (wish.kind is WishKind.DUTY)
    asked = f"{days(wish.first, wish.last)}{'希望承担' if wish.kind is WishKind.DUTY else '希望不安排'}：{place}"
    where = "、".join(f"{one.date.month}月{one.date.day}日 {one.station}" for one in matching)
    explained = f"期间安排 {where}" if matching else "期间没有相符的安排"
    return *_who(tables, wish.officer), "意愿", asked, MET if met else UNMET, explained


def _matches(wish: Wish, one: Assignment) -> bool:
    return wish.station in (None, one.station) and wish.post in (None, one.post) and wish.shift in (None, one.shift)


def _beds(tables: Tables, request: BedRequest) -> tuple[str, ...]:
    asked = {day for day in dates(request.first, request.last) if day in tables.day}
    granted = sum(one.officer == request.officer and one.night in asked for one in tables.roster.beds)
    answer = MET if granted == len(asked) else "部分满足" if granted else UNMET
    explained = f"申请 {len(asked)} 晚，安排 {granted} 晚；当晚有跨夜勤务的不需床位"
    return *_who(tables, request.officer), "住宿", f"{days(request.first, request.last)} 周转房", answer, explained


def _support(tables: Tables, request: SupportRequest) -> tuple[str, ...]:
    """Whether so many were on the duty; of officers asked for in addition, whether all of the raised target were."""
    place = request.station, request.post, request.shift
    duties = [Duty(*place, day) for day in dates(request.first, request.last) if day in tables.day]
    present = {duty: len(tables.crews.get(duty, ())) for duty in duties}
    wanted = {
        duty: tables.needs[duty].target if request.additional and duty in tables.needs else request.number for duty in duties
    }
    short = [duty for duty in duties if present[duty] < wanted[duty]]
    answer = MET if duties and not short else "部分满足" if len(short) < len(duties) else UNMET
    said = f"{days(request.first, request.last)} {'/'.join(place)} {'另加' if request.additional else '共'} {request.number} 人"
    lacking = "、".join(f"{duty.date.month}月{duty.date.day}日 {present[duty]} 人" for duty in short)
    explained = f"{len(duties)} 天中 {len(duties) - len(short)} 天到位" + (f"；未到位：{lacking}" if short else "")
    return request.station, "", "支援", f"{said}：{request.reason}" if request.reason else said, answer, explained


def _who(tables: Tables, officer: str) -> tuple[str, str]:
    return tables.officers[officer].unit, tables.labels[officer]
