"""台账: the versions that were published, and what two of them differ in."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from models.errors import DutycoverError
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages

HEADS = (
    *("board.ledger.number", "board.ledger.period", "board.ledger.at", "board.ledger.author", "board.ledger.note"),
    *("board.ledger.before", "board.ledger.after"),
)
Number = Annotated[int, Query(ge=0, le=10**9)]


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/ledger")
    def ledger(request: Request, before: Number = 0, after: Number = 0) -> Response:
        from scheduler.jobs.diff import diff
        from scheduler.jobs.ledger.history import history
        from scheduler.jobs.ready import answer_targets

        versions, difference, refusal = (), None, ""
        try:
            versions = history().value
            if before and after:
                difference = diff(str(before), str(after), answer_targets(None))
        except DutycoverError as error:
            refusal = error.sentence()
        chosen = {"before": before, "after": after, "difference": difference}
        return pages.page(request, "ledger.html", versions=versions[::-1], heads=HEADS, refusal=refusal, **chosen)

    return routes
