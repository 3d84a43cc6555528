"""替岗: every cover and extra duty, with its rung and why no earlier rung served; 警力缺口: every shortage with its funnel."""

from typing import Any

from models.findings import AuditReport, Shortage
from models.reasons import Reasons, ShortageReason
from models.roster import Assignment, Source
from models.words import say
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import Styles
from scheduler.exchange.writing.paper.table import Column, table_sheet
from scheduler.exchange.writing.paper.text import category, days, rung, shift_sign

COVER_COLUMNS = (
    Column("head.date", 12, "date"),
    Column("head.weekday", 6, "code"),
    Column("head.station", 13),
    Column("head.post", 12),
    Column("head.shift", 9, "code"),
    Column("head.officer", 13, "strong"),
    Column("head.own_unit", 15),
    Column("head.kind", 10, "code"),
    Column("head.rung", 14),
    Column("head.stint", 17),
    Column("head.why_rung", 52),
)
SHORTAGE_COLUMNS = (
    Column("head.date", 12, "date"),
    Column("head.weekday", 6, "code"),
    Column("head.station", 13),
    Column("head.post", 12),
    Column("head.shift", 9, "code"),
    Column("head.minimum", 6, "number"),
    Column("head.target", 6, "number"),
    Column("head.present", 6, "number"),
    Column("head.effective", 6, "number"),
    Column("head.below_minimum", 9, "number"),
    Column("head.below_target", 9, "number"),
    Column("head.peak", 6, "code"),
    Column("head.remark", 38),
    Column("head.funnel", 44),
)
COVER_NOTE = "sheet.covers.note"
SHORTAGE_NOTE = "sheet.covers.shortage_note"


def covers_sheet(book: Any, styles: Styles, tables: Tables, reasons: Reasons) -> None:
    why = {(one.officer, one.station, one.post, one.shift, one.date): one.sentence for one in reasons.covers}
    covers = [one for one in tables.roster.assignments if one.source in (Source.COVER, Source.EXTRA)]
    covers.sort(key=lambda one: (one.date, tables.stations.index(one.station), one.post, one.shift, one.officer))
    rows = [_cover_row(tables, one, why.get((one.officer, one.station, one.post, one.shift, one.date), "")) for one in covers]
    table_sheet(book, styles, say("title.covers"), say(COVER_NOTE), COVER_COLUMNS, rows)


def _cover_row(tables: Tables, one: Assignment, sentence: str) -> tuple[Any, ...]:
    officer = tables.officers[one.officer]
    stint = tables.stints.get((one.officer, one.date)) if one.source is Source.COVER else None
    return (
        one.date,
        weekday(one.date),
        one.station,
        one.post,
        shift_sign(tables.shifts[one.shift]),
        tables.labels[one.officer],
        tables.unit_of(one.officer, one.date) or officer.unit,
        category(officer),
        rung(one.rung),
        days(stint.first, stint.last) if stint else "",
        sentence,
    )


def shortages_sheet(book: Any, styles: Styles, tables: Tables, report: AuditReport, reasons: Reasons) -> None:
    why = {(one.station, one.post, one.shift, one.date): one for one in reasons.shortages}
    found = sorted(report.shortages, key=lambda one: (one.below_minimum == 0, one.date, one.station, one.post, one.shift))
    rows = [_shortage_row(tables, one, why.get((one.station, one.post, one.shift, one.date))) for one in found]
    table_sheet(book, styles, say("title.shortages"), say(SHORTAGE_NOTE), SHORTAGE_COLUMNS, rows)


def _shortage_row(tables: Tables, one: Shortage, reason: ShortageReason | None) -> tuple[Any, ...]:
    return (
        one.date,
        weekday(one.date),
        one.station,
        one.post,
        shift_sign(tables.shifts[one.shift]),
        one.minimum,
        one.target,
        one.present,
        one.effective,
        one.below_minimum or None,
        one.below_target or None,
        say("head.peak") if one.weight > 1 else "",
        reason.sentence if reason and reason.sentence else one.sentence,
        _funnel(reason) if reason else "",
    )


def _funnel(reason: ShortageReason) -> str:
    """候选30人：技能不符 −21，休假 −4，勤务间休息 −5，余0人."""
    steps = [f"{step.title or step.rule} −{step.ruled_out}" for step in reason.steps if step.ruled_out]
    left = reason.candidates - sum(step.ruled_out for step in reason.steps)
    return say(
        "sheet.covers.candidates",
        candidates=reason.candidates,
        steps=say("join.comma").join([*steps, say("sheet.covers.left", left=left)]),
    )
