"""A 底稿 of a roster that is kept as JSON or in another format, so that it can be edited."""

import time
from pathlib import Path

from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.transaction.atomic import replace_file
from scheduler.jobs.board.editing.typed_copy import EDITABLE
from scheduler.jobs.board.folder import Folder
from scheduler.jobs.ledger.made_anew import made_anew

EXPLAINING_SECONDS = 5.0


def make_copy(folder: Folder, name: str) -> str:
    """Beside it, under a name that is free. Raises `NotInFolder`, `Unreadable` and `NotWritten`."""
    content = made_anew(read_roster(folder.of(name)), time.monotonic() + EXPLAINING_SECONDS)
    free = folder.free(Path(name).stem + EDITABLE)
    replace_file(free, content)
    return free.name
