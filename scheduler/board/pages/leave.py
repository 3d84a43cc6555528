"""请假: every request with what was decided, why it was refused or moved, and the nearest dates that could be given."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from models.errors import DutycoverError
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages
from scheduler.jobs.board.asked_for import LeaveFilter, Span

Name = Annotated[str, Query(max_length=255)]


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/leave")
    def leave(request: Request, file: Name = "", unit: Name = "", person: Name = "", decided: Name = "") -> Response:
        wanted = LeaveFilter(unit, person, decided)
        asked: dict[str, Any] = {"file": file, "opened": None, "refusal": "", "wanted": wanted}
        try:
            asked |= _shown(desk, file, wanted) if file else {}
        except DutycoverError as error:
            asked["refusal"] = error.sentence()
        return pages.page(request, "leave.html", rosters=desk.folder.rosters, **asked)

    @routes.get("/leave/reason")
    def reason(request: Request, file: Name, id: Name) -> Response:
        from scheduler.jobs.board.leave_page import reasons

        return pages.page(request, "sentences.html", sentences=reasons(desk.opened(file), id))

    return routes


def _shown(desk: Desk, file: str, wanted: LeaveFilter) -> dict[str, Any]:
    from scheduler.jobs.board.dates_shown import place_of
    from scheduler.jobs.board.leave_page import counts, request_rows, units_asking

    opened = desk.opened(file)

    def of_cell(row: Any) -> dict[str, Any]:
        """The query of the page of the roster that shows the request's dates."""
        return {"file": file, "of": "officers", "unit": row.unit, "at": place_of(opened.file.case, Span.HALF, row.day)}

    rows = request_rows(opened, wanted)
    return {"opened": opened, "rows": rows, "counts": counts(opened), "units": units_asking(opened), "of_cell": of_cell}
