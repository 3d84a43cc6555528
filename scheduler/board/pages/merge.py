"""合并: the parts that units filled in become one case, with every bad cell, and what repeats, differs and is missing."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response

from models.words import listed, say
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages
from scheduler.jobs.board.folder import shown

FEWEST_PARTS, LARGEST_LIST = 2, 500


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    def page(request: Request, status: int = 200, **known: Any) -> Response:
        cases = desk.folder.cases()
        usual = {"chosen": (), "goal": say("board.merge.goal"), "merged": None, "refusal": ""}
        return pages.page(request, "merge.html", status, cases=cases, **usual | known)

    @routes.get("/case/merge")
    def choose(request: Request) -> Response:
        return page(request)

    @routes.post("/case/merge")
    def merge(
        request: Request,
        file: Annotated[list[str], Form(default_factory=list, max_length=LARGEST_LIST)],
        goal: Annotated[str, Form(max_length=255)],
    ) -> Response:
        from scheduler.jobs.board.merging import merge_parts

        if len(file) < FEWEST_PARTS:
            return page(request, 422, refusal=say("board.merge.few"), chosen=file, goal=goal)
        merged = merge_parts(desk.folder, file, goal)
        if merged.name:
            desk.note(say("board.log.merge", parts=listed(map(shown, file)), name=merged.name))
        return page(request, 422 if merged.faults else 200, merged=merged, chosen=file, goal=goal)

    return routes
