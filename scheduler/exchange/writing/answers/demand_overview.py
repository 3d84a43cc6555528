"""总览 of the demand workbook: station by station what is to come and how many it asks for, and by which policy."""

from collections.abc import Sequence
from statistics import mean
from typing import Any

from models.words import listed, say
from scheduler.demand.forecast import USUAL_DAYS
from scheduler.demand.planning import DemandPlan, DutyDemand, Origin
from scheduler.exchange.writing.answers.demand_summary import demand_lines
from scheduler.exchange.writing.paper.page import paper
from scheduler.exchange.writing.paper.style import Styles
from scheduler.exchange.writing.paper.table import AnswerTable, Column, titled_table
from scheduler.exchange.writing.paper.text import case_title

COLUMNS = (
    Column("head.station", 13, "strong"),
    Column("head.service", 12),
    Column("head.post", 13),
    Column("head.shift", 7, "code"),
    Column("head.mean_of_year", 10, "decimal"),
    Column("head.mean_forecast", 10, "decimal"),
    Column("head.largest", 10, "decimal"),
    Column("head.largest_90", 10, "number"),
    Column("head.peak_days", 9, "number"),
    Column("head.computed_minimum", 10, "code"),
    Column("head.computed_target", 10, "code"),
    Column("head.used_minimum", 10, "code"),
    Column("head.used_target", 10, "code"),
    Column("head.origin", 20, "code"),
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
    sheet = book.add_worksheet(say("title.overview"))
    title = say("sheet.demand_overview.title", title=case_title(case.title), start=case.start, end=case.end)
    note = "\n".join(line.strip() for line in (*demand_lines(plan), _policy(plan)))
    groups: dict[tuple[str, str], list[DutyDemand]] = {}
    for demand in plan.duties:
        groups.setdefault((demand.duty.station, demand.forecast.service), []).append(demand)
    rows = [_row(plan, group) for group in groups.values()]
    top, _ = titled_table(sheet, styles, AnswerTable(title, note, COLUMNS, rows))
    sheet.freeze_panes(top + 1, 1)
    paper(sheet, title)


def _row(plan: DemandPlan, group: Sequence[DutyDemand]) -> tuple[Any, ...]:
    first = group[0]
    counts = plan.forecasts.counts(first.forecast.service, first.duty.station)
    last = max(counts)
    top = max(group, key=lambda duty: duty.forecast.mean)
    return (
        first.duty.station,
        first.forecast.service,
        first.duty.post,
        first.duty.shift,
        mean(count for day, count in counts.items() if (last - day).days < USUAL_DAYS),
        mean(duty.forecast.mean for duty in group),
        top.forecast.mean,
        top.forecast.quantile(90),
        sum(duty.weight > 1 for duty in group),
        _range([duty.minimum for duty in group]),
        _range([duty.target for duty in group]),
        _range([duty.in_force.minimum for duty in group]),
        _range([duty.in_force.target for duty in group]),
        listed(say(origin.value) for origin in Origin if any(duty.origin is origin for duty in group)),
    )


def _range(values: Sequence[int]) -> str:
    low, high = min(values), max(values)
    return str(low) if low == high else f"{low}–{high}"


def _policy(plan: DemandPlan) -> str:
    policy = plan.case.policy
    rows = [policy.row(key) for key in POLICY if policy.on(key)]
    told = (f"{policy.title(row.key)} {row.value} {row.texts()['unit']}" for row in rows)
    return say("sheet.demand_overview.rules") + say("join.semicolon").join(told)
