"""台账: the versions that were published, each to be compared and downloaded."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from models.errors import DutycoverError
from scheduler.board.attached import attached
from scheduler.board.desk import Desk
from scheduler.board.pages.ledger.rooms import LONGEST_NUMBER, Number, show
from scheduler.board.rendering import Pages
from scheduler.jobs.board.asked_for import Form

FORMS = {Form.WORKING: "board.ledger.working", Form.WALL: "board.ledger.wall", Form.JSON: "board.ledger.json"}
Version = Annotated[int, Path(ge=1, le=10**LONGEST_NUMBER - 1)]


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/ledger")
    def versions(request: Request, published: Number = 0) -> Response:
        asked: dict[str, Any] = {"published": published, "versions": (), "events": {}, "refusal": ""}
        try:
            asked |= _versions()
        except DutycoverError as error:
            asked["refusal"] = error.sentence()
        return show(pages, request, "versions.html", forms=FORMS, **asked)

    @routes.get("/ledger/version/{number}/{form}")
    def version(number: Version, form: Form) -> Response:
        from scheduler.jobs.board.ledger.downloads import download

        return attached(*download(number, form))

    return routes


def _versions() -> dict[str, Any]:
    from scheduler.jobs.board.ledger.rosters import events_of, versions

    known = versions()
    return {"versions": known, "events": events_of(known)}
