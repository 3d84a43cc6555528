"""案例: a case opened from the folder, with every fault at its cell, what was taken for granted and what is to be warned of.

Jobs are loaded when they are first needed, here and in the other pages, so that the board is ready at once.
"""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, File, Query, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from models.errors import DutycoverError
from models.words import say
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages
from scheduler.jobs.board.folder import safe_name, shown, stamp

Name = Annotated[str, Query(max_length=255)]


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/case")
    def case(request: Request, file: Name = "", beside: Name = "") -> Response:
        """`beside` is the name that a file was put in by, where the folder had such a file already."""
        cases = desk.folder.cases()
        return pages.page(request, "case.html", file=file, cases=cases, beside=beside, **_looked_over(desk, file))

    @routes.get("/case/content")
    def content(request: Request, file: Name, seen: Name = "") -> Response:
        """Nothing where the file is as it was seen."""
        if stamp(desk.folder.of(file)) == seen:
            return Response(status_code=204)
        return pages.page(request, "case_content.html", file=file, beside="", **_looked_over(desk, file))

    @routes.post("/upload")
    def upload(file: Annotated[UploadFile, File()]) -> Response:
        wanted = safe_name(file.filename or "")
        name = desk.folder.take(wanted, file.file.read())
        desk.note(say("board.log.upload", name=shown(name)))
        query = {"file": name} | ({} if name == wanted else {"beside": wanted})
        is_roster = any(entry.name == name and entry.is_roster for entry in desk.folder.entries())
        return RedirectResponse(f"/{'roster' if is_roster else 'case'}?{urlencode(query)}", 303)

    return routes


def _looked_over(desk: Desk, name: str) -> dict[str, Any]:
    """What the template shows of a file: as `check` found it, or why it cannot be read."""
    from scheduler.jobs.board.faulty_sheet import faulty_sheets
    from scheduler.jobs.check import notes_by_kind

    shown: dict[str, Any] = {"checked": None, "refusal": "", "wrong": None, "sheets": (), "kinds": (), "seen": ""}
    if not name:
        return shown
    try:
        path = desk.folder.of(name)
        shown["seen"] = stamp(path)
        checked = desk.checked(name)
    except DutycoverError as error:
        return shown | {"refusal": error.sentence()}
    wrong = checked.faults or checked.blank
    sheets = faulty_sheets(path, wrong.faults) if wrong else ()
    return shown | {"checked": checked, "wrong": wrong, "sheets": sheets, "kinds": notes_by_kind(checked)}
