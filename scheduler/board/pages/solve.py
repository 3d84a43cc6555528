"""求解: a case solved, with its levels as they are reached, and what is proven of them."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse

from models.words import say
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages
from scheduler.jobs.board.solving import Now

Name = Annotated[str, Query(max_length=255)]
REFRESH_SECONDS = 0.5


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
        return StreamingResponse(_events(desk, pages), media_type="text/event-stream")

    return routes


async def _events(desk: Desk, pages: Pages) -> AsyncIterator[str]:
    """The part of the page that changes, whenever it has; at the end the word that it has ended."""
    before = ""
    while not desk.is_closing.is_set():
        now = desk.solving.now()
        text = pages.text("progress.html", now=now)
        if text != before:
            before = text
            yield _event("progress", text)
        if now is None or not now.is_running:
            yield _event("ended", "")
            return
        await asyncio.sleep(REFRESH_SECONDS)


def _event(name: str, text: str) -> str:
    lines = "".join(f"data: {line}\n" for line in text.splitlines() or [""])
    return f"event: {name}\n{lines}\n"
