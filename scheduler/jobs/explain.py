"""From a question as it is typed to its answer."""

from enum import StrEnum
from pathlib import Path

from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reading.cells.asked import ReferenceReader
from scheduler.exchange.reading.reader import read_case
from scheduler.explain.asked.answer import Answer
from scheduler.explain.asked.cover import cover, cover_of
from scheduler.explain.asked.leave import refused
from scheduler.explain.asked.officer import officer
from scheduler.explain.asked.shortage import shortage
from scheduler.explain.asked.view import View
from scheduler.explain.asked.why_not import why_not
from scheduler.jobs.published import Reference, roster_of


class Kind(StrEnum):
    """What a question is about."""

    COVER = "cover"
    OFFICER = "officer"
    WHY_NOT = "why_not"
    SHORTAGE = "shortage"
    LEAVE = "leave"
    PINS = "pins"


def answer(reference: Reference, kind: Kind, text: str = "", on: str = "", db: str = "") -> Answer:
    """`text` names who or what is asked about, `on` the duty of `WHY_NOT`. A solver confirms while the lines are read.

    Raises what `roster_of` raises, `Unclear` for who or what is not there, `NothingToExplain` for what is not in the roster.
    """
    if kind is Kind.PINS:
        return _pins(reference, db)
    return answer_of(View(roster_of(reference, db)), kind, text, on)


def answer_of(view: View, kind: Kind, text: str = "", on: str = "") -> Answer:
    """The same of a roster that has been read."""
    asked = ReferenceReader(view.case)
    match kind:
        case Kind.COVER:
            return cover(view, cover_of(view, *asked.officer_on(text)))
        case Kind.WHY_NOT:
            return why_not(view, asked.officer(text), view.duty(*asked.duty_on(on)))
        case Kind.LEAVE:
            return refused(view, asked.request(text))
        case Kind.SHORTAGE:
            return shortage(view, view.duty(*asked.duty_on(text)))
        case Kind.PINS:
            from scheduler.explain.asked.pins import pins_of_roster

            return pins_of_roster(view.file)
        case Kind.OFFICER:
            return officer(view, asked.officer(text))


def _pins(reference: Reference, db: str) -> Answer:
    """Contradictory pins leave no roster: then the file is a case. A solver is loaded for this question alone."""
    from scheduler.demand.planning import staffed
    from scheduler.explain.asked.pins import pins_of_case, pins_of_roster

    try:
        return pins_of_roster(roster_of(reference, db))
    except Unreadable as refused:
        if refused.kind is not UnreadableKind.NOT_A_ROSTER:
            raise
    return pins_of_case(staffed(read_case(Path(reference)).case))
