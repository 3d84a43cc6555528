"""答复 to support requests, 历史异常 and 回测: the plain tables of the demand workbook."""

from typing import Any

from models.words import say
from scheduler.demand.backtest import HORIZONS, Backtest, Scored, coverage, error
from scheduler.demand.planning import DemandPlan
from scheduler.exchange.writing.answers.demand_summary import FEASTS, METHODS, answer_text
from scheduler.exchange.writing.paper.style import Styles
from scheduler.exchange.writing.paper.table import Column, table_sheet

REQUEST_COLUMNS = (
    Column("head.request", 12, "code"),
    Column("head.station", 12, "strong"),
    Column("head.post", 14),
    Column("head.shift", 8, "code"),
    Column("head.first", 12, "date"),
    Column("head.last", 12, "date"),
    Column("head.number", 8, "number"),
    Column("head.why", 24),
    Column("head.answer", 48, "strong"),
)
REQUEST_NOTE = "sheet.demand_answers.request_note"
REMARK_COLUMNS = (
    Column("head.kind", 12, "code"),
    Column("head.station", 12, "strong"),
    Column("head.service", 12),
    Column("head.first", 12, "date"),
    Column("head.last", 12, "date"),
    Column("head.remark", 60),
)
REMARK_NOTE = "sheet.demand_answers.remark_note"
BACKTEST_NOTE = "sheet.demand_answers.backtest_note"


def answers_sheet(book: Any, styles: Styles, plan: DemandPlan) -> None:
    rows = [
        (
            answer.request.id,
            answer.request.station,
            answer.request.post,
            answer.request.shift,
            answer.request.first,
            answer.request.last,
            answer.request.number,
            answer.request.reason,
            answer_text(answer),
        )
        for answer in plan.answers
    ]
    table_sheet(book, styles, say("title.answers"), say(REQUEST_NOTE), REQUEST_COLUMNS, rows)


def remarks_sheet(book: Any, styles: Styles, plan: DemandPlan) -> None:
    rows = [
        (
            say(remark.kind.value),
            remark.station or say("demand.summary.all_stations"),
            remark.service,
            remark.first,
            remark.last,
            str(remark.sentence),
        )
        for remark in plan.forecasts.remarks
    ]
    table_sheet(book, styles, say("title.oddities"), say(REMARK_NOTE), REMARK_COLUMNS, rows)


def backtest_sheet(book: Any, styles: Styles, scores: Backtest) -> None:
    columns = (
        Column(say("sheet.demand_answers.scope"), 22, "strong"),
        Column(say("sheet.demand_answers.daily"), 10, "number"),
        *(Column(name, 14, "percent") for name in METHODS.values()),
    )
    groups: list[tuple[str, list[Scored]]] = [(say("sheet.demand_answers.all"), list(scores.rows))]
    groups += [(say("sheet.demand_answers.lead", first=first, last=last), scores.ahead(first, last)) for first, last in HORIZONS]
    feasts = scores.by_feast().items()
    groups += [(say("sheet.demand_answers.feast", feast=say(FEASTS[feast])), before) for feast, before in feasts]
    groups += [(say("sheet.demand_answers.peaks"), scores.peaks), *scores.by_service().items()]
    rows: list[tuple[Any, ...]] = [(name, len(group), *(error(group, method) for method in METHODS)) for name, group in groups]
    for percent, part in coverage(scores.rows).items():
        rows.append((say("sheet.demand_answers.coverage", percent=percent), len(scores.rows), part, *[None] * (len(METHODS) - 1)))
    table_sheet(book, styles, say("title.backtest"), say(BACKTEST_NOTE), columns, rows)
