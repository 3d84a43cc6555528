"""Shifts that may not follow certain others on the next date, over the eve of the horizon too."""

from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..given.clock import DAY, Clock
from ..given.line import Before
from ..sheet import Sheet, Work


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    yield from (finding for decided, finding in _barred(facts, sheet) if decided)


def givens(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    yield from (finding for decided, finding in _barred(facts, sheet) if not decided)


def _barred(facts: Facts, sheet: Sheet) -> Iterator[tuple[bool, Finding]]:
    """Whether one of the two is decided, and the finding about the later."""
    for officer, works in sheet.works.items():
        eve = on_the_eve(facts.lines[officer].before)
        for later in works:
            if eve and later.duty.day == 0 and later.duty.shift in eve.barred:
                yield later.decided, _finding(facts, eve.id, later)
            for earlier in works:
                if earlier.duty.day == later.duty.day - 1 and later.duty.shift in earlier.clock.barred:
                    yield earlier.decided or later.decided, _finding(facts, earlier.duty.shift, later)


def on_the_eve(before: Before) -> Clock | None:
    """The shift of the opening's last duty, if it started on the date before the horizon."""
    if before.clock is None or before.end is None or (before.end - before.clock.minutes) // DAY != -1:
        return None
    return before.clock


def _finding(facts: Facts, before: str, later: Work) -> Finding:
    sentence = say("audit.shift_sequence.follows", serves=words.serves(facts, later), shift=words.shift(facts, before))
    return words.of_work("shift_sequence", later, sentence)
