"""替岗: every cover and extra duty, with its rung and why no earlier rung served; 警力缺口: every shortage with its funnel."""

from typing import Any

from models.findings import AuditReport, Shortage
from models.reasons import Reasons, ShortageReason
from models.roster import Assignment, Source
from models.words import say
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.table import AnswerTable, Column
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


def covers_table(tables: Tables, reasons: Reasons) -> AnswerTable:
    why = {(reason.officer, reason.station, reason.post, reason.shift, reason.date): reason.sentence for reason in reasons.covers}
    covers = [cover for cover in tables.roster.assignments if cover.source in (Source.COVER, Source.EXTRA)]
    covers.sort(key=lambda cover: (cover.date, tables.stations.index(cover.station), cover.post, cover.shift, cover.officer))
    keys = [(cover.officer, cover.station, cover.post, cover.shift, cover.date) for cover in covers]
    rows = [_cover_row(tables, cover, why.get(key, "")) for cover, key in zip(covers, keys, strict=True)]
    return AnswerTable(say("title.covers"), say(COVER_NOTE), COVER_COLUMNS, rows)


def _cover_row(tables: Tables, cover: Assignment, sentence: str) -> tuple[Any, ...]:
    officer = tables.officers[cover.officer]
    stint = tables.stints.get((cover.officer, cover.date)) if cover.source is Source.COVER else None
    return (
        cover.date,
        weekday(cover.date),
        cover.station,
        cover.post,
        shift_sign(tables.shifts[cover.shift]),
        tables.labels[cover.officer],
        tables.unit_of(cover.officer, cover.date) or officer.unit,
        category(officer),
        rung(cover.rung),
        days(stint.first, stint.last) if stint else "",
        sentence,
    )


def shortages_table(tables: Tables, report: AuditReport, reasons: Reasons) -> AnswerTable:
    why = {(reason.station, reason.post, reason.shift, reason.date): reason for reason in reasons.shortages}
    shortages = sorted(report.shortages, key=lambda gap: (gap.below_minimum == 0, gap.date, gap.station, gap.post, gap.shift))
    rows = [_shortage_row(tables, gap, why.get((gap.station, gap.post, gap.shift, gap.date))) for gap in shortages]
    return AnswerTable(say("title.shortages"), say(SHORTAGE_NOTE), SHORTAGE_COLUMNS, rows)


def _shortage_row(tables: Tables, gap: Shortage, reason: ShortageReason | None) -> tuple[Any, ...]:
    return (
        gap.date,
        weekday(gap.date),
        gap.station,
        gap.post,
        shift_sign(tables.shifts[gap.shift]),
        gap.minimum,
        gap.target,
        gap.present,
        gap.effective,
        gap.below_minimum or None,
        gap.below_target or None,
        say("head.peak") if gap.weight > 1 else "",
        reason.sentence if reason and reason.sentence else gap.sentence,
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
