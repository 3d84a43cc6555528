"""对照: any two rosters, published or in the folder, person by person or date by date."""

from enum import StrEnum
from typing import Any

from fastapi import APIRouter, Request, Response

from models.errors import DutycoverError
from scheduler.board.desk import Desk
from scheduler.board.pages.ledger.rooms import Reference, rosters_shown, show, tables_of, versions_shown
from scheduler.board.rendering import Pages


class View(StrEnum):
    PEOPLE = "people"
    DATES = "dates"


VIEWS = {View.PEOPLE: "diff.sheet.people", View.DATES: "diff.sheet.dates"}


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/ledger/diff")
    def diff(request: Request, before: Reference = "", after: Reference = "", view: View = View.PEOPLE) -> Response:
        asked: dict[str, Any] = {"before": before, "after": after, "view": view, "refusal": "", "counts": "", "groups": ()}
        asked |= {"versions": (), "rosters": rosters_shown(desk)}
        try:
            asked["versions"] = versions_shown()
            asked |= _differing(desk, before, after, view) if before and after else {}
        except DutycoverError as error:
            asked["refusal"] = error.sentence()
        return show(pages, request, "diff.html", views=VIEWS, **asked)

    return routes


def _differing(desk: Desk, before: str, after: str, view: View) -> dict[str, Any]:
    from scheduler.jobs.board.ledger.difference_page import by_date, by_person, counts, differing

    known = differing(tables_of(desk, before), tables_of(desk, after))
    groups = by_person(known) if view is View.PEOPLE else by_date(known)
    return {"counts": counts(known), "groups": tuple(groups)}
