"""比选: scenarios made by a form and kept in a file, run together, and compared with the people named."""

from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from models.errors import DutycoverError
from models.words import say
from scheduler.board.desk import Desk
from scheduler.board.pages.studies.study import FileName, Name, NotWanted, frame_of, result_of
from scheduler.board.rendering import Pages
from scheduler.jobs.board.studies.wanted import Study, TypedLine

Cell = Annotated[str, Form(max_length=200)]


def line_typed(action: Cell, subject: Cell = "", value: Cell = "", first: Cell = "", last: Cell = "") -> TypedLine:
    """Raises `NotWanted` for dates that are none."""
    return TypedLine(action, subject.strip(), value.strip(), _day(first), _day(last))


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter(prefix="/whatif")

    @routes.get("")
    def whatif(request: Request, file: Name = "", scenario: Name = "", action: Name = "") -> Response:
        frame = frame_of(desk, Study.WHATIF, file)
        made: dict[str, Any] = {"listed": None, "form": None, "actions": (), "scenario": scenario}
        try:
            made |= _made(desk, file, action) if file and not frame["refusal"] else {}
        except DutycoverError as error:
            frame["refusal"] = error.sentence()
        return pages.page(request, "studies/whatif.html", **frame, **made, **result_of(desk, Study.WHATIF))

    @routes.get("/fields")
    def fields(request: Request, file: Name, action: Name) -> Response:
        from scheduler.jobs.board.studies.scenario_forms import line_form

        return pages.page(request, "studies/fields.html", form=line_form(desk.case(file), action))

    @routes.post("/add")
    def add(file: FileName, scenario: Cell, line: Annotated[TypedLine, Depends(line_typed)]) -> Response:
        case = desk.case(file)
        desk.scenarios.add(desk.folder.of(file), case, scenario, line)
        desk.note(say("board.log.scenario", name=file, scenario=scenario))
        return RedirectResponse(f"/whatif?{urlencode({'file': file, 'scenario': scenario, 'action': line.action})}", 303)

    @routes.post("/remove")
    def remove(file: FileName, seen: Cell, scenario: Cell, place: Annotated[int | None, Form(ge=0, le=10**6)] = None) -> Response:
        desk.scenarios.remove(desk.folder.of(file), desk.case(file), seen, scenario, place)
        desk.note(say("board.log.scenario", name=file, scenario=scenario))
        return RedirectResponse(f"/whatif?{urlencode({'file': file})}", 303)

    return routes


def _made(desk: Desk, file: str, action: str) -> dict[str, Any]:
    from scheduler.jobs.board.studies.scenario_forms import actions, line_form

    case = desk.case(file)
    listed = desk.scenarios.listed(desk.folder.of(file), case)
    return {"listed": listed, "form": line_form(case, action), "actions": actions()}


def _day(text: str) -> date | None:
    """As a browser sends a date. Raises `NotWanted`."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise NotWanted(say("board.study.no_day", text=text[:40])) from error
