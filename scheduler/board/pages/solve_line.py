"""What of the page of solving changes by itself: the levels of the solve that runs, and the line of those that wait."""

from hashlib import sha256
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Query, Request, Response

from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages
from scheduler.board.streaming import Part, stream
from scheduler.jobs.board.solve_run import Now
from scheduler.jobs.board.turn import Waiting


class Line(NamedTuple):
    """What waits, and the solve that runs or ran last."""

    waiting: tuple[Waiting, ...]
    now: Now | None

    @classmethod
    def of(cls, desk: Desk) -> "Line":
        """What waits is looked at first: whatever has left the line by then has begun."""
        waiting = desk.turn.waiting()
        return cls(waiting, desk.solving.now())

    @property
    def is_running(self) -> bool:
        return self.now is not None and self.now.is_running

    @property
    def is_followed(self) -> bool:
        """Whether more is to come."""
        return self.is_running or bool(self.waiting)


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter(prefix="/solve")

    @routes.get("/line")
    def line(request: Request, seen: Annotated[str, Query(max_length=255)], running: bool) -> Response:
        """Nothing where the line is as it was seen; the whole page where a solve has begun that it does not follow."""
        known = known_line(desk)
        if known["seen"] == seen:
            return Response(status_code=204)
        answer = pages.page(request, "solve_line.html", **known)
        if known["is_followed"] and not running:
            answer.headers["HX-Refresh"] = "true"
        return answer

    @routes.get("/progress")
    async def progress() -> Response:
        def part() -> Part:
            line = Line.of(desk)
            return Part(pages.text("progress.html", now=line.now), line.is_followed)

        return stream(part, desk.is_closing)

    return routes


def known_line(desk: Desk) -> dict[str, Any]:
    """What is done, what waits, and what has ended, with a mark by which a page knows that it has changed."""
    line, ended = Line.of(desk), desk.solving.ended()
    now, is_running = line.now, line.is_running
    other = "" if is_running else desk.turn.holder
    before = ended[0 if is_running else 1 :]
    state = (now is not None and now.is_stopping, is_running, other, line.waiting, [known.case for known in ended])
    return {
        "now": now,
        "waiting": line.waiting,
        "before": before,
        "other_work": other,
        "is_running": is_running,
        "is_followed": line.is_followed,
        "seen": sha256(repr(state).encode()).hexdigest()[:16],
    }
