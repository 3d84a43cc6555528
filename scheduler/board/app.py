"""The application: its pages behind the gate, and what is said when a page cannot be made."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from models.errors import DutycoverError, trace
from models.words import Language, say
from scheduler.board.desk import Desk
from scheduler.board.gate import Gate
from scheduler.board.pages import (
    case,
    demand,
    downloads,
    edit,
    leave,
    ledger,
    merge,
    override,
    roster,
    solve,
    solve_line,
    start,
    today,
    why,
)
from scheduler.board.pages.studies import study, whatif
from scheduler.board.rendering import Pages, is_part
from scheduler.board.session import Session

STATIC = Path(__file__).parent / "static"


def application(desk: Desk, session: Session, language: Language = Language.ZH) -> Gate:
    """What a server on this machine runs; `session.address` opens it."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    pages = Pages(desk)
    for room in (start, case, merge, demand, roster, edit, leave, why, whatif, study, solve, solve_line, today, ledger):
        app.include_router(room.router(desk, pages))
    for room in (downloads, override):
        app.include_router(room.router(desk))
    _say_failures(app, pages)

    @app.get("/")
    def home() -> RedirectResponse:
        return RedirectResponse("/start", 303)

    return Gate(app, session, language)


def _say_failures(app: FastAPI, pages: Pages) -> None:
    def failed(request: Request, status: int, sentence: str) -> HTMLResponse:
        return pages.page(request, "failed_part.html" if is_part(request) else "failed.html", status, sentence=sentence)

    @app.exception_handler(DutycoverError)
    def refused(request: Request, error: DutycoverError) -> HTMLResponse:
        return failed(request, 422, error.sentence())

    @app.exception_handler(RequestValidationError)
    def misunderstood(request: Request, error: RequestValidationError) -> HTMLResponse:
        fields = ", ".join(str(problem["loc"][-1]) for problem in error.errors())
        return failed(request, 400, say("board.misunderstood", fields=fields))

    @app.exception_handler(HTTPException)
    def missing(request: Request, error: HTTPException) -> HTMLResponse:
        return failed(request, error.status_code, say("board.no_page"))

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> HTMLResponse:
        return failed(request, 500, trace(error))
