"""From a question as it is typed to its answer, line by line."""

from collections.abc import Iterator
from pathlib import Path

from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reading.cells.asked import ReferenceReader
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.explain.asked.answer import Answer
from scheduler.explain.asked.cover import cover, cover_of
from scheduler.explain.asked.leave import refused
from scheduler.explain.asked.officer import officer
from scheduler.explain.asked.shortage import shortage
from scheduler.explain.asked.view import View
from scheduler.explain.asked.why_not import why_not


def answer(path: Path, kind: str, text: str, on: str) -> Iterator[str]:
    """`kind` is the option's name; `on` the duty of `why_not`. Raises `Unclear` and `NothingToExplain`."""
    if kind == "pins":
        yield from _pins(path).lines()
        return
    file = read_roster(path)
    yield from _answer(View(file), ReferenceReader(file.case), kind, text, on).lines()


def _answer(view: View, asked: ReferenceReader, kind: str, text: str, on: str) -> Answer:
    if kind == "cover":
        return cover(view, cover_of(view, *asked.officer_on(text)))
    if kind == "why_not":
        return why_not(view, asked.officer(text), view.duty(*asked.duty_on(on)))
    if kind == "leave":
        return refused(view, asked.request(text))
    if kind == "shortage":
        return shortage(view, view.duty(*asked.duty_on(text)))
    return officer(view, asked.officer(text))


def _pins(path: Path) -> Answer:
    """Contradictory pins leave no roster: then the file is a case. A solver is loaded for this question alone."""
    from scheduler.demand.planning import staffed
    from scheduler.explain.asked.pins import pins_of_case, pins_of_roster

    try:
        return pins_of_roster(read_roster(path))
    except Unreadable as refused:
        if refused.kind is not UnreadableKind.NOT_A_ROSTER:
            raise
    return pins_of_case(staffed(read_case(path).case))
