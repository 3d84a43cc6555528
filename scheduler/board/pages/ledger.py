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
            asked["versions"] = _versions()
            asked["difference"] = _difference(before, after) if before and after else ()
        except DutycoverError as error:
            asked["refusal"] = error.sentence()
        return pages.page(request, "ledger.html", heads=HEADS, **asked)

    return routes


def _versions() -> tuple[Any, ...]:
    """The latest first."""
    from scheduler.jobs.ledger.history import history

    return history().value[::-1]


def _difference(before: int, after: int) -> tuple[str, ...]:
    """What is new in the second of two versions."""
    from scheduler.jobs.diff import diff
    from scheduler.jobs.ready import answer_targets

    return diff(str(before), str(after), answer_targets(None)).lines
