"""高峰: what a case's history lets expect, by station and service, how many officers that asks for, and what overrides it.

A case without a history shows what its sheets ask for, and is overridden all the same.
"""

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
TYPED_HEADS = (
    "head.date",
    "head.weekday",
    "head.day_kind",
    "head.used_minimum",
    "head.used_target",
    "head.weight",
    "head.origin",
)
"""Of the table of a duty that nothing is forecast for."""


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter(prefix="/demand")

    @routes.get("")
    def demand(request: Request, file: Name = "", station: Name = "") -> Response:
        return pages.page(request, "demand.html", file=file, station=station, cases=desk.folder.cases())

    @routes.get("/content")
    def content(request: Request, file: Name, station: Name = "") -> Response:
        """Asked for by the page when it is there: a forecast takes seconds, once."""
        return pages.page(
            request, "demand_content.html", file=file, heads=HEADS, typed_heads=TYPED_HEADS, **_shown(desk, file, station)
        )

    return routes


def _shown(desk: Desk, file: str, station: str) -> dict[str, Any]:
    from scheduler.board.demand_charts import staff_chart, typed_chart, volume_chart
    from scheduler.jobs.board.overriding import is_own

    shown: dict[str, Any] = {"refusal": "", "known": None, "station": station, "services": (), "typed": (), "seen": ""}
    try:
        path = desk.folder.of(file)
        shown["seen"] = stamp(path)
        known = desk.demanded(file)
    except DutycoverError as error:
        return shown | {"refusal": error.sentence(), "is_copy": False}
    station = station if station in known.stations else next(iter(known.stations), "")
    drawn = [(service, volume_chart(service), staff_chart(service)) for service in known.services(station)]
    typed = [(duty, typed_chart(duty)) for duty in known.typed(station)]
    return shown | {"known": known, "station": station, "services": drawn, "typed": typed, "is_copy": is_own(path)}
