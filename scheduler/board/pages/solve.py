"""求解: a case solved, or a roster solved on, with its levels as they are reached; what is asked for meanwhile waits in line."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from models.words import say
from scheduler.board.desk import Desk
from scheduler.board.pages.solve_line import known_line
from scheduler.board.rendering import Pages
from scheduler.jobs.board.solve_run import Now

Name = Annotated[str, Query(max_length=255)]
FileName = Annotated[str, Form(max_length=255)]
USUAL_SECONDS = 120.0
Seconds = Annotated[float, Form(ge=1, le=36_000)]


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter(prefix="/solve")

    @routes.get("")
    def solve(request: Request, file: Name = "") -> Response:
        return pages.page(
            request, "solve.html", file=file, seconds=USUAL_SECONDS, entries=desk.folder.entries(), **known_line(desk)
        )

    @routes.post("/start")
    def start(file: FileName, seconds: Seconds = USUAL_SECONDS) -> Response:
        def ended(now: Now) -> None:
            desk.note(say("board.log.ended", name=file, written=", ".join(now.written) or "—"))

        desk.solve(file, seconds, ended)
        desk.note(say("board.log.start", name=file, seconds=seconds))
        return RedirectResponse(f"/solve?{urlencode({'file': file})}", 303)

    @routes.post("/stop")
    def stop() -> Response:
        desk.solving.stop()
        desk.note(say("board.log.stop"))
        return RedirectResponse("/solve", 303)

    @routes.post("/leave")
    def leave(number: Annotated[int, Form(ge=1, le=10**9)]) -> Response:
        desk.turn.leave(number)
        desk.note(say("board.log.leave", number=number))
        return RedirectResponse("/solve", 303)

    return routes
