"""Files that are made when they are asked for: the wall's copy and the JSON of a roster, templates to fill in."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from models.errors import DutycoverError, Exit
from models.roster import RosterFile
from models.words import in_the_workbook, say
from scheduler.exchange.reading.roster_file import roster_json
from scheduler.exchange.targets import bare_name, wall_name
from scheduler.exchange.working.edits.roster_changes import read_changes
from scheduler.exchange.writing.wall.workbook import wall_bytes
from scheduler.jobs import template as templates
from scheduler.jobs.report.content import report_of
from scheduler.jobs.report.writing import Page


class NotMade(DutycoverError):
    """A file that would not say what the planner means. The text is for the planner."""

    exit_code = Exit.FAULTS


class Made(NamedTuple):
    """What a browser is handed, and what it is to be called."""

    name: str
    content: bytes


def wall_copy(path: Path, file: RosterFile) -> Made:
    """The pages for the wall. Raises `NotMade` where the sheets say something else than what was solved, and `Unreadable`."""
    _refuse_edited(path, file)
    with in_the_workbook():
        return Made(wall_name(path), wall_bytes(file))


def bare_roster(path: Path, file: RosterFile) -> Made:
    """The roster as JSON. Raises as `wall_copy` does."""
    _refuse_edited(path, file)
    return Made(f"{path.stem}.json", roster_json(file))


def report(path: Path, file: RosterFile, page: Page, is_wall: bool) -> Made:
    """One page to be read and printed; the wall's form has nothing of why anybody is absent. Raises as `wall_copy` does."""
    _refuse_edited(path, file)
    name = say("board.download.report_wall_name" if is_wall else "board.download.report_name", name=bare_name(path))
    with in_the_workbook():
        return Made(f"{name}.html", page(report_of(file, is_wall)).encode())


def template(is_full: bool) -> Made:
    """An empty workbook, of the usual sheets or of all."""
    with TemporaryDirectory() as aside:
        file = Path(aside) / f"{say('board.case.template_name')}.xlsx"
        templates.template(file, is_full)
        return Made(file.name, file.read_bytes())


def part(case: Path, unit: str) -> Made:
    """What a unit is to fill in, with what the case knows of it. Raises `CaseFaults` where the case has no such unit."""
    with TemporaryDirectory() as aside:
        file = Path(aside) / "part.xlsx"
        templates.part(file, unit, case)
        return Made(f"{case.stem}-{unit}.xlsx", file.read_bytes())


def _refuse_edited(path: Path, file: RosterFile) -> None:
    edits = read_changes(path, file).edits
    if edits:
        raise NotMade(say("board.download.edited", name=path.name, count=len(edits)))
