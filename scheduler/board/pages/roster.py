"""排班: a roster by station or by officer, with what is behind each cell and who could step in."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from models.errors import DutycoverError
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages
from scheduler.jobs.board.cell_story import Place, story
from scheduler.jobs.board.dates_shown import HALF, WEEK
from scheduler.jobs.board.dates_shown import pages as date_pages
from scheduler.jobs.board.roster_page import Of, roster_page
from scheduler.jobs.board.stepping_in import stepping_in

VIEWS = {Of.STATIONS: "board.roster.of_stations", Of.OFFICERS: "board.roster.of_officers"}
SPANS = {HALF: "board.roster.span_half", WEEK: "board.roster.span_week"}
Name = Annotated[str, Query(max_length=255)]
Number = Annotated[int, Query(ge=0, le=400)]


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/roster")
    def roster(
        request: Request, file: Name = "", of: Of = Of.STATIONS, unit: Name = "", span: Name = HALF, at: Number = 0
    ) -> Response:
        rosters = [entry for entry in desk.folder.entries() if entry.is_roster]
        values: dict[str, object] = {
            "file": file,
            "rosters": rosters,
            "opened": None,
            "refusal": "",
            "of": of,
            "unit": unit,
            "span": span,
        }
        if not file:
            return pages.page(request, "roster.html", **values)
        try:
            opened = desk.opened(file)
        except DutycoverError as error:
            return pages.page(request, "roster.html", **values | {"refusal": error.sentence()})
        tables = opened.tables
        units = [*tables.stations, *(tables.departments if of is Of.OFFICERS else ())]
        parts = date_pages(opened.file.case, span)
        at, unit = min(at, len(parts) - 1), unit if unit in units else ""
        page = roster_page(opened, of, unit, parts[at])
        values |= {"opened": opened, "units": units, "unit": unit, "parts": parts, "at": at, "page": page}
        return pages.page(request, "roster.html", spans=SPANS, views=VIEWS, **values)

    @routes.get("/roster/reason")
    def reason(request: Request, file: Name, of: Of, key: Name, day: date) -> Response:
        told = story(desk.opened(file), Place(of, key, day))
        return pages.page(request, "reason.html", story=told)

    @routes.get("/roster/cell")
    def cell(request: Request, file: Name, of: Of, key: Name, day: date) -> Response:
        opened, place = desk.opened(file), Place(of, key, day)
        told = story(opened, place)
        try:
            standing, refusal = stepping_in(opened, place), ""
        except DutycoverError as error:
            standing, refusal = None, error.sentence()
        return pages.page(request, "cell.html", story=told, standing=standing, refusal=refusal)

    return routes
