"""The report of a roster, written as one file."""

from collections.abc import Callable
from pathlib import Path

from models.words import say
from scheduler.exchange.targets import Targets, refuse, write
from scheduler.exchange.transaction.outputs import NotWritten
from scheduler.jobs.published import paths_of, refuse_edits, roster_of
from scheduler.jobs.report.content import Report, report_of

Page = Callable[[Report], str]
"""The whole page of a report, as HTML."""


def write_report(reference: str, output: Path, page: Page, is_wall: bool = False, db: str = "") -> tuple[Path, ...]:
    """Raises `NotWritten`, what `roster_of` raises, and `Refused` for edits that nobody has audited."""
    if output.suffix.lower() not in (".html", ".htm"):
        raise NotWritten(say("report.suffix", path=output))
    goals = Targets(output)
    refuse(goals, paths_of(reference))
    file = roster_of(reference, db)
    refuse_edits(reference, file)
    return write(goals, lambda: page(report_of(file, is_wall)).encode())
