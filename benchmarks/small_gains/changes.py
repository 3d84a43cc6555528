"""The small changes: a bed granted, two duties of a date exchanged, a stint given up, two made one, one taken over."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from benchmarks.small_gains.draft import Draft
from models.case import Case
from models.level import LevelNumber
from models.roster import Roster
from scheduler.audit import Facts, breaches, facts_of, levels
from scheduler.audit.given.needs import Duty

BEDS = "free beds granted"
Levels = tuple[tuple[LevelNumber, int], ...]


class Change(NamedTuple):
    """What is changed, in words, and the draft that comes of it."""

    what: str
    draft: Draft


class Gain(NamedTuple):
    what: str
    before: Levels
    after: Levels


def small_gains(case: Case, roster: Roster) -> Iterator[Gain]:
    """Changes that break nothing and are better by levels, the earlier ones first; the roster itself must break nothing.

    Each leaves no bed free, and is held against the roster with its free beds granted.
    """
    facts = facts_of(case)
    draft, reached = Draft.of(facts, roster), _levels(facts, roster)
    for change in (Change(BEDS, draft), *changes(draft)):
        changed = change.draft.roster()
        after = _levels(facts, changed)
        if after < reached and next(iter(breaches(facts, changed)), None) is None:
            yield Gain(change.what, reached, after)
            reached = after if change.what == BEDS else reached


def changes(draft: Draft) -> Iterator[Change]:
    yield from _exchanged(draft)
    stints = list(_stints(draft))
    yield from (Change(f"{stint.words} given up", draft.changed(stint.duties, ())) for stint in stints)
    yield from _exchanged_stations(draft, stints)
    yield from _joined(draft, stints)
    yield from _taken_over(draft, stints)


class _Stay(NamedTuple):
    officer: str
    station: str
    days: tuple[int, ...]
    duties: frozenset[tuple[str, Duty]]

    @property
    def words(self) -> str:
        return f"stint of {self.officer} at {self.station} on days {self.days[0]} to {self.days[-1]}"


def _levels(facts: Facts, roster: Roster) -> Levels:
    return tuple(sorted(levels(facts, roster).items()))


def _exchanged(draft: Draft) -> Iterator[Change]:
    """Two officers each take the decided duty of the other on a date."""
    by_day = defaultdict(list)
    for officer, duty in sorted(draft.decided):
        by_day[duty.day].append((officer, duty))
    for day, works in by_day.items():
        for (officer, duty), (other, its) in combinations(works, 2):
            if officer != other and duty != its:
                changed = draft.changed([(officer, duty), (other, its)], [(officer, its), (other, duty)])
                yield Change(f"{officer} and {other} exchanged on day {day}", changed)


def _stints(draft: Draft) -> Iterator[_Stay]:
    day, start = draft.facts.day, draft.facts.case.start
    for row in draft.before.stints:
        if row.first >= start:
            days = tuple(range(day(row.first), day(row.last) + 1))
            duties = frozenset(
                (officer, duty)
                for officer, duty in draft.decided
                if (officer, duty.station) == (row.officer, row.station) and duty.day in days
            )
            if duties:
                yield _Stay(row.officer, row.station, days, duties)


def _exchanged_stations(draft: Draft, stints: list[_Stay]) -> Iterator[Change]:
    """Two officers who stand in for each other's station both stay at home."""
    units = {officer: line.units for officer, line in draft.facts.lines.items()}
    for stint, other in combinations(stints, 2):
        shared = set(stint.days) & set(other.days)
        if any(units[stint.officer][day] == other.station and units[other.officer][day] == stint.station for day in shared):
            yield Change(f"{stint.words} and {other.words} given up", draft.changed(stint.duties | other.duties, ()))


def _joined(draft: Draft, stints: list[_Stay]) -> Iterator[Change]:
    """Two stints of an officer at a station, with all days between them."""
    for stint, other in combinations(stints, 2):
        if (stint.officer, stint.station) == (other.officer, other.station):
            first, second = sorted((stint.days, other.days))
            between = range(first[-1] + 1, second[0])
            what = f"{stint.words} joined to that on days {other.days[0]} to {other.days[-1]}"
            yield Change(what, draft.spanning(stint.officer, stint.station, between))


def _taken_over(draft: Draft, stints: list[_Stay]) -> Iterator[Change]:
    """Another officer takes all duties of a stint on, and is away for as long; at the own station nobody is away."""
    facts = draft.facts
    for stint in stints:
        duties = [duty for _, duty in stint.duties]
        for line in facts.lines.values():
            if line.id != stint.officer and all(facts.candidates.may(line, duty) for duty in duties):
                changed = draft.changed(stint.duties, [(line.id, duty) for duty in duties])
                if (line.id, stint.station) in changed.away:
                    changed = changed.spanning(line.id, stint.station, stint.days)
                yield Change(f"{stint.words} taken over by {line.id}", changed)
