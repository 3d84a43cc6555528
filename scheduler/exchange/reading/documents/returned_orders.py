"""Dispatch orders that came back: what stands in the column of who is really sent."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from models.words import Language, catalogue, say
from scheduler.exchange.errors import CaseFault, CaseFaults, Unreadable, UnreadableKind
from scheduler.exchange.reading.cells.typed import whole
from scheduler.exchange.reading.child.untrusted import DocumentText, document
from scheduler.exchange.reading.files.tables import is_aside, refuse_missing

NUMBER, SUGGESTED, SENT = "dispatch.number", "dispatch.suggested", "dispatch.sent"
SUFFIX = ".docx"
OTHER_SUFFIXES = (".doc", ".docm", ".wps", ".odt", ".rtf", ".pdf", ".ofd")
"""Documents whose answers would be passed over."""


class Answer(NamedTuple):
    """`place` is the row as the planner finds it; `sent` is as typed, empty where nothing was."""

    document: str
    place: str
    number: int
    suggested: str
    sent: str


def returned_orders(folder: Path, mark: str) -> tuple[Answer, ...]:
    """Of all documents in the folder, which must be of the roster with this mark. Raises `Unreadable` and `CaseFaults`."""
    refuse_missing(folder)
    paths = [
        path for path in sorted(folder.rglob("*")) if not is_aside(path) and path.suffix.lower() in (SUFFIX, *OTHER_SUFFIXES)
    ]
    if not paths:
        raise Unreadable(UnreadableKind.MISSING, say("dispatch.no_documents", folder=folder))
    answers: list[Answer] = []
    faults: list[CaseFault] = []
    for path in paths:
        try:
            answers += _answers(path, mark)
        except CaseFaults as wrong:
            faults += wrong.faults
    if faults:
        raise CaseFaults(tuple(faults))
    return tuple(answers)


def _answers(path: Path, mark: str) -> Iterator[Answer]:
    if path.suffix.lower() != SUFFIX:
        raise CaseFaults((CaseFault(path.name, "", say("dispatch.not_docx"), say("dispatch.expect_docx")),))
    known = document(path)
    if not any(mark in line for line in known.lines):
        raise CaseFaults((CaseFault(path.name, "", say("dispatch.other_roster"), say("dispatch.expect_mark", mark=mark)),))
    if not any(map(_columns, known.tables)):
        raise CaseFaults((CaseFault(path.name, "", say("dispatch.no_table"), say("dispatch.expect_table")),))
    for place, number, suggested, sent in _rows(known):
        yield Answer(path.name, place, _number(path, place, number), suggested, sent)


def is_answered(path: Path) -> bool:
    """Whether anybody has filled in an order. Raises `Unreadable`."""
    return any(sent for *_, sent in _rows(document(path)))


def _rows(known: DocumentText) -> Iterator[tuple[str, str, str, str]]:
    """Where it is, number, suggestion and answer."""
    for table, rows in enumerate(known.tables, 1):
        if columns := _columns(rows):
            head, places = columns
            for row, cells in enumerate(rows[head + 1 :], head + 2):
                number, suggested, sent = (cells[place] if place < len(cells) else "" for place in places)
                if any(cells):
                    yield say("dispatch.row", table=table, row=row), number, suggested, sent


def _columns(table: Sequence[Sequence[str]]) -> tuple[int, tuple[int, ...]] | None:
    """The row of the headings, and where number, suggestion and answer stand; None for another table."""
    wanted = [{catalogue(language)[key] for language in Language} for key in (NUMBER, SUGGESTED, SENT)]
    for at, row in enumerate(table):
        places = tuple(next((place for place, text in enumerate(row) if text in names), -1) for names in wanted)
        if min(places) >= 0:
            return at, places
    return None


def _number(path: Path, place: str, text: str) -> int:
    number = whole(text)
    if number is None:
        raise CaseFaults((CaseFault(path.name, place, say("dispatch.no_number", text=text), say("dispatch.expect_number")),))
    return number
