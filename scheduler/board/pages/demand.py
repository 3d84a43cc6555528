"""高峰: what a case's history lets expect, by station and service, how many officers that asks for, and what overrides it."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from models.errors import DutycoverError
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages
from scheduler.jobs.board.folder import stamp

Name = Annotated[str, Query(max_length=255)]
HEADS = (
    *("head.date", "head.weekday", "head.day_kind", "head.mean", "head.low", "board.demand.high", "head.usual", "head.peak"),
    *("head.computed_minimum", "head.computed_target", "head.used_minimum", "head.used_target", "head.weight", "head.origin"),
)
"""Of the table of a service."""


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter(prefix="/demand")

    @routes.get("")
    def demand(request: Request, file: Name = "", station: Name = "") -> Response:
        return pages.page(request, "demand.html", file=file, station=station, cases=desk.folder.cases())

    @routes.get("/content")
    def content(request: Request, file: Name, station: Name = "") -> Response:
        """Asked for by the page when it is there: a forecast takes seconds, once."""
        return pages.page(request, "demand_content.html", file=file, heads=HEADS, **_shown(desk, file, station))

    return routes


def _shown(desk: Desk, file: str, station: str) -> dict[str, Any]:
    from scheduler.board.demand_charts import staff_chart, volume_chart
    from scheduler.jobs.board.overriding import is_own

    try:
        path = desk.folder.of(file)
        seen = stamp(path)
        known = desk.demanded(file)
    except DutycoverError as error:
        return {"refusal": error.sentence(), "known": None, "station": station, "services": (), "seen": "", "is_copy": False}
    station = station if station in known.stations else next(iter(known.stations), "")
    drawn = [(service, volume_chart(service), staff_chart(service)) for service in known.services(station)]
    return {"refusal": "", "known": known, "station": station, "services": drawn, "seen": seen, "is_copy": is_own(path)}
