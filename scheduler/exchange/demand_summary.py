"""What a demand plan and a backtest come to: lines for the planner, JSON for scripts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from scheduler.demand.backtest import HORIZON, HORIZONS, MODEL, Backtest, Scored, coverage, error
from scheduler.demand.forecast import QUANTILES
from scheduler.demand.planning import DemandPlan, Origin
from scheduler.demand.requests import RequestAnswer
from scheduler.demand.series import Remark, RemarkKind
from scheduler.demand.simple import SIMPLE
from scheduler.exchange.roster_text import days

METHODS = {MODEL: "本模型", "last_year": "去年同日", "four_weeks": "近四周平均", "seasonal_naive": "上一同星期日"}
FALLBACKS = (RemarkKind.SHORT, RemarkKind.NO_FESTIVAL, RemarkKind.NO_SEASON)
MOST = 12
MOST_PLACES = 5


def demand_lines(plan: DemandPlan) -> Iterator[str]:
    case = plan.case
    rows = case.history
    if rows:
        first, last = min(row.date for row in rows), max(row.date for row in rows)
        stations = len({row.station for row in rows})
        services = "、".join(dict.fromkeys(row.service for row in rows))
        yield f"业务量历史：{first} 至 {last}，{stations} 个派出所，{services}，{len(rows)} 行"
    origins = Counter(one.origin for one in plan.duties)
    said = "，".join(f"按{origin.value} {number}" for origin, number in origins.items())
    yield f"推算：{len(plan.duties)} 个岗次（{said}），高峰 {sum(one.weight > 1 for one in plan.duties)} 个"
    low = [one for one in plan.duties if one.origin is Origin.SHEET and one.in_force.minimum < one.minimum]
    if low:
        places = Counter(f"{one.duty.station}/{one.duty.post}" for one in low)
        said = "、".join(f"{place} {number}" for place, number in places.most_common(MOST_PLACES))
        more = " 等" if len(places) > MOST_PLACES else ""
        yield f"需求表的最低警力低于推算的：{len(low)} 个岗次（{said}{more}）"
    counts = Counter(one.kind for one in plan.forecasts.remarks)
    if counts:
        yield "历史中的异常：" + "，".join(f"{kind.value} {number} 处" for kind, number in counts.items())
    yield from _most([f"  {remark_text(one)}" for one in plan.forecasts.remarks if one.kind in FALLBACKS])
    yield from (f"  支援申请 {request_text(one)}" for one in plan.answers)


def remark_text(one: Remark) -> str:
    return f"{one.station or '各所'} {one.service} {span(one.first, one.last)}：{one.sentence}"


def span(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first} 至 {last}"


def request_text(one: RequestAnswer) -> str:
    request = one.request
    asked = f"{request.station}/{request.post}/{request.shift} {days(request.first, request.last)}"
    return f"{asked} {'另加' if request.additional else '共'} {request.number} 人：{answer_text(one)}"


def answer_text(one: RequestAnswer) -> str:
    raised = f"（{one.dates} 天中 {one.raised} 天提高目标）" if one.raised else ""
    late = {None: "；未填提出日期，不判断是否迟报", True: f"；迟报（提前 {one.lead_days} 天）", False: ""}[one.late]
    return f"{one.answer.value}{raised}{late}"


def backtest_lines(found: Backtest) -> Iterator[str]:
    if not found.rows:
        yield "回测：历史不足十四周，无法回测"
        return
    origins = f"{len(found.origins)} 个起点（{span(found.origins[0], found.origins[-1])}）"
    yield f"回测：{origins}，各推算其后 {HORIZON} 天，{len(found.rows)} 个日值"
    yield "误差（绝对误差之和／业务量之和）：" + "、".join(f"{METHODS[name]} {_percent(found.rows, name)}" for name in METHODS)
    for first, last in HORIZONS:
        rows = found.ahead(first, last)
        yield f"  提前 {first}–{last} 天：" + "、".join(f"{METHODS[name]} {_percent(rows, name)}" for name in METHODS)
    peaks = found.peaks
    yield f"  仅高峰日（{len(peaks)} 个）：" + "、".join(f"{METHODS[name]} {_percent(peaks, name)}" for name in METHODS)
    yield "分位数覆盖率：" + "、".join(f"{percent}%→{part:.1%}" for percent, part in coverage(found.rows).items())


def _percent(rows: Iterable[Scored], method: str) -> str:
    found = error(rows, method)
    return "无" if found is None else f"{found:.1%}"


def demand_json(plan: DemandPlan, found: Backtest | None) -> dict[str, Any]:
    return {
        "duties": [
            {
                "station": one.duty.station,
                "post": one.duty.post,
                "shift": one.duty.shift,
                "date": one.duty.date.isoformat(),
                "service": one.forecast.service,
                "mean": round(one.forecast.mean, 2),
                "quantiles": {str(percent): one.forecast.quantile(percent) for percent in QUANTILES},
                "minimum": one.minimum,
                "target": one.target,
                "weight": one.weight,
                "origin": one.origin.name.lower(),
                "in_force": {"minimum": one.in_force.minimum, "target": one.in_force.target, "weight": one.in_force.weight},
            }
            for one in plan.duties
        ],
        "remarks": [
            {
                "kind": one.kind.name.lower(),
                "service": one.service,
                "station": one.station or None,
                "first": one.first.isoformat(),
                "last": one.last.isoformat(),
                "sentence": one.sentence,
            }
            for one in plan.forecasts.remarks
        ],
        "requests": [
            {
                "id": one.request.id,
                "answer": one.answer.name.lower(),
                "dates": one.dates,
                "raised": one.raised,
                "late": one.late,
                "lead_days": one.lead_days,
            }
            for one in plan.answers
        ],
        "backtest": None if found is None else backtest_json(found),
    }


def backtest_json(found: Backtest) -> dict[str, Any]:
    peaks = found.peaks
    return {
        "origins": [origin.isoformat() for origin in found.origins],
        "rows": len(found.rows),
        **_errors(found.rows),
        "by_horizon": [{"first": first, "last": last} | _errors(found.ahead(first, last)) for first, last in HORIZONS],
        "peaks": _errors(peaks) | {"rows": len(peaks), "better_than_best_simple": _better(peaks)},
        "by_service": {service: _errors(rows) for service, rows in found.by_service().items()},
        "coverage": {str(percent): round(part, 4) for percent, part in coverage(found.rows).items()},
    }


def _errors(rows: Sequence[Scored]) -> dict[str, Any]:
    return {"errors": {name: None if (found := error(rows, name)) is None else round(found, 4) for name in METHODS}}


def _better(rows: list[Scored]) -> float | None:
    """By which part our error is below that of the best simple forecast."""
    ours, simple = error(rows, MODEL), [error(rows, name) for name in SIMPLE]
    known = [one for one in simple if one is not None]
    return round(1 - ours / min(known), 4) if ours is not None and known and min(known) > 0 else None


def _most(lines: list[str]) -> Iterator[str]:
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield f"  …… 另有 {len(lines) - MOST} 处，见输出的工作簿"
