"""The overview's figures by week: covers of each station, and demand beside presence, each with its chart."""

from datetime import date, timedelta
from typing import Any

from models.findings import AuditReport
from models.roster import Source
from models.words import say
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.style import LINE_POINTS, Styles

CHART_ROWS = 15
CHART = {"width": 480, "height": CHART_ROWS * 20 - 10}
SECOND_CHART_COLUMN = 6


def weeks_section(book: Any, sheet: Any, styles: Styles, tables: Tables, report: AuditReport, top: int) -> int:
    """Both tables and, side by side, both charts from row `top`; returns the row after them."""
    weeks, covers = weeks_of(tables), covers_by_week(tables)
    covers_end = _table(sheet, styles, tables, say("sheet.weeks.covers"), weeks, covers, top)
    end = _table(sheet, styles, tables, say("sheet.weeks.officers"), weeks, officers_by_week(tables, report), covers_end)
    _columns_chart(book, sheet, say("sheet.weeks.covers"), top + 1, len(covers), len(weeks), end)
    _lines_chart(book, sheet, covers_end + 1, len(weeks), end)
    return end + CHART_ROWS + 1


def monday(day: date) -> date:
    return day - timedelta(day.weekday())


def weeks_of(tables: Tables) -> list[date]:
    """Their Mondays."""
    return sorted({monday(day) for day in tables.dates})


def covers_by_week(tables: Tables) -> dict[str, dict[date, int]]:
    """Of each station."""
    covers = {station: dict.fromkeys(weeks_of(tables), 0) for station in tables.stations}
    for duty in tables.roster.assignments:
        if duty.source is Source.COVER:
            covers[duty.station][monday(duty.date)] += 1
    return covers


def officers_by_week(tables: Tables, report: AuditReport) -> dict[str, dict[date, int]]:
    """Target, present, and missing of target and of minimum, each by its name."""
    target = dict.fromkeys(weeks_of(tables), 0)
    present, critical, missing = dict(target), dict(target), dict(target)
    for duty, need in tables.needs.items():
        target[monday(duty.date)] += need.target
        present[monday(duty.date)] += len(tables.crews.get(duty, ()))
    for shortage in report.shortages:
        critical[monday(shortage.date)] += shortage.below_minimum
        missing[monday(shortage.date)] += shortage.below_target
    return {
        say("sheet.stations.target_officers"): target,
        say("sheet.stations.present_officers"): present,
        say("head.below_target"): missing,
        say("head.below_minimum"): critical,
    }


def _table(
    sheet: Any, styles: Styles, tables: Tables, title: str, weeks: list[date], rows: dict[str, dict[date, int]], top: int
) -> int:
    sheet.write_string(top, 0, title, styles.named("section"))
    sheet.set_row(top, 22)
    sheet.write_string(top + 1, 0, say("sheet.weeks.week"), styles.named("head"))
    for at, week in enumerate(weeks, start=1):
        sheet.write_string(top + 1, at, week_name(tables, week), styles.named("head"))
    sheet.write_string(top + 1, len(weeks) + 1, say("sheet.weeks.total"), styles.named("head"))
    row = top + 1
    for row, (name, values) in enumerate(rows.items(), start=top + 2):
        sheet.write_string(row, 0, name, styles.named("strong"))
        for at, week in enumerate(weeks, start=1):
            sheet.write_number(row, at, values[week], styles.named("number"))
        sheet.write_number(row, len(weeks) + 1, sum(values.values()), styles.named("number"))
        sheet.set_row(row, LINE_POINTS * 1.2)
    return row + 2


def week_name(tables: Tables, week: date) -> str:
    """The first of its dates that the case has."""
    first = max(week, tables.case.start)
    return say("check.days.day", month=first.month, day=first.day)


def _columns_chart(book: Any, sheet: Any, title: str, header: int, count: int, weeks: int, row: int) -> None:
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    name = sheet.get_name()
    for at in range(header + 1, header + 1 + count):
        chart.add_series(
            {"name": [name, at, 0], "categories": [name, header, 1, header, weeks], "values": [name, at, 1, at, weeks], "gap": 60}
        )
    _dress(chart, title)
    sheet.insert_chart(row, 0, chart)


def _lines_chart(book: Any, sheet: Any, header: int, weeks: int, row: int) -> None:
    """Target as a line over columns of presence."""
    name = sheet.get_name()
    columns, line = book.add_chart({"type": "column"}), book.add_chart({"type": "line"})
    categories = [name, header, 1, header, weeks]
    present = {"name": [name, header + 2, 0], "categories": categories, "values": [name, header + 2, 1, header + 2, weeks]}
    target = {"name": [name, header + 1, 0], "categories": categories, "values": [name, header + 1, 1, header + 1, weeks]}
    columns.add_series(present | {"fill": {"color": "#9DC3E6"}, "gap": 60})
    line.add_series(target | {"line": {"color": "#404040", "dash_type": "dash", "width": 2}, "marker": {"type": "diamond"}})
    columns.combine(line)
    _dress(columns, say("sheet.weeks.chart"))
    sheet.insert_chart(row, SECOND_CHART_COLUMN, columns)


def _dress(chart: Any, title: str) -> None:
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_x_axis({"num_font": {"size": 8}})
    chart.set_y_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_size(CHART)
