"""What every study's page does: it starts one, stops it, follows it, and shows what it came to."""

import re
from contextlib import suppress
from typing import Annotated, Any
from unicodedata import normalize
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field

from models.errors import DutycoverError, Exit
from models.words import say
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages
from scheduler.board.streaming import Part, stream
from scheduler.jobs.board.folder import stamp
from scheduler.jobs.board.studies.wanted import Study, Wanted, workbook

TITLES = {
    Study.WHATIF: "board.study.whatif",
    Study.STRESS: "board.study.stress",
    Study.TRADEOFF: "board.study.tradeoff",
    Study.BOTTLENECK: "board.study.bottleneck",
}
ABOUT = {
    Study.STRESS: "board.study.about_stress",
    Study.TRADEOFF: "board.study.about_tradeoff",
    Study.BOTTLENECK: "board.study.about_bottleneck",
}
ADDRESSES = {study: "/whatif" if study is Study.WHATIF else f"/whatif/{study.value}" for study in Study}
MOST_PERCENTS, LARGEST_PERCENT = 8, 500
Name = Annotated[str, Query(max_length=255)]
FileName = Annotated[str, Form(max_length=255)]
Seconds = Annotated[float, Field(ge=1, le=36_000)]


class NotWanted(DutycoverError):
    """A form that asks for nothing, or for what cannot be. The text is for the planner."""

    exit_code = Exit.FAULTS


class Run(BaseModel):
    """A form of any study; what a study does not ask for is as usual."""

    file: Annotated[str, Field(max_length=255)]
    seconds: Seconds = 60
    absence: bool = False
    percents: Annotated[str, Field(max_length=100)] = ""
    each: Seconds = 20
    steps: Annotated[int, Field(ge=0, le=20)] = 4


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter(prefix="/whatif")

    @routes.post("/run/{study}")
    def run(study: Study, asked: Annotated[Run, Form()]) -> Response:
        percents = percents_of(asked.percents)
        if study is Study.STRESS and not (asked.absence or percents):
            raise NotWanted(say("board.study.nothing_asked"))
        case = desk.folder.of(asked.file)
        desk.study(Wanted(study, case, asked.seconds, asked.absence, percents, asked.each, asked.steps))
        return _back(study, asked.file)

    @routes.post("/stop")
    def stop(study: Annotated[Study, Form()], file: FileName) -> Response:
        desk.studies.stop(study)
        desk.note(say("board.log.study_stop"))
        return _back(study, file)

    @routes.get("/progress/{study}")
    async def progress(study: Study) -> Response:
        def part() -> Part:
            state = desk.studies.now(study)
            text = pages.text("studies/result.html", **result_of(desk, study))
            return Part(text, state is not None and state.is_open)

        return stream(part, desk.is_closing)

    @routes.get("/{study}")
    def page(request: Request, study: Study, file: Name = "") -> Response:
        if study is Study.WHATIF:
            return _back(study, file)
        shown = frame_of(desk, study, file) | result_of(desk, study)
        return pages.page(request, "studies/study.html", about=say(ABOUT[study]), **shown)

    return routes


def _back(study: Study, file: str) -> Response:
    return RedirectResponse(f"{ADDRESSES[study]}?{urlencode({'file': file})}", 303)


def frame_of(desk: Desk, study: Study, file: str) -> dict[str, Any]:
    """What the form of a study needs; `kept` is the workbook of an earlier run that lies beside the case."""
    cases = desk.folder.cases()
    refusal, kept = "", ""
    if file:
        try:
            book = workbook(study, desk.folder.of(file))
            kept = book.name if book.is_file() else ""
        except DutycoverError as error:
            refusal = error.sentence()
    return {"titles": TITLES, "addresses": ADDRESSES, "cases": cases, "file": file, "refusal": refusal, "kept": kept}


def result_of(desk: Desk, study: Study) -> dict[str, Any]:
    """How far it is, and at the end what it came to, in the language spoken now."""
    state = desk.studies.now(study)
    known: dict[str, Any] = {"study": study, "state": state, "shown": None, "is_older": False}
    if state is not None and state.value is not None and not state.is_open:
        from scheduler.jobs.board.studies.shown import shown

        known["shown"] = shown(study, state.value, not state.is_stopping)
        with suppress(OSError):
            known["is_older"] = stamp(state.wanted.case) != state.seen
    return known


def percents_of(text: str) -> tuple[int, ...]:
    """`10，20` or `10 20`. Raises `NotWanted`."""
    parts = re.split(r"[\s,%]+", normalize("NFKC", text).strip(" ,%"))
    parts = [part for part in parts if part]
    if any(not part.isascii() or not part.isdigit() or not 0 < int(part[:6]) <= LARGEST_PERCENT for part in parts):
        raise NotWanted(say("board.study.not_percents", text=text[:40], largest=LARGEST_PERCENT))
    return tuple(dict.fromkeys(map(int, parts)))[:MOST_PERCENTS]
