"""总览 of the demand workbook: station by station what is to come and how many it asks for, and by which policy."""

from collections.abc import Sequence
from statistics import mean
from typing import Any

from models.words import say
from scheduler.demand.forecast import USUAL_DAYS
from scheduler.demand.planning import DemandPlan, DutyDemand, Origin
from scheduler.exchange.demand_summary import demand_lines
from scheduler.exchange.roster_page import paper
from scheduler.exchange.roster_style import Styles
from scheduler.exchange.working_table import Column, table

COLUMNS = (
    Column("派出所", 13, "strong"),
    Column("业务", 12),
    Column("岗位", 13),
    Column("班次", 7, "code"),
    Column("近一年日均", 10, "number"),
    Column("预测日均", 10, "number"),
    Column("预测最高日", 10, "number"),
    Column("其90%分位", 10, "number"),
    Column("高峰天数", 9, "number"),
    Column("推算最低", 10, "code"),
    Column("推算目标", 10, "code"),
    Column("采用最低", 10, "code"),
    Column("采用目标", 10, "code"),
    Column("来源", 20, "code"),
)
POLICY = (
    "demand.minimum_quantile",
    "demand.target_quantile",
    "demand.served_percent",
    "demand.served_minutes",
    "demand.lunch_hour",
    "demand.busy_percent",
    "demand.crew",
    "demand.peak_percent",
)


def overview_sheet(book: Any, styles: Styles, plan: DemandPlan) -> None:
    case = plan.case
    sheet = book.add_worksheet("总览")
    title = f"{case.title}警力需求推算（{case.start} 至 {case.end}）"
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
    sheet.write_string(0, 0, title, styles.named("title"))
    sheet.set_row(0, 26)
    row = 1
    for row, line in enumerate((*demand_lines(plan), _policy(plan)), start=1):
        sheet.write_string(row, 0, line.strip(), styles.named("plain_note"))
    groups: dict[tuple[str, str], list[DutyDemand]] = {}
    for one in plan.duties:
        groups.setdefault((one.duty.station, one.forecast.service), []).append(one)
    rows = [_row(plan, group) for group in groups.values()]
    table(sheet, styles, row + 2, COLUMNS, rows)
    sheet.freeze_panes(row + 3, 1)
    paper(sheet, title)


def _row(plan: DemandPlan, group: Sequence[DutyDemand]) -> tuple[Any, ...]:
    one = group[0]
    counts = plan.forecasts.counts(one.forecast.service, one.duty.station)
    last = max(counts)
    top = max(group, key=lambda duty: duty.forecast.mean)
    return (
        one.duty.station,
        one.forecast.service,
        one.duty.post,
        one.duty.shift,
        round(mean(count for day, count in counts.items() if (last - day).days < USUAL_DAYS)),
        round(mean(duty.forecast.mean for duty in group)),
        round(top.forecast.mean),
        top.forecast.quantile(90),
        sum(duty.weight > 1 for duty in group),
        _range([duty.minimum for duty in group]),
        _range([duty.target for duty in group]),
        _range([duty.in_force.minimum for duty in group]),
        _range([duty.in_force.target for duty in group]),
        "、".join(say(origin.value) for origin in Origin if any(duty.origin is origin for duty in group)),
    )


def _range(values: Sequence[int]) -> str:
    low, high = min(values), max(values)
    return str(low) if low == high else f"{low}–{high}"


def _policy(plan: DemandPlan) -> str:
    policy = plan.case.policy
    rows = [policy.row(key) for key in POLICY if policy.on(key)]
    return "依据规则：" + "；".join(f"{row.title} {row.value} {row.unit}" for row in rows)
