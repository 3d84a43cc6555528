"""Between two duties lies at least the rest that the earlier shift asks for; the edges of the horizon included."""

from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..sheet import Sheet, Work


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for works in sheet.works.values():
        for work, other, finding in _between(facts, works):
            if work.decided or other.decided:
                yield finding()
        for work in works:
            if work.decided:
                yield from _around(facts, sheet, work)


def givens(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    """Rests that base duties alone cut short."""
    for works in sheet.works.values():
        for work, other, finding in _between(facts, works):
            if not work.decided and not other.decided:
                yield finding()
        for work in works:
            if not work.decided:
                yield from _around(facts, sheet, work)


class Pair:
    """A later duty that starts too soon after an earlier one; called, it says so."""

    def __init__(self, facts: Facts, earlier: Work, later: Work) -> None:
        self.facts, self.earlier, self.later = facts, earlier, later

    def __call__(self) -> Finding:
        return _too_soon(self.facts, self.later, self.earlier.end, self.earlier.clock.rest, self.earlier.clock.rest_row)


def _between(facts: Facts, works: list[Work]) -> Iterator[tuple[Work, Work, Pair]]:
    for index, earlier in enumerate(works):
        for later in works[index + 1 :]:
            if _follows_soon(later, earlier.end + earlier.clock.rest) and not _may_share(facts, earlier, later):
                yield earlier, later, Pair(facts, earlier, later)


def _follows_soon(later: Work, ready: int) -> bool:
    """Before the rest is over; a standby may follow at once."""
    return later.begin < ready and not later.clock.is_standby


def _clashes(later: Work, end: int, rest: int) -> bool:
    """With what is no duty of the roster: a standby may follow as soon as it ends."""
    return later.begin < end + (0 if later.clock.is_standby else rest)


def _may_share(facts: Facts, earlier: Work, later: Work) -> bool:
    return earlier.duty.day == later.duty.day and frozenset((earlier.clock.id, later.clock.id)) in facts.same_day_pairs


def _around(facts: Facts, sheet: Sheet, work: Work) -> Iterator[Finding]:
    """The opening's last duty, or the rota's before the horizon, and home work before it; base duties after the horizon."""
    line, eve = work.line, work.line.before
    if eve.end is not None and _clashes(work, eve.end, eve.rest):
        yield _too_soon(facts, work, eve.end, eve.rest, eve.clock.rest_row if eve.clock else "")
    at_home = [base for base in line.home if base.day < work.duty.day and base.day not in sheet.absences(line)]
    for base in (*line.earlier, *at_home):
        end = base.clock.end(base.day)
        if _clashes(work, end, base.clock.rest):
            yield _too_soon(facts, work, end, base.clock.rest, base.clock.rest_row)
    for base in line.later:
        begin = base.clock.begin(base.day)
        if begin < work.end + (0 if base.clock.is_standby else work.clock.rest):
            sentence = say(
                "audit.rest.base_after",
                serves=words.serves(facts, work),
                date=words.date(facts, base.day),
                time=words.time(begin),
                gap=_gap(begin - work.end),
                length=words.length(work.clock.rest),
            )
            yield words.of_work("rest", work, sentence, "" if base.clock.is_standby else work.clock.rest_row)


def _too_soon(facts: Facts, work: Work, end: int, rest: int, row: str) -> Finding:
    sentence = say("audit.rest.too_soon", starts=words.starts(facts, work), gap=_gap(work.begin - end), length=words.length(rest))
    return words.of_work("rest", work, sentence, row)


def _gap(minutes: int) -> str:
    return (
        say("audit.rest.only", length=words.length(minutes))
        if minutes >= 0
        else say("audit.rest.overlap", length=words.length(-minutes))
    )
