"""A published version as a file for the planner: the working copy, the wall's, or the roster as JSON."""

from pathlib import Path
from typing import NamedTuple

from models.publishing.version import Version
from models.words import in_the_workbook
from scheduler.exchange.targets import beside
from scheduler.exchange.writing.wall.workbook import wall_bytes
from scheduler.jobs.board.asked_for import Form
from scheduler.jobs.board.ledger.rosters import published, version
from scheduler.jobs.ledger.show import content_of


class Download(NamedTuple):
    name: str
    content: bytes


def download(number: int, form: Form) -> Download:
    """Raises `VersionRefused` and `Unreadable`."""
    known = version(number)
    with in_the_workbook():
        content = wall_bytes(published(number)) if form is Form.WALL else content_of(number, form is Form.JSON)[1]()
    return Download(_name(known, form), content)


def _name(known: Version, form: Form) -> str:
    """`2024-07-01_2024-08-31-v3-底稿.xlsx`"""
    goals = beside(Path(f"{known.first}_{known.last}-v{known.number}.xlsx"))
    path = goals.wall if form is Form.WALL else goals.book
    assert path
    return path.with_suffix(".json" if form is Form.JSON else ".xlsx").name
