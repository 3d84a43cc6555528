"""发布: a roster of the folder, looked at before it is published: the audit's word, and who would be told what."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from models.errors import DutycoverError
from models.words import say
from scheduler.board.desk import Desk
from scheduler.board.pages.ledger.rooms import Reference, rosters_shown, show
from scheduler.board.rendering import Pages

Name = Annotated[str, Form(max_length=255)]
Note = Annotated[str, Form(max_length=500)]
Accepts = Annotated[bool, Form()]
Version = Annotated[int, Form(ge=0, le=10**9 - 1)]


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/ledger/publish")
    def look(request: Request, file: Reference = "") -> Response:
        return _page(desk, pages, request, file)

    @routes.post("/ledger/publish")
    def publish(
        request: Request, file: Name, seen: Name, note: Note = "", accepts: Accepts = False, over: Version = 0
    ) -> Response:
        """What was typed stays where nothing is published."""
        from scheduler.jobs.board.ledger.publishing import Consent, publish_as_seen

        try:
            report = desk.opened(file).report
            version = publish_as_seen(desk.folder.of(file), seen, report, (desk.by, note), Consent(accepts, over))
        except DutycoverError as error:
            return _page(desk, pages, request, file, 422, note=note, told=error.sentence())
        desk.note(say("board.log.publish", name=file, number=version.number))
        return RedirectResponse(f"/ledger?published={version.number}", 303)

    return routes


def _page(desk: Desk, pages: Pages, request: Request, file: str, status: int = 200, note: str = "", told: str = "") -> Response:
    asked: dict[str, Any] = {"looked": None, "report": None, "seen": "", "counts": "", "groups": (), "told": told}
    try:
        asked |= _looked_at(desk, file) if file else {}
    except DutycoverError as error:
        asked["told"] = error.sentence()
    return show(pages, request, "publish.html", status, file=file, note=note, rosters=rosters_shown(desk), **asked)


def _looked_at(desk: Desk, name: str) -> dict[str, Any]:
    from scheduler.jobs.board.ledger.difference_page import by_person, counts
    from scheduler.jobs.board.ledger.publishing import look

    copy = desk.copy(name)
    seen, opened, looked = copy.state, copy.shown, look(copy)
    known = looked.difference
    shown = {"counts": counts(known), "groups": tuple(by_person(known))} if known else {}
    return {"looked": looked, "report": opened.report, "seen": seen} | shown
