"""What the roster would be without one cover or extra duty, everything else as it is; and whether anything still needs it."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from models.findings import Finding
from models.level import LevelNumber
from models.roster import Assignment, Roster
from models.words import listed, say
from scheduler.audit import breaches, levels, words
from scheduler.audit.given.leaves import Leave
from scheduler.audit.sheet import Work
from scheduler.audit.terms import OBJECTIVE
from scheduler.explain.reasons.book import Book, Rows
from scheduler.explain.reasons.released import NOWHERE, released, returned
from scheduler.explain.reasons.shared_limits import SharedLimits


class Change(NamedTuple):
    level: LevelNumber
    before: int
    after: int


class Dropped(NamedTuple):
    """`broken` is what the roster newly breaks; `values` are all levels in order, `back` the base duties that come back."""

    broken: tuple[Finding, ...]
    values: tuple[Change, ...]
    back: tuple[Assignment, ...]

    @property
    def changes(self) -> list[Change]:
        return [change for change in self.values if change.before != change.after]

    @property
    def is_needed(self) -> bool:
        """Whether a rule breaks, or the first level that changes is worse."""
        return bool(self.broken) or any(change.after > change.before for change in self.changes[:1])


class Dropping:
    def __init__(self, book: Book, limits: SharedLimits) -> None:
        self._facts, self._sheet, self._book, self._limits = book.facts, book.sheet, book, limits

    def without(self, work: Work) -> Dropped:
        """The better of two ways: the stint goes on over the date, or is parted there."""
        apart = Leave(work.duty.day, work.duty.day)
        ways = [self._without(work, leave) for leave in (NOWHERE, apart)]
        return min(ways, key=lambda way: (len(way.broken), [change.after for change in way.values]))

    def _without(self, work: Work, apart: Leave) -> Dropped:
        facts, book, officer = self._facts, self._book, work.line.id
        left = released(facts, book.rows(officer), lambda row: row is work.row, apart)
        page = book.page([officer], {officer: left})
        back = tuple(returned(facts, self._sheet, page, work.line))
        roster = self._with(officer, left._replace(works=(*left.works, *back)))
        before, after = self._levels, levels(facts, roster)
        values = (Change(level, before.get(level, 0), after.get(level, 0)) for level in sorted({*before, *after}))
        broken = (finding for finding in breaches(facts, roster) if finding not in self._broken)
        return Dropped(tuple(broken), tuple(values), back)

    def _with(self, officer: str, rows: Rows) -> Roster:
        roster = self._sheet.roster
        return roster.model_copy(
            update={
                "assignments": (*(row for row in roster.assignments if row.officer != officer), *rows.works),
                "stints": (*(row for row in roster.stints if row.officer != officer), *rows.stints),
            }
        )

    @cached_property
    def _levels(self) -> dict[LevelNumber, int]:
        return levels(self._facts, self._sheet.roster)

    @cached_property
    def _broken(self) -> frozenset[Finding]:
        return frozenset(breaches(self._facts, self._sheet.roster))

    def unneeded(self, work: Work) -> str:
        """That nothing needs the duty any more; empty where something does, which is known at once of a duty short without it."""
        if self._limits.is_missed(work):
            return ""
        dropped = self.without(work)
        return "" if dropped.is_needed else self._unneeded(dropped)

    def sentence(self, work: Work) -> str:
        """What dropping the duty would do."""
        dropped = self.without(work)
        if not dropped.is_needed:
            return self._unneeded(dropped)
        told = [*self._broken_rules(dropped), *self._lack(work), *self._told(dropped)]
        return say("explain.dropping.dropped", told=say("join.semicolon").join(told) + say("join.stop"))

    def _unneeded(self, dropped: Dropped) -> str:
        told = say("join.semicolon").join([say("explain.dropping.no_worse"), *self._told(dropped)])
        return say("explain.dropping.unneeded", told=told + say("join.stop"))

    def _broken_rules(self, dropped: Dropped) -> Iterator[str]:
        for finding in dropped.broken:
            yield say("explain.dropping.broken", title=finding.title(self._facts.policy), sentence=finding.sentence)

    def _lack(self, work: Work) -> Iterator[str]:
        """What the duty would lack of its minimum, else of its target."""
        need = self._facts.needs.get(work.duty)
        left = self._limits.lost(work)
        duty = say("audit.words.moment", date=words.date(self._facts, work.duty.day), time=words.place(self._facts, work.duty))
        if need and left < need.minimum:
            yield say("explain.dropping.below_minimum", duty=duty, lacking=need.minimum - left)
        elif need and left < need.target:
            yield say("explain.dropping.below_target", duty=duty, lacking=need.target - left)

    def _told(self, dropped: Dropped) -> Iterator[str]:
        for change in dropped.changes:
            yield say("explain.dropping.change", title=self._title(change.level), **change._asdict())
        if dropped.back:
            days = listed(words.date(self._facts, self._facts.day(row.date)) for row in dropped.back)
            yield say("explain.dropping.back", days=days)

    def _title(self, level: LevelNumber) -> str:
        rows = [row for row in self._facts.policy.rows if row.level == level and row.on]
        row = next((row for row in rows if row.key in OBJECTIVE), rows[0])
        return row.texts()["title"]
