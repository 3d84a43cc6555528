"""A case as it was read: what it is, and what is to be noted of it."""

from collections.abc import Iterable, Iterator

from models.case import Case
from models.organisation import Category
from models.words import say
from scheduler.exchange.errors import BlankCase
from scheduler.exchange.reading.assembled import ReadResult
from scheduler.exchange.reading.merging.merge import Merged
from scheduler.exchange.reading.merging.notes import Finding
from scheduler.exchange.writing.case.notes import note_kinds
from scheduler.exchange.writing.paper.text import case_title
from scheduler.terminal.lines.lists import below_heading, first_lines


def case_lines(case: Case) -> Iterator[str]:
    sworn = sum(officer.category is not Category.AUXILIARY for officer in case.officers)
    auxiliary = len(case.officers) - sworn
    stations = sum(unit.kind == "station" for unit in case.units)
    yield say("console.case", title=case_title(case.title), start=case.start, end=case.end, days=(case.end - case.start).days + 1)
    yield say(
        "console.people", units=len(case.units), stations=stations, officers=len(case.officers), sworn=sworn, auxiliary=auxiliary
    )
    yield say("console.asked", leave=len(case.leave), pins=len(case.pins))


def check_lines(read: ReadResult, warnings: Iterable[str]) -> Iterator[str]:
    yield say("console.no_faults")
    yield from case_lines(read.case)
    for heading, aside, sentences in note_kinds(read, warnings):
        yield from below_heading(heading + aside, sentences)


def reading_lines(read: ReadResult) -> Iterator[str]:
    """What of the file was not read, or is read otherwise than it shows."""
    for heading, sentences in (
        ("console.inferred", read.inferred),
        ("console.hidden", read.hidden),
        ("console.ignored", read.ignored),
    ):
        yield from below_heading(say(heading), sentences)


def blank_lines(case: BlankCase) -> Iterator[str]:
    yield say("console.blank")
    yield from (say("console.blank_cell", sheet=fault.sheet, cell=fault.cell, expected=fault.expected) for fault in case.faults)
    yield say("console.blank_sheets")


def merge_lines(merged: Merged) -> Iterator[str]:
    counts = {key: len(merged.rows[key]) for key in ("officers", "demands", "leave")}
    yield say("console.merged", officers=counts["officers"], demands=counts["demands"], leave=counts["leave"])
    if merged.shared:
        yield say("console.shared", shared=merged.shared)
    for kind in Finding:
        sentences = [str(note) for note in merged.notes if note.kind is kind]
        if sentences:
            yield say("console.listed", kind=say(kind.value), count=len(sentences))
            yield from first_lines([f"  {sentence}" for sentence in sentences], "console.merge_list")
