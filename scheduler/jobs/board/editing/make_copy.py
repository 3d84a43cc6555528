"""A 底稿 of a roster that is kept as JSON or in another format, so that it can be edited."""

import time
from pathlib import Path

from models.words import in_the_workbook
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.transaction.atomic import replace_file
from scheduler.exchange.working.workbook import working_bytes
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.why import reasons
from scheduler.jobs.board.editing.typed_copy import EDITABLE
from scheduler.jobs.board.folder import Folder
from scheduler.ledger.closing import closing

EXPLAINING_SECONDS = 5.0


def make_copy(folder: Folder, name: str) -> str:
    """Beside it, under a name that is free. Raises `NotInFolder`, `Unreadable` and `NotWritten`."""
    file = read_roster(folder.of(name))
    report = View(file).report
    with in_the_workbook():
        explained = reasons(file.case, file.roster, report, time.monotonic() + EXPLAINING_SECONDS)
    content = working_bytes(file, report, explained, closing(file.case, file.roster))
    free = folder.free(Path(name).stem + EDITABLE)
    replace_file(free, content)
    return free.name
