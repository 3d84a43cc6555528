"""The files of the units, merged into one case."""

from pathlib import Path

from models.words import for_the_workbook
from scheduler.exchange.reading.merging.merge import Merged
from scheduler.exchange.reading.merging.merge import merge as merged_parts
from scheduler.exchange.writing.case.merged_book import refuse_merged, write_merged


def merge(files: list[Path], output: Path) -> Merged:
    """Writes the case with what repeats, differs and is missing; `disagrees` is left to the planner.

    Raises `NotWritten`, `Unreadable`, and `CaseFaults` with the bad cells of all files.
    """
    refuse_merged(output, files)
    merged = merged_parts(files)
    write_merged(output, for_the_workbook(merged, lambda: merged_parts(files)))
    return merged
