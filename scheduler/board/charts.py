"""Small charts, as SVG without styles of its own."""

from collections.abc import Sequence
from html import escape

from markupsafe import Markup

from models.words import say
from scheduler.jobs.board.solve_course import Point

WIDTH, HEIGHT, EDGE = 220.0, 44.0, 3.0


def course_chart(course: Sequence[Point], seconds: float) -> Markup:
    """A level's value from above and its bound from below, over the seconds; nothing of fewer than two points."""
    if len(course) < 2:
        return Markup("")
    begin = course[0].seconds
    span = max(seconds, course[-1].seconds) - begin or 1.0
    low, high = min(point.bound for point in course), max(point.value for point in course)
    height = high - low

    def step_line(values: Sequence[int]) -> str:
        """Horizontal until the next value is known."""
        places: list[tuple[float, float]] = []
        for point, value in zip(course, values, strict=True):
            x = EDGE + (WIDTH - 2 * EDGE) * (point.seconds - begin) / span
            y = EDGE + (HEIGHT - 2 * EDGE) * ((high - value) / height if height else 0.5)
            places += [(x, places[-1][1])] if places else []
            places.append((x, y))
        places.append((WIDTH - EDGE, places[-1][1]))
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)

    title = escape(say("board.solve.chart", first=course[0].value, value=course[-1].value, bound=course[-1].bound))
    return Markup(
        f'<svg class="course" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img" aria-label="{title}">'
        f'<polyline class="value" points="{step_line([point.value for point in course])}"/>'
        f'<polyline class="bound" points="{step_line([point.bound for point in course])}"/></svg>'
    )


WEEKS_WIDTH, WEEKS_HEIGHT, FOOT, TOP = 860.0, 220.0, 22.0, 18.0


def weeks_chart(names: Sequence[str], target: Sequence[int], present: Sequence[int]) -> Markup:
    """By week who is there as columns, each with its number at its foot, and the target as a line over them."""
    most, step = max((*target, *present, 1)), WEEKS_WIDTH / max(1, len(names))

    def height(value: int) -> float:
        return (WEEKS_HEIGHT - FOOT - TOP) * value / most

    base, parts, places = WEEKS_HEIGHT - FOOT, [], []
    for at, (name, wanted, there) in enumerate(zip(names, target, present, strict=True)):
        middle, top = step * (at + 0.5), base - height(there)
        parts.append(f'<rect x="{middle - step * 0.3:.1f}" y="{top:.1f}" width="{step * 0.6:.1f}" height="{height(there):.1f}"/>')
        parts.append(f'<text x="{middle:.1f}" y="{base - 6:.1f}">{there}</text>')
        parts.append(f'<text x="{middle:.1f}" y="{WEEKS_HEIGHT - 6:.1f}">{escape(name)}</text>')
        places.append(f"{middle:.1f},{base - height(wanted):.1f}")
    return Markup(
        f'<svg class="weeks" viewBox="0 0 {WEEKS_WIDTH:.0f} {WEEKS_HEIGHT:.0f}" role="img" '
        f'aria-label="{escape(say("sheet.weeks.chart"))}">{"".join(parts)}<polyline points="{" ".join(places)}"/></svg>'
    )
