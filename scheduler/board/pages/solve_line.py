"""What of the page of solving changes by itself: the levels of the solve that runs, and the line of those that wait."""

from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages
from scheduler.board.streaming import Part, stream


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
            now = desk.solving.now()
            return Part(pages.text("progress.html", now=now), _is_followed(desk))

        return stream(part, desk.is_closing)

    return routes


def _is_followed(desk: Desk) -> bool:
    """Whether more is to come: a solve runs, or waits."""
    now = desk.solving.now()
    return (now is not None and now.is_running) or bool(desk.turn.waiting())


def known_line(desk: Desk) -> dict[str, Any]:
    """What is done, what waits, and what has ended, with a mark by which a page knows that it has changed."""
    now, waiting, ended = desk.solving.now(), desk.turn.waiting(), desk.solving.ended()
    is_running = now is not None and now.is_running
    other = "" if is_running else desk.turn.holder
    before = ended[0 if is_running else 1 :]
    state = (is_running and now is not None and now.is_stopping, is_running, other, waiting, [known.case for known in ended])
    return {
        "now": now,
        "waiting": waiting,
        "before": before,
        "other_work": other,
        "is_running": is_running,
        "is_followed": _is_followed(desk),
        "seen": sha256(repr(state).encode()).hexdigest()[:16],
    }
