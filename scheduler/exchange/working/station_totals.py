"""Below a station's duties: target, present and missing officers by date, as formulas, their colours and the chart."""

from collections.abc import Callable
from typing import Any

from models.words import say
from scheduler.demand.needs import Duty
from scheduler.exchange.working.formulas import cell, column_area, plus
from scheduler.exchange.working.station_counts import Counted
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import COUNT, Styles
from scheduler.exchange.writing.paper.text import station_name

LABELS = 3
"""Columns before the dates."""
TOP = 2
"""Row of the dates."""
TOTALS = 4


def totals_rows(
    sheet: Any, styles: Styles, tables: Tables, station: str, top: int, counted: Counted, idle: Callable[[Duty], int]
) -> None:
    """`TOTALS` rows from row `top`, over the counts; the chart reads the first two. `idle` on a duty do not count there."""
    for row, key in enumerate(("head.target", "head.present", "head.below_minimum", "head.below_target"), start=top):
        sheet.merge_range(row, 0, row, LABELS - 1, say("sheet.stations.total", name=say(key)), styles.named("strong"))
    for column, day in enumerate(tables.dates, start=LABELS):
        style = styles.day("plain", tables.day[day], COUNT)
        duties = [Duty(station, post, shift, day) for post, shift in tables.rows_of(station)]
        asked = [(tables.needs[duty], len(tables.crews.get(duty, ())), idle(duty)) for duty in duties if duty in tables.needs]
        sheet.write_number(top, column, sum(need.target for need, _, _ in asked), style)
        present, minimum, target = (
            column_area(first, first + counted.rows - 1, column) for first in (counted.present, counted.minimum, counted.target)
        )
        away = sum(unable for _, _, unable in asked)
        formulas = (
            (plus(f"SUM({present})", away), sum(there for _, there, _ in asked)),
            (_below(minimum, present), sum(max(0, need.minimum - there + unable) for need, there, unable in asked)),
            (_below(target, present), sum(max(0, need.target - there + unable) for need, there, unable in asked)),
        )
        for row, (formula, value) in enumerate(formulas, start=top + 1):
            if counted.rows:
                sheet.write_formula(row, column, f"={formula}", style, value)
            else:
                sheet.write_number(row, column, value, style)


def _below(wanted: str, present: str) -> str:
    return f"SUMPRODUCT(({wanted}>{present})*({wanted}-{present}))"


def short_colours(sheet: Any, styles: Styles, tables: Tables, duties: int, totals: int, counted: Counted) -> None:
    """Red below the minimum, orange below the target: the cells of duties from row `duties`, their counts, and the totals."""
    last = LABELS + len(tables.dates) - 1
    if not counted.rows:
        return
    present, minimum, target = (cell(first, LABELS) for first in (counted.present, counted.minimum, counted.target))
    for first in (duties, counted.present):
        area = (first, LABELS, first + counted.rows - 1, last)
        for kind, wanted in (("short", minimum), ("below", target)):
            criteria = f"=AND(ISNUMBER({present}),{present}<{wanted})"
            rule = {"type": "formula", "criteria": criteria, "format": styles.change(kind), "stop_if_true": True}
            sheet.conditional_format(*area, rule)
    for row, kind in ((totals + 2, "short"), (totals + 3, "below")):
        rule = {"type": "cell", "criteria": ">", "value": 0, "format": styles.change(kind)}
        sheet.conditional_format(row, LABELS, row, last, rule)


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
