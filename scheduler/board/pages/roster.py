"""排班: a roster by station or by officer, with what is behind each cell and who could step in."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from models.errors import DutycoverError
from models.words import say
from scheduler.board.desk import Desk
from scheduler.board.pages.why import QUESTIONS, address_of
from scheduler.board.rendering import Pages
from scheduler.jobs.board.asked_for import Of, Place, Span

VIEWS = {Of.STATIONS: "board.roster.of_stations", Of.OFFICERS: "board.roster.of_officers"}
SPANS = {Span.HALF: "board.roster.span_half", Span.WEEK: "board.roster.span_week"}
Name = Annotated[str, Query(max_length=255)]
Number = Annotated[int, Query(ge=0, le=400)]


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/roster")
    def roster(
        request: Request, file: Name = "", of: Of = Of.STATIONS, unit: Name = "", span: Span = Span.HALF, at: Number = 0
    ) -> Response:
        asked: dict[str, Any] = {"file": file, "of": of, "span": span, "copy": None, "refusal": ""}
        try:
            asked |= _shown(desk, file, of, unit, span, at) if file else {}
        except DutycoverError as error:
            asked["refusal"] = error.sentence()
        return pages.page(request, "roster.html", rosters=desk.folder.rosters, spans=SPANS, views=VIEWS, **asked)

    @routes.get("/roster/reason")
    def reason(request: Request, file: Name, of: Of, key: Name, day: date) -> Response:
        from scheduler.jobs.board.cell_story import story
        from scheduler.jobs.board.questions import questions_at

        opened, place = desk.opened(file), Place(of, key, day)
        told = story(opened, place)
        asked = {say(QUESTIONS[each.kind]): address_of(file, each) for each in questions_at(opened, place)}
        return pages.page(request, "reason.html", story=told, asked=asked)

    @routes.get("/roster/cell")
    def cell(request: Request, file: Name, of: Of, key: Name, day: date, instead: Name = "") -> Response:
        from scheduler.jobs.board.editing.cell_panel import cell_panel

        copy, place = desk.copy(file), Place(of, key, day)
        return pages.page(request, "roster/cell.html", panel=cell_panel(copy.shown, place, instead), copy=copy, place=place)

    return routes


def _shown(desk: Desk, file: str, of: Of, unit: str, span: Span, at: int) -> dict[str, Any]:
    """As it was written where its edits are not read yet; the page asks for them at once."""
    from scheduler.jobs.board.shown_page import shown_page

    copy = desk.copy(file)
    opened = copy.shown if copy.is_read else copy.written
    return shown_page(opened, of, unit, span, at)._asdict() | {"copy": copy}
