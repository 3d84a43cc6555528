"""答复 to support requests, 历史异常 and 回测: the plain tables of the demand workbook."""

from typing import Any

from models.words import say
from scheduler.demand.backtest import HORIZONS, Backtest, Scored, coverage, error
from scheduler.demand.planning import DemandPlan
from scheduler.exchange.demand_summary import METHODS, answer_text
from scheduler.exchange.roster_style import Styles
from scheduler.exchange.working_table import Column, table_sheet

REQUEST_COLUMNS = (
    Column("申请号", 12, "code"),
    Column("派出所", 12, "strong"),
    Column("岗位", 14),
    Column("班次", 8, "code"),
    Column("开始日期", 12, "date"),
    Column("结束日期", 12, "date"),
    Column("人数", 8, "number"),
    Column("事由", 24),
    Column("答复", 48, "strong"),
)
REQUEST_NOTE = "支援申请与需求取大；注明另加的，在需求之外另加。提前天数不足的为迟报，仍予并入。"
REMARK_COLUMNS = (
    Column("类别", 12, "code"),
    Column("派出所", 12, "strong"),
    Column("业务", 12),
    Column("开始日期", 12, "date"),
    Column("结束日期", 12, "date"),
    Column("说明", 60),
)
REMARK_NOTE = "业务量历史中缺数、停办、异常和水平变动之处，以及历史不足时的替代办法。"
BACKTEST_NOTE = "从历史中较早的日子推算其后六周，与后来的业务量比较；误差为绝对误差之和与业务量之和的比。"


def answers_sheet(book: Any, styles: Styles, plan: DemandPlan) -> None:
    rows = [
        (
            one.request.id,
            one.request.station,
            one.request.post,
            one.request.shift,
            one.request.first,
            one.request.last,
            one.request.number,
            one.request.reason,
            answer_text(one),
        )
        for one in plan.answers
    ]
    table_sheet(book, styles, "答复", REQUEST_NOTE, REQUEST_COLUMNS, rows)


def remarks_sheet(book: Any, styles: Styles, plan: DemandPlan) -> None:
    rows = [
        (say(one.kind.value), one.station or "各所", one.service, one.first, one.last, one.sentence)
        for one in plan.forecasts.remarks
    ]
    table_sheet(book, styles, "历史异常", REMARK_NOTE, REMARK_COLUMNS, rows)


def backtest_sheet(book: Any, styles: Styles, scores: Backtest) -> None:
    columns = (
        Column("范围", 22, "strong"),
        Column("日值", 10, "number"),
        *(Column(say(name), 14, "percent") for name in METHODS.values()),
    )
    groups: list[tuple[str, list[Scored]]] = [("全部", list(scores.rows))]
    groups += [(f"提前 {first}–{last} 天", scores.ahead(first, last)) for first, last in HORIZONS]
    groups += [("仅高峰日", scores.peaks), *scores.by_service().items()]
    rows: list[tuple[Any, ...]] = [(name, len(group), *(error(group, method) for method in METHODS)) for name, group in groups]
    for percent, part in coverage(scores.rows).items():
        rows.append((f"{percent}% 分位覆盖率", len(scores.rows), part, *[None] * (len(METHODS) - 1)))
    table_sheet(book, styles, "回测", BACKTEST_NOTE, columns, rows)
