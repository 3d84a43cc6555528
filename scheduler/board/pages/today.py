"""今日: the duty room's page of a date, by the version in force."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter, Request, Response

from models.errors import DutycoverError
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/today")
    def today(request: Request, day: date | None = None) -> Response:
        from scheduler.jobs.ledger.today import today as duties_of

        shown = day or date.today()
        beside: dict[str, Any] = {"before": _next(shown, -1), "after": _next(shown, 1)}
        try:
            lines, refusal = duties_of(shown).lines, ""
        except DutycoverError as error:
            lines, refusal = (), error.sentence()
        return pages.page(request, "today.html", day=shown, sections=_sections(lines), refusal=refusal, **beside)

    return routes


def _next(day: date, days: int) -> date | None:
    """None where the calendar ends."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def _sections(lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Each heading with the lines that stand in below it."""
    sections: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith(" ") and sections:
            sections[-1][1].append(line.strip())
        else:
            sections.append((line, []))
    return sections
