"""The demand as a workbook: overview, a sheet and a chart a station, 需求 to paste, what was odd, answers to requests."""

from io import BytesIO

from scheduler.demand.backtest import Backtest
from scheduler.demand.planning import DemandPlan
from scheduler.exchange.writing.answers.demand_answers import answers_sheet, backtest_sheet, remarks_sheet
from scheduler.exchange.writing.answers.demand_charts import ChartData
from scheduler.exchange.writing.answers.demand_overview import overview_sheet
from scheduler.exchange.writing.answers.demand_rows import demand_sheet
from scheduler.exchange.writing.answers.demand_stations import station_sheet
from scheduler.exchange.writing.paper.style import Styles, new_workbook


def demand_bytes(plan: DemandPlan, scores: Backtest | None) -> bytes:
    content = BytesIO()
    book = new_workbook(content, plan.case.start)
    styles, data = Styles(book), ChartData()
    overview_sheet(book, styles, plan)
    for station in dict.fromkeys(demand.duty.station for demand in plan.duties):
        station_sheet(book, styles, plan, station, data)
    demand_sheet(book, styles, plan)
    if plan.answers:
        answers_sheet(book, styles, plan)
    remarks_sheet(book, styles, plan)
    if scores is not None and scores.rows:
        backtest_sheet(book, styles, scores)
    data.write(book)
    book.close()
    return content.getvalue()
