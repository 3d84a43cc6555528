"""Charts of what a study came to, as SVG without styles of its own; the table beside them holds the same figures."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from scheduler.jobs.board.studies.shown import Bars, Curve

WIDTH, LABELS, NUMBERS = 760.0, 230.0, 60.0
"""Of the whole, of the labels left and of the numbers right."""
BAR, GAP, ROW_GAP, LEGEND = 16.0, 2.0, 12.0, 26.0
LONGEST_LABEL = 22
PLOT_HEIGHT, LEFT, BELOW = 260.0, 60.0, 44.0


def bar_chart(bars: "Bars") -> Markup:
    """Horizontal; each bar with its number behind it, so that colour is not all that tells."""
    most = max((sum(values) if bars.is_stacked else max(values, default=0) for _, values in bars.rows), default=0) or 1
    scale = (WIDTH - LABELS - NUMBERS) / most
    height_of = BAR if bars.is_stacked else len(bars.series) * (BAR + GAP)
    parts, top = list(_legend(bars.series)), LEGEND
    for label, values in bars.rows:
        parts.append(_text(LABELS - 8, top + height_of / 2 + 5, _short(label), "label"))
        parts += _stacked(values, top, scale) if bars.is_stacked else _beside(values, top, scale)
        top += height_of + ROW_GAP
    return _svg(bars.title, top, parts)


def _beside(values: Sequence[int], top: float, scale: float) -> Iterator[str]:
    for at, value in enumerate(values):
        y = top + at * (BAR + GAP)
        length = max(0, value) * scale
        yield f'<rect class="series{at}" x="{LABELS:.0f}" y="{y:.1f}" width="{max(length, 1):.1f}" height="{BAR:.0f}"/>'
        yield _text(LABELS + length + 5, y + BAR - 4, str(value), "value")


def _stacked(values: Sequence[int], top: float, scale: float) -> Iterator[str]:
    x = LABELS
    for at, value in enumerate(values):
        if value > 0:
            length = value * scale
            yield f'<rect class="series{at}" x="{x:.1f}" y="{top:.1f}" width="{length:.1f}" height="{BAR:.0f}"/>'
            x += length
    yield _text(x + 5, top + BAR - 4, " / ".join(map(str, values)), "value")


def curve_chart(curve: "Curve") -> Markup:
    """Values as a line, their bounds dashed."""
    right, bottom = WIDTH - 20, PLOT_HEIGHT + LEGEND
    most_x = max(x for x, _, _ in curve.points) or 1
    most_y = max(max(value, bound) for _, value, bound in curve.points) or 1

    def place(x: int, y: int) -> tuple[float, float]:
        return LEFT + (right - LEFT) * x / most_x, bottom - (bottom - LEGEND) * y / most_y

    parts = list(_legend(curve.series))
    parts.append(f'<path class="axis" d="M{LEFT:.0f},{LEGEND:.0f} V{bottom:.0f} H{right:.0f}"/>')
    for at in (0, 1):
        places = [place(point[0], point[1 + at]) for point in curve.points]
        parts.append(f'<polyline class="line{at}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}"/>')
        parts += [f'<circle class="series{at}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in places]
    parts += [_text(*_above(place(x, value)), str(value), "value") for x, value, _ in curve.points]
    parts += [_text(place(x, 0)[0], bottom + 16, str(x), "tick") for x in dict.fromkeys(point[0] for point in curve.points)]
    parts.append(_text((LEFT + right) / 2, bottom + 36, curve.x, "tick"))
    return _svg(curve.title, bottom + BELOW, parts)


def _above(place: tuple[float, float]) -> tuple[float, float]:
    return place[0] + 6, place[1] - 8


def _legend(series: Sequence[str]) -> Iterator[str]:
    x = 8.0
    for at, title in enumerate(series):
        yield f'<rect class="series{at}" x="{x:.0f}" y="4" width="12" height="12"/>'
        yield _text(x + 17, 15, title, "key")
        x += 34 + sum(15 if ord(letter) > 255 else 8 for letter in title)


def _text(x: float, y: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"


def _svg(title: str, height: float, parts: Sequence[str]) -> Markup:
    body = "".join(parts)
    return Markup(
        f'<svg class="chart" viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="img" aria-label="{escape(title)}">{body}</svg>'
    )
