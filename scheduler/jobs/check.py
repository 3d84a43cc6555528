"""A case looked over before it is solved: what is wrong, what was taken for it, and what cannot come out well."""

from pathlib import Path
from typing import NamedTuple

from models.case import Case
from models.words import for_the_workbook
from scheduler.checks.warnings import warnings as warnings_of
from scheduler.demand.planning import staffed
from scheduler.exchange.errors import BlankCase, CaseFault, CaseFaults
from scheduler.exchange.reading.assembled import ReadResult
from scheduler.exchange.writing.case.marked_copy import refuse_mark, write_marked
from scheduler.exchange.writing.case.notes import note_kinds, notes
from scheduler.jobs.published import Reference
from scheduler.jobs.ready import read


class Check(NamedTuple):
    """One of three: a sound case as `read` with its `warnings`, its `faults`, or a template that is still `blank`.

    `marked` is the copy in which the faults, or what is to be noted, are marked.
    """

    read: ReadResult | None = None
    warnings: tuple[str, ...] = ()
    faults: CaseFaults | None = None
    blank: BlankCase | None = None
    marked: Path | None = None


def check(case: Path, previous: Reference | None = None, mark: Path | None = None, ledger: bool = True) -> Check:
    """Raises `NotWritten` for a copy that cannot be, `Unreadable` for a file without content to judge."""
    if mark:
        refuse_mark(case, mark)
    try:
        typed = read(case, previous, ledger)
    except BlankCase as blank:
        return Check(blank=blank)
    except CaseFaults as wrong:
        if mark:
            write_marked(case, mark, for_the_workbook(wrong.faults, lambda: _faults(case, previous, ledger)))
        return Check(faults=wrong, marked=mark)
    said = warnings(staffed(typed.case))
    if mark:
        write_marked(case, mark, (), for_the_workbook(notes(typed, said), lambda: _notes(case, previous, ledger)))
    return Check(typed, said, marked=mark)


def notes_by_kind(checked: Check) -> list[tuple[str, tuple[str, ...]]]:
    """What is to be noted of a sound case, the most serious first: the heading of each kind and its sentences."""
    if checked.read is None:
        return []
    kinds = [(heading + aside, sentences) for heading, aside, sentences in note_kinds(checked.read, checked.warnings)]
    return [kind for kind in reversed(kinds) if kind[1]]


def warnings(case: Case) -> tuple[str, ...]:
    """Of a case with its demand complete."""
    return tuple(warning.sentence for warning in warnings_of(case))


def _faults(case: Path, previous: Reference | None, ledger: bool) -> tuple[CaseFault, ...]:
    """Those of a case that has some, as they are said now."""
    try:
        read(case, previous, ledger)
    except CaseFaults as wrong:
        return wrong.faults
    return ()


def _notes(case: Path, previous: Reference | None, ledger: bool) -> tuple[tuple[str, str], ...]:
    """Those of a case without faults, as they are said now."""
    typed = read(case, previous, ledger)
    return notes(typed, warnings(staffed(typed.case)))
