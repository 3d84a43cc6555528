"""What a demand plan and a backtest come to: lines for the planner, JSON for scripts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from statistics import fmean

from models.words import listed, say
from scheduler.demand.backtest import HORIZONS, MODEL, Backtest, Scored, coverage, error
from scheduler.demand.festivals import SPRING_FESTIVAL
from scheduler.demand.forecast import Forecast
from scheduler.demand.occasions import Occasion
from scheduler.demand.origins import HORIZON_DAYS
from scheduler.demand.planning import DemandPlan, Origin
from scheduler.demand.requests import RequestAnswer
from scheduler.demand.series import Remark, RemarkKind
from scheduler.exchange.writing.paper.text import days

METHODS = {
    MODEL: "demand.summary.method.model",
    "last_year": "demand.summary.method.last_year",
    "four_weeks": "demand.summary.method.four_weeks",
    "seasonal_naive": "demand.summary.method.seasonal_naive",
}
FEASTS = {
    SPRING_FESTIVAL: "feast.spring_festival",
    Occasion.NEW_YEAR: "feast.new_year",
    Occasion.TOMB_SWEEPING: "feast.tomb_sweeping",
    Occasion.LABOUR: "feast.labour",
    Occasion.DRAGON_BOAT: "feast.dragon_boat",
    Occasion.MID_AUTUMN: "feast.mid_autumn",
    Occasion.NATIONAL: "feast.national",
}
FALLBACKS = (RemarkKind.SHORT, RemarkKind.NO_FESTIVAL, RemarkKind.NO_SEASON)
MOST_LINES = 12
MOST_PLACES = 5


def demand_lines(plan: DemandPlan) -> Iterator[str]:
    case = plan.case
    rows = case.history
    if rows:
        first, last = min(row.date for row in rows), max(row.date for row in rows)
        stations = len({row.station for row in rows})
        services = listed(dict.fromkeys(row.service for row in rows))
        yield say("demand.summary.history", first=first, last=last, stations=stations, services=services, rows=len(rows))
    yield from _computed(plan)
    yield from _sureness(plan)
    low = [demand for demand in plan.duties if demand.origin is Origin.SHEET and demand.in_force.minimum < demand.minimum]
    if low:
        places = Counter(f"{demand.duty.station}/{demand.duty.post}" for demand in low)
        said = listed(f"{place} {number}" for place, number in places.most_common(MOST_PLACES))
        more = say("asked.others") if len(places) > MOST_PLACES else ""
        yield say("demand.summary.low", count=len(low), duties=said, others=more)
    counts = Counter(remark.kind for remark in plan.forecasts.remarks)
    if counts:
        yield say("demand.summary.oddities") + say("join.comma").join(
            say("demand.summary.oddities_of_kind", value=say(kind.value), number=number) for kind, number in counts.items()
        )
    yield from _most([f"  {remark_text(remark)}" for remark in plan.forecasts.remarks if remark.kind in FALLBACKS])
    yield from (say("demand.summary.request", request=request_text(answer)) for answer in plan.answers)


def _computed(plan: DemandPlan) -> Iterator[str]:
    if not plan.duties:
        yield say("demand.summary.nothing")
        return
    origins = Counter(demand.origin for demand in plan.duties)
    said = say("join.comma").join(
        say("demand.summary.by_origin", value=say(origin.value), number=number) for origin, number in origins.items()
    )
    at_peaks = sum(demand.weight > 1 for demand in plan.duties)
    yield say("demand.summary.computed", duties=len(plan.duties), sources=said, peak_duties=at_peaks)


def _sureness(plan: DemandPlan) -> Iterator[str]:
    """For each service the mean a day and station, and how far the quantile of 90 % lies above it."""
    rows: dict[str, list[Forecast]] = {}
    for row in plan.forecasts.rows:
        rows.setdefault(row.service, []).append(row)
    for service, forecasts in rows.items():
        usual, mean, high = (
            fmean(part) for part in zip(*((row.usual, row.mean, row.quantile(90)) for row in forecasts), strict=True)
        )
        yield say("demand.summary.sureness", service=service, mean=mean, usual=usual, high=high)


def remark_text(remark: Remark) -> str:
    return say(
        "demand.summary.remark",
        station=remark.station or say("demand.summary.all_stations"),
        service=remark.service,
        span=span(remark.first, remark.last),
        sentence=remark.sentence,
    )


def span(first: date, last: date) -> str:
    return f"{first}" if first == last else say("demand.summary.span", first=first, last=last)


def request_text(answer: RequestAnswer) -> str:
    request = answer.request
    asked = f"{request.station}/{request.post}/{request.shift} {days(request.first, request.last)}"
    return say(
        "demand.summary.asked",
        asked=asked,
        additional=say("demand.summary.additional") if request.additional else say("demand.summary.in_all"),
        number=request.number,
        answer=answer_text(answer),
    )


def answer_text(answer: RequestAnswer) -> str:
    raised = say("demand.summary.raised", dates=answer.dates, raised=answer.raised) if answer.raised else ""
    late = say("demand.summary.late", lead_days=answer.lead_days) if answer.late else ""
    return say(answer.answer.value) + raised + (say("demand.summary.no_date") if answer.late is None else late)


def backtest_lines(backtest: Backtest) -> Iterator[str]:
    if not backtest.rows:
        yield say("demand.summary.no_backtest")
        return
    origins = say("demand.summary.origins", origins=len(backtest.origins), span=span(backtest.origins[0], backtest.origins[-1]))
    yield say("demand.summary.backtest", origins=origins, horizon=HORIZON_DAYS, rows=len(backtest.rows))
    yield say("demand.summary.error") + _errors(backtest.rows)
    for first, last in HORIZONS:
        yield say("demand.summary.lead", first=first, last=last) + _errors(backtest.ahead(first, last))
    for feast, rows in backtest.by_feast().items():
        yield say("demand.summary.feast", feast=say(FEASTS[feast])) + _errors(rows)
    yield say("demand.summary.peaks", peaks=len(backtest.peaks)) + _errors(backtest.peaks)
    yield say("demand.summary.coverage") + listed(f"{percent}%→{part:.1%}" for percent, part in coverage(backtest.rows).items())


def _errors(rows: Sequence[Scored]) -> str:
    return listed(f"{say(METHODS[name])} {_percent(rows, name)}" for name in METHODS)


def _percent(rows: Iterable[Scored], method: str) -> str:
    share = error(rows, method)
    return say("demand.summary.none") if share is None else f"{share:.1%}"


def _most(lines: list[str]) -> Iterator[str]:
    yield from lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        yield say("demand.summary.more", lines=len(lines) - MOST_LINES)
