"""帮扶成效: what stints came to, as the ledger keeps it; a file of the folder is put into it."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from models.errors import DutycoverError
from models.reports.grouping import Grouping
from models.words import say
from scheduler.board.attached import attached
from scheduler.board.desk import Desk
from scheduler.board.pages.ledger.rooms import others_shown, show
from scheduler.board.rendering import Pages

GROUPINGS = {
    Grouping.STATION: "results.head.station",
    Grouping.DEPARTMENT: "results.head.department",
    Grouping.OFFICER: "results.head.officer",
    Grouping.PHASE: "results.head.phase",
}


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/ledger/results")
    def results(request: Request, of: Grouping = Grouping.STATION) -> Response:
        return _page(desk, pages, request, of)

    @routes.get("/ledger/results/report")
    def report(of: Grouping = Grouping.STATION) -> Response:
        from scheduler.jobs.board.ledger.results_page import results_book

        return attached(*results_book(of))

    @routes.post("/ledger/results/keep")
    def keep(request: Request, file: Annotated[str, Form(max_length=255)]) -> Response:
        from scheduler.jobs.board.ledger.recording import keep_results

        try:
            said = keep_results(desk.folder.of(file))
        except DutycoverError as error:
            return _page(desk, pages, request, Grouping.STATION, 422, told=error.sentence())
        desk.note(say("board.log.kept", name=file, kept=said))
        return RedirectResponse("/ledger/results", 303)

    return routes


def _page(desk: Desk, pages: Pages, request: Request, of: Grouping, status: int = 200, told: str = "") -> Response:
    from scheduler.jobs.board.ledger.results_page import results_page

    asked: dict[str, Any] = {"known": None, "told": told, "empty": ""}
    try:
        asked["known"] = results_page(of)
    except DutycoverError as error:
        asked["empty"] = error.sentence()
    return show(pages, request, "results.html", status, of=of, groupings=GROUPINGS, files=others_shown(desk), **asked)
