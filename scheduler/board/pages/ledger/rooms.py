"""What the pages of the ledger share: their names, and which roster one of them speaks of."""

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from models.words import say
from scheduler.board.desk import Desk
from scheduler.board.rendering import Pages

if TYPE_CHECKING:
    from scheduler.jobs.board.ledger.rosters import Tables

ROOMS = {
    "/ledger": "board.ledger.versions",
    "/ledger/publish": "board.publish.name",
    "/ledger/diff": "board.diff.name",
    "/ledger/replan": "board.replan.name",
    "/ledger/fairness": "title.fairness",
    "/ledger/aid": "title.mutual_aid",
    "/ledger/stays": "board.stays.name",
    "/ledger/results": "results.sheet",
}
"""Pages by their paths, in the order of their use."""
LONGEST_NUMBER = 9
Reference = Annotated[str, Query(max_length=255)]
Number = Annotated[int, Query(ge=0, le=10**LONGEST_NUMBER - 1)]


class Option(NamedTuple):
    """A roster to choose: the number of a version, or the name of a file."""

    value: str
    label: str


def show(pages: Pages, request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    return pages.page(request, f"ledger/{template}", status, rooms=ROOMS, **values)


def versions_shown() -> list[Option]:
    """The latest first. Raises what opening a ledger raises."""
    from scheduler.jobs.board.ledger.rosters import versions

    return [Option(str(row.number), f"{say('ledger.version', number=row.number)} {row.first} – {row.last}") for row in versions()]


def rosters_shown(desk: Desk) -> list[Option]:
    return [Option(entry.name, entry.name) for entry in desk.folder.rosters()]


def others_shown(desk: Desk) -> list[str]:
    """Files of which something may be kept: all but rosters."""
    return [entry.name for entry in desk.folder.entries() if not entry.is_roster]


def number_of(reference: str) -> int | None:
    """Digits alone are a version: every file of the folder has a suffix."""
    is_number = reference.isascii() and reference.isdigit() and len(reference) <= LONGEST_NUMBER
    return int(reference) if is_number else None


def tables_of(desk: Desk, reference: str) -> "Tables":
    """Raises `NotInFolder`, `VersionRefused`, `Unreadable`, and what opening a ledger raises."""
    number = number_of(reference)
    return desk.opened(reference).tables if number is None else desk.published(number)
