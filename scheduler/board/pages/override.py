"""A date's demand set by hand on the page 高峰: written into a copy of the case, which is then shown."""

from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field

from models.words import say
from scheduler.board.desk import Desk
from scheduler.jobs.board.folder import shown

LARGEST_NUMBER = 1000
Short = Annotated[str, Field(max_length=255)]


class Place(BaseModel):
    """A duty on a date of a file as it was `seen`; `place` is its post and shift in one, as the page offers them."""

    file: Short
    seen: Short
    station: Short
    place: Annotated[str, Field(pattern=r"^[^/]+/[^/]+$", max_length=255)]
    date: date


class Wanted(Place):
    minimum: Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]
    target: Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]
    weight: Annotated[int, Field(ge=1, le=LARGEST_NUMBER)] = 1
    urgent: bool = False


def router(desk: Desk) -> APIRouter:
    routes = APIRouter(prefix="/demand/override")

    @routes.post("")
    def put(wanted: Annotated[Wanted, Form()]) -> Response:
        figures = wanted.model_dump(include={"minimum", "target", "weight", "urgent"})
        return _written(desk, wanted, figures)

    @routes.post("/remove")
    def remove(place: Annotated[Place, Form()]) -> Response:
        return _written(desk, place, None)

    return routes


def _written(desk: Desk, asked: Place, figures: dict[str, Any] | None) -> Response:
    from scheduler.jobs.board.overriding import Override, override

    post, _, shift = asked.place.partition("/")
    wanted = Override((asked.station, post, shift, asked.date), figures)
    name = override(desk.folder, asked.file, asked.seen, wanted)
    place = f"{asked.station}/{asked.place} {asked.date}"
    desk.note(say("board.log.override", place=shown(place), name=shown(name)))
    return RedirectResponse(f"/demand?{urlencode({'file': name, 'station': asked.station})}#overrides", 303)
