"""What a sweep has reached, kept beside its output, so that one that was interrupted goes on where it was."""

import hashlib
import json
from pathlib import Path

from models.comparison import Run
from models.scenario import Scenario
from scheduler.engine.settings import Settings
from scheduler.exchange.atomic import replace_file
from scheduler.exchange.strict_json import NotJson, Unsound, read_strictly


def key(case_hash: str, scenario: Scenario | None, settings: Settings, versions: dict[str, str]) -> str:
    """By what a run depends on: the case, the edits (not their names and places), the settings and the software."""
    edits = [edit.model_dump(mode="json", exclude={"place"}) for edit in scenario.edits] if scenario else []
    known = json.dumps([case_hash, edits, settings, versions], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(known.encode()).hexdigest()[:24]


class Results:
    """A folder with a file a run; None keeps nothing. A file that cannot be read is as good as none."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def read(self, key: str) -> Run | None:
        if self.folder is None:
            return None
        try:
            return read_strictly(Run, (self.folder / f"{key}.json").read_bytes())
        except (OSError, UnicodeDecodeError, NotJson, Unsound):
            return None

    def write(self, key: str, run: Run) -> None:
        """Raises `NotWritten`."""
        if self.folder is not None:
            self.folder.mkdir(exist_ok=True)
            replace_file(self.folder / f"{key}.json", run.model_dump_json().encode())


def beside(output: Path | None) -> Results:
    """`compare.runs` beside `compare.xlsx`."""
    return Results(output.with_suffix(".runs") if output else None)
