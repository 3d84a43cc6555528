"""What a sweep has reached, kept beside its output, so that one that was interrupted goes on where it was."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from models.case import Case
from models.case_hash import case_hash
from models.comparison import Run
from models.scenario import Scenario
from models.words import in_the_workbook
from scheduler.audit import audit
from scheduler.engine.settings import Settings
from scheduler.exchange.reading.claims import false_claims
from scheduler.exchange.reading.misfits import misfit
from scheduler.exchange.reading.strict.strict_json import Unsound, read_strictly
from scheduler.exchange.reading.strict.tree import NotJson
from scheduler.exchange.transaction.atomic import replace_file
from scheduler.exchange.transaction.outputs import refused


def key(case_hash: str, scenario: Scenario | None, settings: Settings, versions: dict[str, str]) -> str:
    """By what a run depends on: the case, the edits (not their names and places), the settings and the software.

    Not the memory, of which there is more or less every day: a run that it has cut short is not kept.
    """
    edits = [edit.model_dump(mode="json", exclude={"place"}) for edit in scenario.edits] if scenario else []
    asked = {name: value for name, value in asdict(settings).items() if name != "memory_gb"}
    known = json.dumps([case_hash, edits, asked, versions], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(known.encode()).hexdigest()[:24]


class Results:
    """A folder with a file a run: the hash of what follows on a line, then the run. None keeps nothing.

    What is read back is believed as little as any file. One that is cut off, changed, of another case or not what the audit
    finds is as good as none, and is counted in `doubted`; its bounds, which no audit sees, are held by the hash alone.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.doubted = 0

    def read(self, key: str, case: Case) -> Run | None:
        """The run of `case`, with the audit made anew."""
        try:
            content = self.folder and (self.folder / f"{key}.json").read_bytes()
        except OSError:
            return None
        if not content:
            return None
        run = _sound(content, case)
        self.doubted += run is None
        return run

    def write(self, key: str, run: Run) -> None:
        """Raises `NotWritten`."""
        if self.folder is not None:
            try:
                self.folder.mkdir(exist_ok=True)
            except OSError as error:
                raise refused(self.folder, error) from error
            content = run.model_dump_json().encode()
            replace_file(self.folder / f"{key}.json", _hash(content) + b"\n" + content)


def _sound(content: bytes, case: Case) -> Run | None:
    known, _, text = content.partition(b"\n")
    if known != _hash(text):
        return None
    try:
        run = read_strictly(Run, text).value
    except (UnicodeDecodeError, NotJson, Unsound):
        return None
    if run.proof is None or run.case_hash != case_hash(case) or misfit(case, run.roster):
        return None
    with in_the_workbook():
        report = audit(case, run.roster)
    if report.breaches or any(false_claims(run.proof, report, case.policy)):
        return None
    return run.model_copy(update={"report": report})


def _hash(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def beside(output: Path | None) -> Results:
    """`compare.runs` beside `compare.xlsx`."""
    return Results(output.with_suffix(".runs") if output else None)
