"""Charts as SVG: a service's counts with the forecast's band and its peaks, and the officers on each date."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from models.words import say
from scheduler.jobs.board.demand_page import Service
from scheduler.jobs.board.typed_demand import TypedDuty

WIDTH, HEIGHT = 640.0, 190.0
LEFT, RIGHT, TOP, BOTTOM = 34.0, 6.0, 10.0, 20.0
LINES, LABEL_DAYS = 4, 7


class Scale(NamedTuple):
    """Dates from left to right, numbers from 0 up."""

    dates: Sequence[date]
    top: float

    @property
    def step(self) -> float:
        return (WIDTH - LEFT - RIGHT) / max(1, len(self.dates))

    def x(self, place: float) -> float:
        return LEFT + (place + 0.5) * self.step

    def y(self, value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / self.top)

    def line(self, first: int, values: Sequence[float]) -> str:
        """Points of a line over dates from the `first` on."""
        return " ".join(f"{self.x(first + place):.1f},{self.y(value):.1f}" for place, value in enumerate(values))

    def stairs(self, values: Sequence[float]) -> str:
        """Points of a line that is level on each date."""
        half = self.step / 2
        return " ".join(
            f"{self.x(place) - half:.1f},{self.y(value):.1f} {self.x(place) + half:.1f},{self.y(value):.1f}"
            for place, value in enumerate(values)
        )


def volume_chart(service: Service) -> Markup:
    """The last counts, then the forecast: its mean, the band of eight days in ten, ▲ at peaks."""
    before = [day for day, _ in service.history]
    first = len(before)
    highest = max([*(count for _, count in service.history), *(day.high for day in service.days), 1])
    scale = Scale([*before, *(day.date for day in service.days)], _round(highest))
    low = scale.line(first, [day.low for day in service.days]).split()
    band = " ".join([scale.line(first, [day.high for day in service.days]), *reversed(low)])
    peaks = [
        f'<text class="peak" x="{scale.x(first + place):.1f}" y="{scale.y(day.high) - 2:.1f}">▲'
        f"<title>{escape(say('board.demand.peak_title', date=day.date, mean=day.mean, usual=day.usual))}</title></text>"
        for place, day in enumerate(service.days)
        if day.is_peak
    ]
    marks = [
        f'<polygon class="band" points="{band}"/>',
        f'<polyline class="counts" points="{scale.line(0, [count for _, count in service.history])}"/>',
        f'<polyline class="mean" points="{scale.line(first, [day.mean for day in service.days])}"/>',
        *peaks,
    ]
    return _chart(scale, first, marks, say("board.demand.volume_title", service=service.name, peaks=service.peaks))


def staff_chart(service: Service) -> Markup:
    """Bars to the minimum that the forecast asks for, its target above, and the target in force; ◆ where it is set by hand."""
    scale = _scale([(day.date, max(day.target, day.used_target)) for day in service.days])
    marks = [
        *_bars(scale, "minimum", [day.minimum for day in service.days]),
        f'<polyline class="target" points="{scale.stairs([day.target for day in service.days])}"/>',
        f'<polyline class="used" points="{scale.stairs([day.used_target for day in service.days])}"/>',
        *_by_hand(scale, [(day.used_target, day.is_by_hand) for day in service.days]),
    ]
    return _chart(scale, 0, marks, say("board.demand.staff_title", service=service.name))


def typed_chart(duty: TypedDuty) -> Markup:
    """Bars to the minimum in force, and the target in force; ◆ where they are set by hand."""
    scale = _scale([(day.date, day.target) for day in duty.days])
    marks = [
        *_bars(scale, "least", [day.minimum for day in duty.days]),
        f'<polyline class="used" points="{scale.stairs([day.target for day in duty.days])}"/>',
        *_by_hand(scale, [(day.target, day.is_by_hand) for day in duty.days]),
    ]
    return _chart(scale, 0, marks, say("board.demand.typed_title", duty=f"{duty.post} {duty.shift}"))


def _scale(most: Sequence[tuple[date, int]]) -> Scale:
    """Of dates with what is drawn on each at the most."""
    return Scale([day for day, _ in most], _round(max(1, *(number for _, number in most))))


def _bars(scale: Scale, name: str, numbers: Sequence[int]) -> Iterator[str]:
    for place, number in enumerate(numbers):
        x, y = scale.x(place) - scale.step * 0.35, scale.y(number)
        yield f'<rect class="{name}" x="{x:.1f}" y="{y:.1f}" width="{scale.step * 0.7:.1f}" height="{scale.y(0) - y:.1f}"/>'


def _by_hand(scale: Scale, days: Sequence[tuple[int, bool]]) -> Iterator[str]:
    for place, (number, is_by_hand) in enumerate(days):
        if is_by_hand:
            yield f'<text class="hand" x="{scale.x(place):.1f}" y="{scale.y(number) - 2:.1f}">◆</text>'


def _chart(scale: Scale, first: int, marks: Sequence[str], title: str) -> Markup:
    """`first` is the place of the first date forecast; a line stands before it where there is something before."""
    edge = (
        f'<line class="edge" x1="{scale.x(first - 0.5):.1f}" x2="{scale.x(first - 0.5):.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>'
    )
    inside = "".join([*_grid(scale), *([edge] if first else []), *marks])
    return Markup(
        f'<svg class="demand" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img" aria-label="{escape(title)}">{inside}</svg>'
    )


def _grid(scale: Scale) -> Iterator[str]:
    for part in range(LINES + 1):
        value = scale.top * part / LINES
        y = scale.y(value)
        yield f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="number" x="{LEFT - 5}" y="{y + 4:.1f}">{value:g}</text>'
    for place, day in enumerate(scale.dates):
        if place % LABEL_DAYS == 0:
            yield f'<text class="day" x="{scale.x(place):.1f}" y="{HEIGHT - 5}">{day.month}/{day.day}</text>'


def _round(highest: float) -> float:
    """The next number above that four lines divide well."""
    step = next(size * 10**power for power in range(9) for size in (1, 2, 3, 5) if size * 10**power * LINES >= highest)
    return float(step * LINES)
