"""Below a station's duties: target, present and missing officers by date, and the chart that shows them."""

from datetime import date
from typing import Any

from models.findings import Shortage
from models.words import say
from scheduler.demand.needs import Duty
from scheduler.exchange.working.grid import NAME_WIDTH
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import COUNT, Styles
from scheduler.exchange.writing.paper.text import station_name

LABEL_WIDTHS = [NAME_WIDTH, 9.0, 9.0]
LABELS = len(LABEL_WIDTHS)
"""Columns before the dates."""
TOP = 2
"""Row of the dates."""


def totals_rows(sheet: Any, styles: Styles, tables: Tables, station: str, shortages: dict[Duty, Shortage], top: int) -> None:
    """Three rows from row `top`; the chart reads the first two."""
    target, present, missing = _by_date(tables, station, shortages)
    rows = (("head.target", target, False), ("head.present", present, False), ("sheet.stations.gap", missing, True))
    for row, (name, values, is_gap) in enumerate(rows, start=top):
        title = say("sheet.stations.total", name=say(name))
        sheet.merge_range(row, 0, row, LABELS - 1, title, styles.named("strong"))
        for column, day in enumerate(tables.dates, start=LABELS):
            style = styles.day("short" if is_gap and values[day] else "plain", tables.day[day], COUNT)
            sheet.write_number(row, column, values[day], style)


def _by_date(tables: Tables, station: str, shortages: dict[Duty, Shortage]) -> tuple[dict[date, int], ...]:
    target = dict.fromkeys(tables.dates, 0)
    present, missing = dict(target), dict(target)
    for duty in {*tables.needs, *tables.crews}:
        if duty.station != station:
            continue
        if duty in tables.needs:
            target[duty.date] += tables.needs[duty].target
            present[duty.date] += len(tables.crews.get(duty, ()))
        if duty in shortages:
            missing[duty.date] += shortages[duty].below_target
    return target, present, missing


def force_chart(book: Any, sheet: Any, tables: Tables, station: str, totals: int, row: int) -> None:
    """Target and present officers by date, from the totals at row `totals`, drawn at `row`."""
    chart = book.add_chart({"type": "line"})
    name, last = sheet.get_name(), LABELS + len(tables.dates) - 1
    lines = (
        ("sheet.stations.target_officers", {"dash_type": "dash", "width": 1.5, "color": "#404040"}),
        ("sheet.stations.present_officers", {"dash_type": "solid", "width": 2.5, "color": "#2F75B5"}),
    )
    for at, (label, line) in enumerate(lines, start=totals):
        categories, values = [name, TOP, LABELS, TOP, last], [name, at, LABELS, at, last]
        chart.add_series({"name": say(label), "categories": categories, "values": values, "line": line})
    chart.set_title({"name": say("sheet.stations.chart", station_name=station_name(station)), "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_x_axis({"num_format": "m/d", "interval_unit": 7})
    chart.set_y_axis({"name": say("unit.duties"), "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_size({"width": 900, "height": 300})
    sheet.insert_chart(row, 0, chart)
