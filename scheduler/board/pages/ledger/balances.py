"""勤务均衡 and 互助往来: by the version in force, or by a roster that is not published yet."""

from typing import Any

from fastapi import APIRouter, Request, Response

from models.errors import DutycoverError
from scheduler.board.desk import Desk
from scheduler.board.pages.ledger.rooms import Reference, rosters_shown, show, tables_of, versions_shown
from scheduler.board.rendering import Pages

BURDEN = (
    *("head.duties", "head.nights", "head.weekends", "head.holidays", "board.fairness.covers"),
    *("board.fairness.past", "board.fairness.now", "board.fairness.after", "board.fairness.median", "board.fairness.beside"),
)
AID = ("head.past_balance", "head.lent", "head.borrowed", "head.balance_after")
"""Over the columns of numbers."""


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/ledger/fairness")
    def fairness(request: Request, roster: Reference = "", unit: Reference = "") -> Response:
        from scheduler.jobs.board.ledger.balances_page import carried, units

        asked = _chosen(desk, roster) | {"units": (), "unit": unit, "rows": ()}
        if asked["tables"]:
            known = units(asked["tables"])
            asked |= {"units": known, "rows": carried(asked["tables"], unit if unit in known else "")}
        return show(pages, request, "fairness.html", heads=BURDEN, **asked)

    @routes.get("/ledger/aid")
    def aid(request: Request, roster: Reference = "") -> Response:
        from scheduler.jobs.board.ledger.balances_page import owed

        asked = _chosen(desk, roster)
        return show(pages, request, "aid.html", heads=AID, rows=owed(asked["tables"]) if asked["tables"] else (), **asked)

    return routes


def _chosen(desk: Desk, roster: str) -> dict[str, Any]:
    """The roster asked for, else the version published last."""
    asked: dict[str, Any] = {"roster": roster, "versions": (), "rosters": rosters_shown(desk), "tables": None, "refusal": ""}
    try:
        asked["versions"] = versions_shown()
        asked["roster"] = roster or next((option.value for option in asked["versions"]), "")
        asked["tables"] = tables_of(desk, asked["roster"]) if asked["roster"] else None
    except DutycoverError as error:
        asked["refusal"] = error.sentence()
    return asked
