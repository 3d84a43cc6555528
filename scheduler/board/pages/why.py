"""问: the questions of `explain` by choosing; what solving again confirms comes when it is asked for."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from models.errors import DutycoverError, NothingToExplain
from models.words import languages, say
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages
from scheduler.board.streaming import Part, stream
from scheduler.jobs.board.asked_for import Question
from scheduler.jobs.board.folder import stamp

QUESTIONS = {
    "cover": "board.why.cover",
    "why_not": "board.why.why_not",
    "officer": "board.why.officer",
    "shortage": "board.why.shortage",
    "leave": "board.why.leave",
    "pins": "board.why.pins",
}
"""Kinds of questions of `explain`, as a page says them."""
Name = Annotated[str, Query(max_length=255)]
Typed = Annotated[str, Form(max_length=255)]


def question_of(kind: str, officer: str, duty: str, day: str, id: str) -> Question:
    """A shortage may be named as a whole, with its date behind a colon; what is no kind is the first."""
    if kind == "shortage" and ":" in duty:
        duty, _, day = duty.rpartition(":")
    return Question(kind if kind in QUESTIONS else "cover", officer, duty, day, id)


def chosen(question: Name = "cover", officer: Name = "", duty: Name = "", day: Name = "", id: Name = "") -> Question:
    """By the address of the page."""
    return question_of(question, officer, duty, day, id)


Chosen = Annotated[Question, Depends(chosen)]


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/why")
    def why(request: Request, asked: Chosen, file: Name = "") -> Response:
        shown: dict[str, Any] = {"file": file, "asked": asked, "opened": None, "refusal": ""}
        try:
            shown |= _answered(desk, file, asked) if file else {}
        except DutycoverError as error:
            shown["refusal"] = error.sentence()
        return pages.page(request, "why.html", rosters=desk.folder.rosters, questions=QUESTIONS, **shown)

    @routes.post("/why/confirm")
    def confirm(file: Typed, question: Typed, officer: Typed = "", duty: Typed = "", day: Typed = "", id: Typed = "") -> Response:
        from scheduler.jobs.board.questions import ask

        asked = question_of(question, officer, duty, day, id)
        answer = ask(desk.opened(file), asked)
        if answer and answer.confirm:
            desk.confirmed.start(_key(desk, file, asked), say("board.turn.why", title=answer.title), answer.confirm)
        return RedirectResponse(address_of(file, asked), 303)

    @routes.get("/why/confirmed")
    async def confirmed(asked: Chosen, file: Name) -> Response:
        key = _key(desk, file, asked)

        def part() -> Part:
            known = desk.confirmed.of(key)
            return Part(pages.text("confirmed.html", confirming=known), known is not None and known.is_running)

        return stream(part, desk.is_closing)

    return routes


def _key(desk: Desk, file: str, asked: Question) -> tuple[object, ...]:
    path = desk.folder.of(file)
    return path, stamp(path), asked, languages()


def address_of(file: str, asked: Question) -> str:
    return f"/why?{_query(file, asked)}"


def _query(file: str, asked: Question) -> str:
    fields = {"file": file, "question": asked.kind, "officer": asked.officer, "duty": asked.duty, "day": asked.day}
    return urlencode({name: value for name, value in (fields | {"id": asked.request}).items() if value})


def _answered(desk: Desk, file: str, asked: Question) -> dict[str, Any]:
    """The form, and below it the answer, or why there is none."""
    from scheduler.jobs.board.questions import ask, choices

    opened = desk.opened(file)
    shown: dict[str, Any] = {
        "opened": opened,
        "choices": choices(opened, asked),
        "answer": None,
        "nothing": "",
        "confirming": desk.confirmed.of(_key(desk, file, asked)),
        "query": _query(file, asked),
    }
    try:
        return shown | {"answer": ask(opened, asked)}
    except NothingToExplain as nothing:
        return shown | {"nothing": nothing.sentence()}
    except DutycoverError as error:
        return shown | {"refusal": error.sentence()}
