"""开始: what to do next, and what is in the folder."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from fastapi import APIRouter, Request, Response

from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages
from scheduler.jobs.board.folder import Entry

STEPS = {
    "case": ("board.case.name", "board.start.case"),
    "demand": ("board.demand.name", "board.start.demand"),
    "solve": ("board.solve.name", "board.start.solve"),
    "roster": ("board.roster.name", "board.start.roster"),
    "leave": ("board.leave.name", "board.start.leave"),
    "why": ("board.why.name", "board.start.why"),
    "whatif": ("board.whatif.name", "board.start.whatif"),
    "ledger": ("board.ledger.name", "board.start.ledger"),
    "today": ("board.today.name", "board.start.today"),
}
"""The week in its order: pages by their paths, what each is called, and what is done there."""


class Shelf(NamedTuple):
    """A case with the rosters that were made of it, by their names."""

    case: str
    rosters: tuple[str, ...]


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()

    @routes.get("/start")
    def start(request: Request) -> Response:
        shelves, others = on_shelves(desk.folder.entries())
        return pages.page(request, "start.html", shelves=shelves, others=others, steps=STEPS, now=desk.solving.now())

    return routes


def on_shelves(entries: Iterable[Entry]) -> tuple[list[Shelf], list[str]]:
    """The newest first; and the rosters that belong to no case by their names."""
    known = list(entries)
    cases = [entry.name for entry in known if not entry.is_roster and not entry.is_records]
    of_case: dict[str, list[str]] = {name: [] for name in cases}
    others: list[str] = []
    for roster in (entry.name for entry in known if entry.is_roster):
        near = [name for name in cases if roster.startswith(Path(name).stem)]
        (of_case[max(near, key=len)] if near else others).append(roster)
    return [Shelf(name, tuple(rosters)) for name, rosters in of_case.items()], others
