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
