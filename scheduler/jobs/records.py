"""What was recorded, counted: leaders' stays with the problems found on them, and the results of stints."""

from functools import partial
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from models.case import Case
from models.reports.grouping import Grouping
from models.reports.results import ResultsReport
from models.reports.stays import StaysReport
from scheduler.exchange.reading.assembled import ReadResult
from scheduler.exchange.reading.cells.asked import ReferenceReader
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.sheets import NEEDED_OF_RESULTS, NEEDED_OF_STAYS
from scheduler.exchange.targets import Targets, refuse, write
from scheduler.exchange.writing.answers.results_workbook import results_bytes, results_lines
from scheduler.exchange.writing.answers.stays_lines import phase_name, stays_lines
from scheduler.exchange.writing.answers.stays_workbook import stays_bytes
from scheduler.jobs.answered import Answered
from scheduler.ledger.results import results_report
from scheduler.ledger.stays import phases, stays_report

R = TypeVar("R", StaysReport, ResultsReport)


class Recorded(NamedTuple, Generic[R]):
    """`read` tells what of the file was not read, or taken for granted."""

    report: R
    read: ReadResult


def stays(path: Path, goals: Targets, phase: str = "", as_of: str = "") -> Answered[Recorded[StaysReport]]:
    """Raises `NotWritten` before anything is read, `Unclear` for a phase or a date that is none."""
    refuse(goals, [path])
    read = read_case(path, NEEDED_OF_STAYS)
    asked = ReferenceReader(read.case)
    wanted = _phase(read.case, asked, phase) if phase else None
    report = stays_report(read.case, wanted, asked.day(as_of) if as_of else None)
    written = write(goals, partial(stays_bytes, report))
    return Answered(Recorded(report, read), tuple(stays_lines(report)), written)


def _phase(case: Case, asked: ReferenceReader, text: str) -> str:
    """A phase that the records name; 本期 is what they leave blank."""
    by_name = {phase_name(phase): phase for phase in phases(case)}
    return by_name[asked.phase(text, list(by_name))]


def results(path: Path, goals: Targets, by: Grouping = Grouping.STATION) -> Answered[Recorded[ResultsReport]]:
    """Raises `NotWritten` before anything is read."""
    refuse(goals, [path])
    read = read_case(path, NEEDED_OF_RESULTS)
    report = results_report(read.case, by)
    written = write(goals, partial(results_bytes, report))
    return Answered(Recorded(report, read), tuple(results_lines(report)), written)
