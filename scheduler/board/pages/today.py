"""今日: the duty room's page of a date, by the version in force."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from fastapi import APIRouter, Request, Response

from models.errors import DutycoverError
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/today")
    def today(request: Request, day: date | None = None) -> Response:
        from scheduler.jobs.ledger.today import duties_of, in_force

        shown = day or date.today()
        beside: dict[str, Any] = {"before": _next(shown, -1), "after": _next(shown, 1)}
        try:
            version = in_force(shown)
            lines, refusal = duties_of(desk.published(version.number), version, shown), ""
        except DutycoverError as error:
            lines, refusal = (), error.sentence()
        return pages.page(request, "today.html", day=shown, lines=_Lines.of(lines), refusal=refusal, **beside)

    return routes


def _next(day: date, days: int) -> date | None:
    """None where the calendar ends."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


class _Lines(NamedTuple):
    """`heading` is over all, `empty` are headings with nothing below, `version` says by which version the page is."""

    heading: str = ""
    sections: tuple[tuple[str, list[str]], ...] = ()
    empty: tuple[str, ...] = ()
    version: str = ""

    @classmethod
    def of(cls, lines: Sequence[str]) -> "_Lines":
        if not lines:
            return cls()
        heading, *middle, version = lines
        sections: list[tuple[str, list[str]]] = []
        for line in middle:
            if line.startswith(" ") and sections:
                sections[-1][1].append(line.strip())
            else:
                sections.append((line, []))
        return cls(
            heading, tuple(row for row in sections if row[1]), tuple(title for title, below in sections if not below), version
        )
