"""变动与重排: what happened is typed, tried, looked at, and then written as a new working copy beside the published one."""

from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from models.errors import DutycoverError
from models.words import listed, say
from scheduler.board.desk import Desk
from scheduler.board.pages.ledger.replan_fields import Typed, known_of, way_of
from scheduler.board.pages.ledger.rooms import Reference, number_of, rosters_shown, show, tables_of, versions_shown
from scheduler.board.rendering import Pages
from scheduler.jobs.board.kept import Kept
from scheduler.jobs.board.ledger.drafts import Draft
from scheduler.jobs.board.ledger.replan_state import SECONDS, Replannings

Name = Annotated[str, Form(max_length=255)]
Day = Annotated[date, Form()]
Place = Annotated[int, Form(ge=0, le=1000)]
WAYS = {"": "board.replan.way_any", "one": "board.replan.way_one", "daily": "board.replan.way_daily"}


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter(prefix="/ledger/replan")
    known = Replannings(desk.turn, Kept(desk.folder.path))

    @routes.get("")
    def replan(request: Request, roster: Reference = "", kind: Annotated[str, Query(max_length=30)] = "illness") -> Response:
        return _page(desk, pages, known, request, roster, kind)

    @routes.get("/outcome")
    def outcome(request: Request, roster: Reference) -> Response:
        return show(pages, request, "replan_outcome.html", roster=roster, ways=WAYS, **_outcome(known, _key(desk, roster)))

    @routes.post("/event")
    async def event(request: Request) -> Response:
        return await known_of(request, lambda typed: _add(desk, pages, known, request, typed))

    @routes.post("/drop")
    def drop(roster: Name, at: Place) -> Response:
        def less(draft: Draft) -> Draft:
            return draft._replace(events=(*draft.events[:at], *draft.events[at + 1 :]))

        known.change(_key(desk, roster), less)
        return _back(roster)

    @routes.post("/undo")
    def undo(roster: Name, event: Name) -> Response:
        """Taken back, or again not."""

        def turned(draft: Draft) -> Draft:
            others = tuple(id for id in draft.undone if id != event)
            return draft._replace(undone=others if event in draft.undone else (*others, event))

        known.change(_key(desk, roster), turned)
        return _back(roster)

    _trying(routes, desk, pages, known)
    return routes


def _trying(routes: APIRouter, desk: Desk, pages: Pages, known: Replannings) -> None:
    @routes.post("/run")
    def run(roster: Name, since: Day, way: Annotated[str, Form(max_length=10)] = "") -> Response:
        chosen = way_of(way)
        known.change(_key(desk, roster), lambda draft: draft._replace(since=since.isoformat(), way=chosen))
        known.run(_key(desk, roster))
        desk.note(say("board.log.replan", roster=roster, since=since))
        return _back(roster, "#outcome")

    @routes.post("/write")
    def write(request: Request, roster: Name) -> Response:
        from scheduler.jobs.board.ledger.replan_goals import goals_of

        try:
            outcome = known.write(_key(desk, roster), goals_of(desk.folder.path, roster))
        except DutycoverError as error:
            return _page(desk, pages, known, request, roster, "illness", 422, told=error.sentence())
        desk.note(say("board.log.replanned", roster=roster, written=listed(outcome.written)))
        return _back(roster, "#outcome")


def _key(desk: Desk, roster: str) -> str:
    """Raises `NotInFolder`, and as `Desk.published` does."""
    number = number_of(roster)
    if number is None:
        return str(desk.folder.of(roster))
    desk.published(number)
    return roster


def _back(roster: str, place: str = "") -> Response:
    return RedirectResponse(f"/ledger/replan?{urlencode({'roster': roster})}{place}", 303)


def _add(desk: Desk, pages: Pages, known: Replannings, request: Request, typed: Typed) -> Response:
    """What was typed stays where it is refused."""
    from scheduler.jobs.board.ledger.event_form import kinds, read

    roster, kind = typed.get("roster", ""), typed.get("kind", "")
    try:
        file = tables_of(desk, roster).file
        if kind in kinds():
            event = read(file, known.draft(_key(desk, roster)).events, typed, desk.by)
            known.change(_key(desk, roster), lambda draft: draft._replace(events=(*draft.events, event)))
    except DutycoverError as error:
        return _page(desk, pages, known, request, roster, kind, 422, typed=typed, told=error.sentence())
    return _back(roster)


def _outcome(known: Replannings, key: str) -> dict[str, Any]:
    from scheduler.jobs.board.ledger.replan_page import replan_page

    outcome, draft = known.outcome(key), known.draft(key)
    shown = replan_page(outcome.known, bool(outcome.draft.undone)) if outcome and outcome.known else None
    is_older = outcome is not None and not outcome.written and outcome.draft != draft
    return {"outcome": outcome, "shown": shown, "is_older": is_older}


def _page(
    desk: Desk,
    pages: Pages,
    known: Replannings,
    request: Request,
    roster: str,
    kind: str,
    status: int = 200,
    typed: Typed | None = None,
    told: str = "",
) -> Response:
    asked: dict[str, Any] = {"roster": roster, "kind": kind, "typed": typed or {}, "told": told, "file": None, "versions": ()}
    asked |= {"rosters": rosters_shown(desk), "ways": WAYS, "limit": SECONDS}
    try:
        asked["versions"] = versions_shown()
        asked |= _drafted(desk, known, roster, kind) if roster else {}
    except DutycoverError as error:
        asked["told"] = told or error.sentence()
    return show(pages, request, "replan.html", status, **asked)


def _drafted(desk: Desk, known: Replannings, roster: str, kind: str) -> dict[str, Any]:
    from scheduler.jobs.board.ledger.event_form import fields, kinds, officers
    from scheduler.jobs.board.ledger.replan_page import event_sentence

    file, key = tables_of(desk, roster).file, _key(desk, roster)
    chosen = kind if kind in kinds() else "illness"
    draft = known.draft(key)
    meant = (*draft.events, *(event for event in file.events if event.id in draft.undone))
    first = min((event.first for event in meant), default=file.case.start)
    return {
        "file": file,
        "kind": chosen,
        "kinds": kinds(),
        "fields": fields(file.case, chosen),
        "officers": officers(file.case),
        "draft": draft,
        "drafted": [event_sentence(event) for event in draft.events],
        "happened": [(event.id, event_sentence(event)) for event in file.events],
        "since": draft.since or max(first, file.case.start).isoformat(),
        **_outcome(known, key),
    }
