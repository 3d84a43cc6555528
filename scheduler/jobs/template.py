"""An empty workbook for the units to fill in."""

from pathlib import Path

from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.writing.case.template import write_template
from scheduler.exchange.writing.case.unit_part import write_part


def template(file: Path, is_full: bool = False) -> None:
    """The usual sheets, or every one. Raises `NotWritten`."""
    write_template(file, is_full)


def part(file: Path, unit: str, case: Path | None = None) -> tuple[str, ...]:
    """The part of one unit, prefilled from a case; says which rows of the case stand in no unit's part."""
    return write_part(file, unit, read_case(case).case if case else None)
