"""What a form says whose fields are known only by the kind of an event."""

from collections.abc import Callable, Mapping

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool

from models.events.stand_in_way import StandInWay

MOST_FIELDS, LONGEST = 30, 500
Typed = Mapping[str, str]


async def known_of(request: Request, answer: Callable[[Typed], Response]) -> Response:
    """Texts alone, and no more than a form has."""
    async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
        typed = {name: value[:LONGEST] for name, value in form.items() if isinstance(value, str)}
    return await run_in_threadpool(answer, typed)


def way_of(text: str) -> StandInWay | None:
    """None where the planner leaves it open."""
    return StandInWay(text) if text in set(StandInWay) else None
