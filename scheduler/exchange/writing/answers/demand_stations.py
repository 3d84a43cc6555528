"""One station's sheet: for each service the charts, then by date the forecast, what it asks for and what is in force."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from models.words import say
from scheduler.demand.forecast import QUANTILES
from scheduler.demand.planning import DemandPlan, DutyDemand, Origin
from scheduler.demand.simple import YEAR_OF_WEEKS
from scheduler.exchange.sheets.words import weekday
from scheduler.exchange.writing.answers.demand_charts import SHOWN_HISTORY, ChartData, counts_chart, staff_chart
from scheduler.exchange.writing.paper.page import paper, sheet_name, upright
from scheduler.exchange.writing.paper.style import LINE_POINTS, Styles
from scheduler.exchange.writing.paper.table import Column, table
from scheduler.exchange.writing.paper.text import day_name, station_name

COLUMNS = (
    Column("head.date", 11, "date"),
    Column("head.weekday", 5, "code"),
    Column("head.day_kind", 9, "code"),
    Column("head.last_year", 7, "number"),
    Column("head.mean", 7, "decimal"),
    *(Column("head.quantile", 7, "number", percent) for percent in QUANTILES),
    Column("head.usual", 6, "decimal"),
    Column("head.peak", 5, "code"),
    Column("head.computed_minimum", 7, "number"),
    Column("head.computed_target", 7, "number"),
    Column("head.used_minimum", 7, "number"),
    Column("head.used_target", 7, "number"),
    Column("head.weight", 5, "number"),
    Column("head.origin", 13, "code"),
)
CHART_ROWS = 14
ABOVE_POINTS = 330
"""What titles, charts and header take of a page."""
PADDING = -1
"""Rows close together, so that two months of dates fit a page."""
STAFF_COLUMN = 11
PEAK = "★"
OVERRIDDEN = "◆"
NOTE = "sheet.demand_stations.note"


def station_sheet(book: Any, styles: Styles, plan: DemandPlan, station: str, data: ChartData) -> None:
    sheet = book.add_worksheet(sheet_name(book, station))
    title = say("sheet.demand_stations.title", station_name=station_name(station))
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.room)
    sheet.write_string(0, 0, title, styles.named("title"))
    sheet.set_row(0, 26)
    sheet.merge_range(1, 0, 1, len(COLUMNS) - 1, say(NOTE, overridden=OVERRIDDEN), styles.named("note"))
    sheet.set_row(1, 2.4 * LINE_POINTS)
    row, breaks, longest = 2, [], 0
    for service in dict.fromkeys(demand.forecast.service for demand in plan.duties if demand.duty.station == station):
        duties = [demand for demand in plan.duties if demand.duty.station == station and demand.forecast.service == service]
        if row > 2:
            breaks.append(row)
        row, longest = _service(book, sheet, styles, plan, duties, data, row), max(longest, len(duties))
    paper(sheet, title)
    upright(sheet, [column.room for column in COLUMNS], ABOVE_POINTS + longest * (LINE_POINTS + PADDING))
    sheet.set_h_pagebreaks(breaks)


def _service(
    book: Any, sheet: Any, styles: Styles, plan: DemandPlan, duties: Sequence[DutyDemand], data: ChartData, row: int
) -> int:
    """The first row after the block of one service."""
    first = duties[0]
    counts = plan.forecasts.counts(first.forecast.service, first.duty.station)
    heading = say("sheet.demand_stations.service", service=first.forecast.service, post=first.duty.post, shift=first.duty.shift)
    sheet.merge_range(row, 0, row, len(COLUMNS) - 1, heading, styles.named("section"))
    rows = data.add(sorted(counts.items())[-SHOWN_HISTORY:], duties)
    name = say("sheet.demand_stations.name", station=station_name(first.duty.station), service=first.forecast.service)
    sheet.insert_chart(row + 1, 0, counts_chart(book, say("sheet.demand_stations.volumes", name=name), rows))
    most = max(max(duty.target, duty.in_force.target) for duty in duties)
    sheet.insert_chart(row + 1, STAFF_COLUMN, staff_chart(book, say("sheet.demand_stations.staff", name=name), rows, most))
    kinds = {day.date: day for day in plan.case.calendar}
    lines = [_line(duty, counts, day_name(kinds[duty.duty.date])) for duty in duties]
    return table(sheet, styles, row + 1 + CHART_ROWS, COLUMNS, lines, PADDING) + 2


def _line(demand: DutyDemand, counts: dict[date, int], kind: str) -> tuple[Any, ...]:
    day, made = demand.duty.date, demand.forecast
    mark = f"{OVERRIDDEN} " if demand.origin is Origin.EXCEPTION else ""
    return (
        day,
        weekday(day),
        kind,
        counts.get(day - timedelta(YEAR_OF_WEEKS)),
        made.mean,
        *(made.quantile(percent) for percent in QUANTILES),
        made.usual,
        PEAK if demand.weight > 1 else "",
        demand.minimum,
        demand.target,
        demand.in_force.minimum,
        demand.in_force.target,
        demand.in_force.weight,
        f"{mark}{say(demand.origin.value)}",
    )
