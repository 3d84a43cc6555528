"""求解: a case solved, with its levels as they are reached, and what is proven of them."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from models.words import say
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages
from scheduler.board.streaming import Part, stream
from scheduler.jobs.board.solving import Now

Name = Annotated[str, Query(max_length=255)]


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/solve")
    def solve(request: Request, file: Name = "") -> Response:
        return pages.page(request, "solve.html", file=file, entries=desk.folder.entries(), now=desk.solving.now())

    @routes.post("/solve/start")
    def start(file: Annotated[str, Form(max_length=255)], seconds: Annotated[float, Form(ge=1, le=36_000)] = 120) -> Response:
        def ended(now: Now) -> None:
            desk.note(say("board.log.ended", name=file, written=", ".join(now.written) or "—"))

        desk.solve(file, seconds, ended)
        desk.note(say("board.log.start", name=file, seconds=seconds))
        return RedirectResponse(f"/solve?{urlencode({'file': file})}", 303)

    @routes.post("/solve/stop")
    def stop() -> Response:
        desk.solving.stop()
        desk.note(say("board.log.stop"))
        return RedirectResponse("/solve", 303)

    @routes.get("/solve/progress")
    async def progress() -> Response:
        def part() -> Part:
            now = desk.solving.now()
            return Part(pages.text("progress.html", now=now), now is not None and now.is_running)

        return stream(part, desk.is_closing)

    return routes
