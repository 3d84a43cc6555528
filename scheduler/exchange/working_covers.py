"""替岗: every cover and extra duty, with its rung and why no earlier rung served; 警力缺口: every shortage with its funnel."""

from typing import Any

from models.findings import AuditReport, Shortage
from models.reasons import Reasons, ShortageReason
from models.roster import Assignment, Source
from scheduler.exchange.roster_style import Styles
from scheduler.exchange.roster_tables import Tables
from scheduler.exchange.roster_text import RUNGS, days, shift_sign, weekday
from scheduler.exchange.sheets import words
from scheduler.exchange.working_table import Column, table_sheet

COVER_COLUMNS = (
    Column("日期", 12, "date"),
    Column("星期", 6, "code"),
    Column("派出所", 13),
    Column("岗位", 12),
    Column("班次", 9, "code"),
    Column("警员", 13, "strong"),
    Column("所属单位", 15),
    Column("类别", 10, "code"),
    Column("支援梯次", 14),
    Column("帮扶时段", 17),
    Column("为何由此梯次支援", 52),
)
SHORTAGE_COLUMNS = (
    Column("日期", 12, "date"),
    Column("星期", 6, "code"),
    Column("派出所", 13),
    Column("岗位", 12),
    Column("班次", 9, "code"),
    Column("最低", 6, "number"),
    Column("目标", 6, "number"),
    Column("实到", 6, "number"),
    Column("有效", 6, "number"),
    Column("缺（低于最低）", 9, "number"),
    Column("差（低于目标）", 9, "number"),
    Column("高峰", 6, "code"),
    Column("说明", 38),
    Column("候选与筛除", 44),
)
COVER_NOTE = "逐日列出外所支援与本所加班；支援梯次由近及远：一 挂钩部门，二 技能池，三 派出所互助，四 本所加班。"
SHORTAGE_NOTE = "缺：低于最低警力；差：低于目标警力。有效：折算带班资格后的警力。候选与筛除：全局人员逐条规则筛除后的余数。"


def covers_sheet(book: Any, styles: Styles, tables: Tables, reasons: Reasons) -> None:
    why = {(one.officer, one.station, one.post, one.shift, one.date): one.sentence for one in reasons.covers}
    covers = [one for one in tables.roster.assignments if one.source in (Source.COVER, Source.EXTRA)]
    covers.sort(key=lambda one: (one.date, tables.stations.index(one.station), one.post, one.shift, one.officer))
    rows = [_cover_row(tables, one, why.get((one.officer, one.station, one.post, one.shift, one.date), "")) for one in covers]
    table_sheet(book, styles, "替岗", COVER_NOTE, COVER_COLUMNS, rows)


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
        tables.posting(officer, one.date)[0] or officer.unit,
        words.CATEGORY.shown(officer.category),
        RUNGS.get(one.rung, str(one.rung)),
        days(stint.first, stint.last) if stint else "",
        sentence,
    )


def shortages_sheet(book: Any, styles: Styles, tables: Tables, report: AuditReport, reasons: Reasons) -> None:
    why = {(one.station, one.post, one.shift, one.date): one for one in reasons.shortages}
    found = sorted(report.shortages, key=lambda one: (one.below_minimum == 0, one.date, one.station, one.post, one.shift))
    rows = [_shortage_row(tables, one, why.get((one.station, one.post, one.shift, one.date))) for one in found]
    table_sheet(book, styles, "警力缺口", SHORTAGE_NOTE, SHORTAGE_COLUMNS, rows)


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
        "高峰" if one.weight > 1 else "",
        reason.sentence if reason and reason.sentence else one.sentence,
        _funnel(reason) if reason else "",
    )


def _funnel(reason: ShortageReason) -> str:
    """候选30人：技能不符 −21，休假 −4，勤务间休息 −5，余0人."""
    steps = [f"{step.title or step.rule} −{step.ruled_out}" for step in reason.steps if step.ruled_out]
    left = reason.candidates - sum(step.ruled_out for step in reason.steps)
    return f"候选{reason.candidates}人：{'，'.join([*steps, f'余{left}人'])}"
