"""驻所: phases, stays with their ten activities to tick, and the problem list; every change goes to the ledger."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from models.errors import DutycoverError
from models.records.problem import ProblemKind, ProblemState
from models.records.stay import Activity, StayTime
from models.words import say
from scheduler.board.attached import attached
from scheduler.board.desk import Desk
from scheduler.board.pages.ledger.replan_fields import Typed, known_of
from scheduler.board.pages.ledger.rooms import Reference, others_shown, show
from scheduler.board.rendering import Pages

Name = Annotated[str, Form(max_length=255)]
Text = Annotated[str, Form(max_length=500)]
Day = Annotated[date, Form()]
State = Annotated[ProblemState, Form()]
MOST_DONE = 999


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter(prefix="/ledger/stays")

    @routes.get("")
    def stays(request: Request, phase: Reference = "", stay: Reference = "") -> Response:
        return _page(desk, pages, request, phase, stay)

    @routes.get("/report")
    def report(phase: Reference = "") -> Response:
        from scheduler.jobs.board.ledger.stays_page import stays_book

        return attached(*stays_book(phase))

    @routes.post("/keep")
    def keep(request: Request, file: Name) -> Response:
        from scheduler.jobs.board.ledger.recording import keep_stays

        return _done(desk, pages, request, "", lambda: keep_stays(desk.folder.of(file)))

    @routes.post("/tick")
    async def tick(request: Request) -> Response:
        return await known_of(request, lambda typed: _tick(desk, pages, request, typed))

    _recording(routes, desk, pages)
    return routes


def _recording(routes: APIRouter, desk: Desk, pages: Pages) -> None:
    @routes.post("/problem")
    def settle(request: Request, key: Name, state: State, deadline: Name = "", phase: Name = "") -> Response:
        from scheduler.jobs.board.ledger import stays_book

        return _done(desk, pages, request, phase, lambda: stays_book.settle(key, state, stays_book.deadline_of(deadline)))

    @routes.post("/problem/new")
    def problem(
        request: Request,
        station: Name,
        kind: Annotated[ProblemKind, Form()],
        text: Text,
        found_on: Day,
        state: State,
        officer: Name = "",
        deadline: Name = "",
        phase: Name = "",
    ) -> Response:
        from scheduler.jobs.board.ledger.stays_book import add_problem, deadline_of

        fields = {"station": station, "kind": kind, "text": text, "found_on": found_on, "state": state}
        more = {"officer": officer or None, "phase": phase.strip("-")}
        return _done(desk, pages, request, phase, lambda: add_problem(fields | more | {"deadline": deadline_of(deadline)}))

    @routes.post("/new")
    def stay(
        request: Request, day: Day, officer: Name, station: Name, time: Annotated[StayTime, Form()], phase: Name = ""
    ) -> Response:
        from scheduler.jobs.board.ledger.stays_book import add_stay

        fields = {"date": day, "officer": officer, "station": station, "time": time, "phase": phase.strip("-")}
        return _done(desk, pages, request, phase, lambda: add_stay(fields))


def _tick(desk: Desk, pages: Pages, request: Request, typed: Typed) -> Response:
    """A box that is ticked counts once at least, one that is not counts nothing."""
    from scheduler.jobs.board.ledger import stays_book

    numbers = {activity: _number(typed, activity.value) for activity in Activity}
    return _done(desk, pages, request, typed.get("phase", ""), lambda: stays_book.tick(typed.get("key", ""), numbers))


def _number(typed: Typed, name: str) -> int:
    text = typed.get(name, "").strip()
    number = min(MOST_DONE, int(text)) if text.isascii() and text.isdigit() else 0
    return max(1, number) if f"{name}-done" in typed else 0


def _done(desk: Desk, pages: Pages, request: Request, phase: str, change: Callable[[], str]) -> Response:
    try:
        said = change()
    except DutycoverError as error:
        return _page(desk, pages, request, phase, "", 422, error.sentence())
    desk.note(say("board.log.stays", about=said))
    return RedirectResponse(f"/ledger/stays{'?' + urlencode({'phase': phase}) if phase else ''}", 303)


def _page(desk: Desk, pages: Pages, request: Request, phase: str, stay: str, status: int = 200, told: str = "") -> Response:
    from scheduler.jobs.board.ledger.stays_page import stays_page, words

    asked: dict[str, Any] = {"known": None, "told": told, "chosen": None}
    try:
        known = stays_page(phase)
        asked["known"] = known
        asked["chosen"] = next((row for row in known.stays if row.key == stay), None) if known else None
        asked["told"] = told or (say("board.stays.changed") if stay and asked["chosen"] is None else "")
    except DutycoverError as error:
        asked["told"] = told or error.sentence()
    return show(pages, request, "stays.html", status, phase=phase, files=others_shown(desk), **asked, **words())
