"""Where a roster goes: the working copy, the wall's workbook beside it and the JSON summary."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from models.findings import AuditReport
from models.leave import Opening
from models.reasons import Reasons
from models.roster import RosterFile
from models.words import in_the_workbook, say
from scheduler.exchange.reading.roster_file import roster_json
from scheduler.exchange.transaction.atomic import write_or_keep
from scheduler.exchange.transaction.outputs import NotWritten, refuse_outputs
from scheduler.exchange.working.workbook import working_bytes
from scheduler.exchange.writing.summary import summary
from scheduler.exchange.writing.wall.workbook import wall_bytes


class Targets(NamedTuple):
    """`working` as .xlsx has `wall` beside it; as .json it is the bare roster and there is no wall."""

    working: Path
    wall: Path | None
    summary: Path | None = None

    def paths(self) -> list[Path]:
        return [path for path in self if path is not None]


def targets(working: Path, summary: Path | None = None) -> Targets:
    """`summer.xlsx` with `summer-张贴.xlsx` beside it."""
    if working.suffix.lower() not in (".xlsx", ".json"):
        raise NotWritten(say("targets.suffix", working=working))
    wall = working.with_name(f"{working.stem}-张贴.xlsx") if working.suffix.lower() == ".xlsx" else None
    return Targets(working, wall, summary)


def beside(case: Path, folder: Path | None = None) -> Targets:
    """`夏季-底稿.xlsx` and `夏季-张贴.xlsx` beside `夏季.xlsx`, or in another folder."""
    folder = folder or case.parent
    return Targets(folder / f"{case.stem}-底稿.xlsx", folder / f"{case.stem}-张贴.xlsx")


def refuse(goals: Targets, inputs: Iterable[Path]) -> None:
    """Raises `NotWritten` before the search begins, for whatever could not be written after it."""
    refuse_outputs(goals.paths(), inputs)


def write(goals: Targets, file: RosterFile, report: AuditReport, reasons: Reasons, closing: tuple[Opening, ...]) -> None:
    """All files or none; what cannot be written is kept under other names, and `NotWritten` says where."""
    contents: dict[Path, bytes] = {}
    if goals.wall is None:
        contents[goals.working] = roster_json(file)
    else:
        with in_the_workbook():
            contents[goals.working] = working_bytes(file, report, reasons, closing)
            contents[goals.wall] = wall_bytes(file)
    if goals.summary is not None:
        contents[goals.summary] = json.dumps(summary(file, report), ensure_ascii=False, indent=1).encode()
    write_or_keep(contents)
