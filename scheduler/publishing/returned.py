"""What dispatch orders that came back mean: who is sent is held, whoever was suggested instead is not."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from models.base import Id
from models.publishing.dispatch import DispatchRow
from models.words import Language, catalogue, say
from scheduler.demand.needs import Duty
from scheduler.exchange.errors import CaseFault, CaseFaults
from scheduler.exchange.reading.documents.returned_orders import Answer
from scheduler.exchange.working.edits.crew_names import CrewNames
from scheduler.exchange.working.edits.edit_meanings import Meanings, Meant
from scheduler.exchange.working.edits.roster_edits import ReturnedEdit
from scheduler.exchange.working.edits.unclear_cell import UnclearCell
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.text import days_of

AGREED, NOBODY = "dispatch.agreed", "dispatch.nobody"
SIGNS_AT_END = re.compile(r"(?<=\w)\W+$")


Sent = dict[int, tuple[Answer, Id | None]]
"""By the row's number; None is nobody."""


class Returned(NamedTuple):
    """`meant` holds what was answered; `agreed` rows were answered as suggested, `unanswered` ones not at all."""

    meant: Meanings
    agreed: int
    unanswered: int


@dataclass
class _Day:
    added: list[tuple[ReturnedEdit, Duty]] = field(default_factory=list)
    removed: list[tuple[ReturnedEdit, Duty]] = field(default_factory=list)


def returned(tables: Tables, rows: Sequence[DispatchRow], answers: Sequence[Answer]) -> Returned:
    """Raises `CaseFaults` with every answer that cannot be understood or contradicts another."""
    sent, faults = _sent(tables, {row.number: row for row in rows}, answers)
    faults += _sent_twice(rows, sent)
    if faults:
        raise CaseFaults(tuple(faults))
    cells: dict[tuple[Id, date], _Day] = defaultdict(_Day)
    edits = []
    for row in rows:
        if row.number in sent:
            answer, officer = sent[row.number]
            edit = _edit(tables, row, answer, officer)
            edits += [edit] if officer != row.officer else []
            for day in row.dates:
                duty = Duty(row.station, row.post, row.shift, day)
                if officer:
                    cells[officer, day].added.append((edit, duty))
                if officer != row.officer:
                    cells[row.officer, day].removed.append((edit, duty))
    meant = tuple(_meant(tables, *key, day) for key, day in cells.items())
    return Returned(Meanings(tuple(edits), meant, (), ()), len(sent) - len(edits), len(rows) - len(sent))


def _sent(tables: Tables, rows: dict[int, DispatchRow], answers: Sequence[Answer]) -> tuple[Sent, list[CaseFault]]:
    names, faults = CrewNames(tables), []
    sent: Sent = {}
    for answer in answers:
        row = rows.get(answer.number)
        if row is None or row.name != answer.suggested:
            wrong = say("dispatch.no_row", number=answer.number, name=answer.suggested)
            faults.append(CaseFault(answer.document, answer.place, wrong, say("dispatch.expect_row")))
            continue
        if not answer.sent:
            continue
        try:
            officer = _officer(tables, names, row, answer.sent)
        except UnclearCell as unclear:
            faults.append(CaseFault(answer.document, answer.place, unclear.wrong, unclear.expected))
            continue
        before = sent.setdefault(row.number, (answer, officer))
        if before[1] != officer:
            first = before[0]
            wrong = say("dispatch.differs", sent=answer.sent, document=first.document, place=first.place, other=first.sent)
            faults.append(CaseFault(answer.document, answer.place, wrong, say("edits.same")))
    return sent, faults


def _sent_twice(rows: Sequence[DispatchRow], sent: Sent) -> Iterator[CaseFault]:
    """A row that sends whom another sends to the same duty: an officer takes one place of it."""
    known: dict[tuple[Id, Duty], Answer] = {}
    for row in rows:
        answer, officer = sent.get(row.number, (None, None))
        if answer and officer:
            duties = [(officer, Duty(row.station, row.post, row.shift, day)) for day in row.dates]
            if first := next((known[duty] for duty in duties if duty in known), None):
                wrong = say("dispatch.twice", sent=answer.sent, document=first.document, place=first.place)
                yield CaseFault(answer.document, answer.place, wrong, say("dispatch.expect_other"))
            known |= dict.fromkeys(duties, answer)


def _officer(tables: Tables, names: CrewNames, row: DispatchRow, text: str) -> Id | None:
    """None where nobody is sent. A name that several bear is of the unit that was asked. Raises `UnclearCell`."""
    word = SIGNS_AT_END.sub("", "".join(text.split())).casefold()
    if word in _words(AGREED):
        return row.officer
    if word in _words(NOBODY):
        return None
    named = names.officers(text, "", {member.id for member in tables.members(row.unit)})
    if len(named) != 1:
        raise UnclearCell(say("dispatch.several", names=text), say("dispatch.expect_name"))
    return named[0]


def _words(key: str) -> set[str]:
    return {word.casefold() for language in Language for word in catalogue(language)[key].split()}


def _edit(tables: Tables, row: DispatchRow, answer: Answer, officer: Id | None) -> ReturnedEdit:
    asked = say("dispatch.row_asked", duty="/".join((row.station, row.post, row.shift)), dates=days_of(row.dates))
    return ReturnedEdit(answer.document, answer.place, asked, row.name, tables.labels[officer] if officer else "")


def _meant(tables: Tables, officer: Id, day: date, claims: _Day) -> Meant:
    edits = tuple(dict.fromkeys(edit for edit, _ in (*claims.added, *claims.removed)))
    added, removed = (tuple(duty for _, duty in told) for told in (claims.added, claims.removed))
    kept = (duty for duty in _works(tables, officer, day) if duty not in removed and duty not in added)
    return Meant(edits, officer, day, (*kept, *added), "", added, removed)


def _works(tables: Tables, officer: Id, day: date) -> Iterator[Duty]:
    for work in tables.works.get((officer, day), ()):
        yield Duty(work.station, work.post, work.shift, work.date)
