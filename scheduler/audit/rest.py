"""Between two duties lies at least the rest that the earlier shift asks for; the edges of the horizon included."""

from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from . import words
from .facts import Facts
from .sheet import Sheet, Work


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
        return _too_soon(self.facts, self.later, self.earlier.end, self.earlier.clock.rest)


def _between(facts: Facts, works: list[Work]) -> Iterator[tuple[Work, Work, Pair]]:
    for index, earlier in enumerate(works):
        for later in works[index + 1 :]:
            if _follows_soon(later, earlier.end + earlier.clock.rest) and not _may_share(facts, earlier, later):
                yield earlier, later, Pair(facts, earlier, later)


def _follows_soon(later: Work, ready: int) -> bool:
    """Before the rest is over; a standby may follow at once."""
    return later.begin < ready and not later.clock.is_standby


def _may_share(facts: Facts, earlier: Work, later: Work) -> bool:
    return earlier.duty.day == later.duty.day and frozenset((earlier.clock.id, later.clock.id)) in facts.same_day_pairs


def _around(facts: Facts, sheet: Sheet, work: Work) -> Iterator[Finding]:
    """The opening's last duty, or the rota's before the horizon, and home work before it; base duties after the horizon."""
    line, eve = work.line, work.line.before
    if eve.end is not None and _follows_soon(work, eve.end + eve.rest):
        yield _too_soon(facts, work, eve.end, eve.rest)
    if line.earlier:
        last = max(line.earlier, key=lambda base: base.clock.end(base.day) + base.clock.rest)
        end = last.clock.end(last.day)
        if _follows_soon(work, end + last.clock.rest):
            yield _too_soon(facts, work, end, last.clock.rest)
    for base in line.home:
        end = base.clock.end(base.day)
        at_home = base.day < work.duty.day and base.day not in sheet.absences(line)
        if at_home and _follows_soon(work, end + base.clock.rest):
            yield _too_soon(facts, work, end, base.clock.rest)
    for base in line.later:
        begin = base.clock.begin(base.day)
        if begin < work.end + work.clock.rest and not base.clock.is_standby:
            sentence = say(
                "audit.rest.base_after",
                serves=words.serves(facts, work),
                date=words.date(facts, base.day),
                time=words.time(begin),
                gap=_gap(begin - work.end),
                length=words.length(work.clock.rest),
            )
            yield words.of_work("rest", work, sentence)


def _too_soon(facts: Facts, work: Work, end: int, rest: int) -> Finding:
    sentence = say("audit.rest.too_soon", starts=words.starts(facts, work), gap=_gap(work.begin - end), length=words.length(rest))
    return words.of_work("rest", work, sentence)


def _gap(minutes: int) -> str:
    return (
        say("audit.rest.only", length=words.length(minutes))
        if minutes >= 0
        else say("audit.rest.overlap", length=words.length(-minutes))
    )
