"""需求: every number in force by date, under the headers of the case's own sheet, so that it can be copied there."""

from typing import Any

from scheduler.demand.needs import exceptions
from scheduler.demand.planning import DemandPlan
from scheduler.exchange.sheets import BY_KEY
from scheduler.exchange.writing.case.case_rows import rows_of
from scheduler.exchange.writing.paper.style import Styles
from scheduler.exchange.writing.paper.table import Column, table_sheet

WIDTHS = {"station": 12, "post": 14, "first": 13, "last": 13, "date": 13}
STYLES = {"first": "date", "last": "date", "date": "date"}


def demand_sheet(book: Any, styles: Styles, plan: DemandPlan) -> None:
    """需求, and 需求例外 where there is one: under the planner's headers from the first row on."""
    for key, rows in (("demands", plan.case.demands), ("demand_exceptions", tuple(exceptions(plan.case).values()))):
        sheet = BY_KEY[key]
        columns = [Column(column.title, WIDTHS.get(column.key, 11), STYLES.get(column.key, "code")) for column in sheet.columns]
        if rows:
            values = rows_of(key, rows)
            table_sheet(book, styles, sheet.title, "", columns, [[row[column.key] for column in sheet.columns] for row in values])
