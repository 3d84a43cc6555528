"""The parts of units merged into a case of the folder, with what is to be said of them."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from models.words import say
from scheduler.exchange.errors import CaseFault, CaseFaults
from scheduler.exchange.reading.merging.merge import Merged
from scheduler.exchange.reading.merging.notes import Finding
from scheduler.jobs.board.faulty_sheet import SheetPart, faulty_sheets
from scheduler.jobs.board.folder import Folder
from scheduler.jobs.merge import merge


class MergedParts(NamedTuple):
    """The case that was written, sentences about it, and by heading what repeats, differs and is missing.

    Where the parts have `faults`, nothing is written, and `sheets` are those of all parts about their bad cells.
    """

    name: str = ""
    lines: tuple[str, ...] = ()
    kinds: tuple[tuple[str, tuple[str, ...]], ...] = ()
    disagrees: bool = False
    faults: CaseFaults | None = None
    sheets: tuple[SheetPart, ...] = ()


def merge_parts(folder: Folder, names: Sequence[str], goal: str) -> MergedParts:
    """Into a file that is still free, called about as `goal` says.

    Raises `NotInFolder`, `NotTaken`, `NotWritten` and `Unreadable`.
    """
    files = [folder.of(name) for name in names]
    target = folder.free(f"{goal.strip().removesuffix('.xlsx')}.xlsx")
    try:
        merged = merge(files, target)
    except CaseFaults as faults:
        return MergedParts(faults=faults, sheets=tuple(_faulty(files, faults)))
    return MergedParts(target.name, tuple(_lines(merged)), tuple(_kinds(merged)), merged.disagrees)


def _faulty(files: Iterable[Path], faults: CaseFaults) -> Iterator[SheetPart]:
    """A fault of a part is told with the part's name before that of the sheet."""
    for file in files:
        before = f"{file.name} "
        own = [_without(fault, before) for fault in faults.faults if fault.sheet.startswith(before)]
        yield from (part._replace(sheet=before + part.sheet) for part in faulty_sheets(file, own))


def _without(fault: CaseFault, before: str) -> CaseFault:
    return fault._replace(
        sheet=fault.sheet.removeprefix(before), others=tuple(cell.removeprefix(before) for cell in fault.others)
    )


def _lines(merged: Merged) -> Iterator[str]:
    counts = {key: len(merged.rows[key]) for key in ("officers", "demands", "leave")}
    yield say("console.merged", officers=counts["officers"], demands=counts["demands"], leave=counts["leave"])
    if merged.shared:
        yield say("console.shared", shared=merged.shared)


def _kinds(merged: Merged) -> Iterator[tuple[str, tuple[str, ...]]]:
    for kind in Finding:
        sentences = tuple(str(note) for note in merged.notes if note.kind is kind)
        if sentences:
            yield say(kind.value), sentences
