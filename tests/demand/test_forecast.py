"""Forecasts against histories whose mean is known and made of other stuff than the model: `benchmarks.forecasts.histories`."""

from datetime import date, timedelta
from functools import cache
from statistics import mean, median

import pytest

from benchmarks.forecasts.histories import History, history
from benchmarks.forecasts.scores import Score, score
from models.demand import HistoryCount
from scheduler.demand.days import days
from scheduler.demand.forecast import Forecasts, forecast
from scheduler.demand.multipliers import BadMultipliers, factor, parsed
from scheduler.demand.series import Remark, RemarkKind

SPRING = (date(2026, 1, 19), date(2026, 3, 1))
AUTUMN = (date(2025, 9, 10), date(2025, 10, 31))
TABLE = dict.fromkeys(("户籍", "出入境", "接处警"), parsed("-14:150;-7:200;0:50"))


def made(known: History) -> Forecasts:
    dates = [known.start + timedelta(n) for n in range((known.end - known.start).days + 1)]
    first = min(row.date for row in known.rows)
    return forecast(known.rows, days(first, known.end, ())[0], dates, TABLE)


@cache
def district(breaks: str, start: date, end: date) -> tuple[History, Forecasts]:
    known = history(start, end, 2, 7, breaks)
    return known, made(known)


def of_kind(forecasts: Forecasts, *kinds: RemarkKind) -> list[Remark]:
    return [remark for remark in forecasts.remarks if remark.kind in kinds]


@pytest.mark.parametrize(
    ("breaks", "span", "overall", "peaks"),
    [
        ("none", SPRING, 0.08, 0.12),
        ("none", AUTUMN, 0.08, 0.12),
        ("outliers", SPRING, 0.08, 0.12),
        ("closures", SPRING, 0.08, 0.12),
        ("level_shift", SPRING, 0.08, 0.12),
    ],
    ids=["clean", "moved holiday", "outliers", "closures", "level shift"],
)
def test_two_years_come_near_the_true_mean(breaks: str, span: tuple[date, date], overall: float, peaks: float) -> None:
    """In the autumn Mid-Autumn fell into the National Day holiday, as it had not in the year before."""
    measured: Score = score(*district(breaks, *span))
    assert measured.overall <= overall
    assert measured.peaks <= peaks
    assert measured.best_simple_on_peaks * 0.75 >= measured.peaks


def test_the_ninety_percent_quantile_covers_ninety_percent() -> None:
    assert 0.87 <= mean(score(*district("none", *span)).coverage[90] for span in (SPRING, AUTUMN)) <= 0.93


def test_outliers_are_named() -> None:
    known, forecasts = district("outliers", *SPRING)
    named = {(remark.station, remark.service, remark.first) for remark in of_kind(forecasts, RemarkKind.OUTLIER)}
    truth = {(broken.station, broken.service, broken.first) for broken in known.broken}
    counted = {(row.station, row.service, row.date): row.count for row in known.rows}
    tenfold = {key for key in truth if counted[key] > 5 * known.truth[key]}
    assert tenfold
    assert tenfold <= named
    assert len(named - truth) <= 0.1 * len(named)


def test_gaps_and_closures_are_named_by_their_dates() -> None:
    """A closure's open dates are zeros, a gap's are missing; a range named lies inside the one that was cut."""
    known, forecasts = district("closures", *SPRING)
    kinds = {"zeros": RemarkKind.CLOSURE, "gap": RemarkKind.GAP}
    for closure in known.broken:
        named = [
            other
            for other in of_kind(forecasts, kinds[closure.kind])
            if (other.station, other.service) == (closure.station, closure.service)
            and closure.first <= other.first <= other.last <= closure.last
        ]
        assert sum((other.last - other.first).days + 1 for other in named) >= 10, closure


def test_a_new_level_is_named_and_kept() -> None:
    known, forecasts = district("level_shift", *SPRING)
    named = {(remark.station, remark.service): remark.first for remark in of_kind(forecasts, RemarkKind.SHIFT)}
    seen = [broken for broken in known.broken if (broken.station, broken.service) in named]
    assert len(seen) >= len(known.broken) - 1
    away = [abs((named[broken.station, broken.service] - broken.first).days) for broken in seen]
    assert median(away) <= 14
    assert len(of_kind(district("none", *SPRING)[1], RemarkKind.SHIFT)) <= 1, "of 21 series without one"


def test_where_every_station_of_a_service_shifts_the_season_does_not_swallow_the_steps() -> None:
    """One year, in which each station of 出入境 goes to a level of its own at its own date."""
    known = history(date(2025, 7, 1), date(2025, 8, 31), 1, 0, "service_shift")
    forecasts = made(known)
    named = {remark.station: remark.first for remark in of_kind(forecasts, RemarkKind.SHIFT) if remark.service == "出入境"}
    away = [abs((named[broken.station] - broken.first).days) for broken in known.broken if broken.station in named]
    assert len(away) >= len(known.broken) - 1
    assert median(away) <= 14
    assert score(known, forecasts).peaks <= 0.12


def test_a_station_alone_in_its_service_takes_a_season_for_no_step() -> None:
    """Fourteen months with the exit-entry season of the truth, and no step in them."""
    known = history(date(2026, 2, 1), date(2026, 2, 14), 14 / 12, 1, sizes={"出入境": {"大厅": 9.0}})
    assert not of_kind(made(known), RemarkKind.SHIFT)


def test_the_usual_level_of_few_counts_is_not_a_whole_number() -> None:
    """One night call in two weeks of three and two in the third: usual is 1⅓ on every weekday, no day is a peak."""
    first, start = date(2025, 10, 13), date(2025, 12, 15)
    dates = [first + timedelta(n) for n in range((start - first).days)]
    few = [
        HistoryCount(station="常太", service="夜间警情", date=day, count=2 if (day - first).days // 7 % 3 == 2 else 1)
        for day in dates
    ]
    end = start + timedelta(6)
    forecasts = forecast(few, days(first, end, ())[0], [start + timedelta(n) for n in range(7)], {})
    assert [row.usual for row in forecasts.rows] == pytest.approx([4 / 3] * 7, rel=0.1)
    assert not any(row.is_peak(130) for row in forecasts.rows)


def counts(first: date, length: int, level: int = 40) -> list[HistoryCount]:
    """Working days alone; Mondays have half as much again."""
    known = days(first, first + timedelta(length - 1), ())[0]
    return [
        HistoryCount(station="龙桥", service="户籍", date=day, count=level + (level // 2 if day.weekday() == 0 else 0))
        for day, about in known.items()
        if about.group == "working"
    ]


def short(length: int, start: date) -> Forecasts:
    return made(History(tuple(counts(start - timedelta(length), length)), {}, start, start + timedelta(6), {}, ()))


def test_under_eight_weeks_it_is_the_weekday_means() -> None:
    forecasts = short(49, date(2026, 6, 15))
    assert [remark.kind for remark in forecasts.remarks] == [RemarkKind.SHORT]
    assert "不足八周" in str(forecasts.remarks[0].sentence)
    assert [round(row.mean) for row in forecasts.rows] == [60, 40, 40, 40]
    """Friday 19 June 2026 is the Dragon Boat Festival."""


def test_from_eight_weeks_it_is_the_regression_without_a_season() -> None:
    forecasts = short(63, date(2026, 6, 15))
    assert [remark.kind for remark in forecasts.remarks] == [RemarkKind.NO_SEASON]
    assert [round(row.mean) for row in forecasts.rows] == pytest.approx([60, 40, 40, 40], abs=3)


@pytest.mark.parametrize("length", [50, 200])
def test_without_a_spring_festival_in_the_history_the_table_multiplies(length: int) -> None:
    """10 to 13 February 2026 are offsets −7 to −4, of the week that the table doubles. The 9th is near the last count."""
    forecasts = short(length, date(2026, 2, 9))
    assert RemarkKind.NO_FESTIVAL in [remark.kind for remark in forecasts.remarks]
    assert [row.date.day for row in forecasts.rows] == [9, 10, 11, 12, 13, 14]
    assert [row.mean for row in forecasts.rows][1:5] == pytest.approx([80, 80, 80, 80])


def test_with_one_in_the_history_it_does_not() -> None:
    assert not of_kind(short(400, date(2026, 2, 9)), RemarkKind.NO_FESTIVAL)


def test_the_table_is_read_or_refused() -> None:
    assert parsed("-7：110；0:50") == {-7: 1.1, 0: 0.5}
    assert [factor(parsed("-7:110"), offset) for offset in (-8, -7, -1, 0)] == [1.0, 1.1, 1.1, 1.0]
    for wrong in ("-7", "a:100", "-7:0", "0:1.5"):
        with pytest.raises(BadMultipliers):
            parsed(wrong)
