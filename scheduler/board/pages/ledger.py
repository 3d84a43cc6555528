"""台账: the versions that were published, and what two of them differ in."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from models.errors import DutycoverError
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages

HEADS = (
    *("board.ledger.number", "board.ledger.period", "board.ledger.at", "board.ledger.author", "board.ledger.note"),
    *("board.ledger.before", "board.ledger.after"),
)
Number = Annotated[int, Query(ge=0, le=10**9 - 1)]


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/ledger")
    def ledger(request: Request, before: Number = 0, after: Number = 0) -> Response:
        asked: dict[str, Any] = {"before": before, "after": after, "versions": (), "difference": (), "refusal": ""}
        try:
            asked |= _known(before, after)
        except DutycoverError as error:
            asked["refusal"] = error.sentence()
        return pages.page(request, "ledger.html", heads=HEADS, **asked)

    return routes


def _known(before: int, after: int) -> dict[str, Any]:
    """The versions, the latest first; and what is new in the second of two, where two are asked for."""
    from scheduler.jobs.diff import diff
    from scheduler.jobs.ledger.history import history
    from scheduler.jobs.ready import answer_targets

    differing = diff(str(before), str(after), answer_targets(None)).lines if before and after else ()
    return {"versions": history().value[::-1], "difference": differing}
