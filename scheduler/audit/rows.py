"""The roster's rows in minutes and day numbers; rows that name nobody, nowhere or no date are findings of form."""

from collections.abc import Iterator
from typing import NamedTuple

from models.findings import Finding
from models.roster import Assignment, BedGrant, LeaderStay, LeaveDecision, Roster, Source, Stint, Visit
from models.words import say

from .facts import Facts
from .given.clock import Clock
from .given.line import Line
from .given.lines import blocks
from .given.needs import Duty
from .given.phases import phase_on
from .given.visits import Asked


class Work(NamedTuple):
    """An assignment or a stay in minutes; not `decided` are base duties, `forced` ones (by a pin) and `kept` ones.

    `row` of a stay is what it would be as an assignment, at no post.
    """

    begin: int
    end: int
    duty: Duty
    clock: Clock
    line: Line
    row: Assignment
    decided: bool
    forced: bool
    kept: bool = False
    """Published before events changed the roster: given to every maximum, and chosen all the same."""

    @property
    def chosen(self) -> bool:
        return self.decided or self.kept

    @property
    def is_cover(self) -> bool:
        return self.row.source is Source.COVER

    @property
    def bearer(self) -> str | None:
        """Who bears its burden; a base duty has none."""
        return None if self.row.source is Source.BASE else self.row.burden_of or self.line.id

    @property
    def is_stay(self) -> bool:
        return self.row.source is Source.STAY

    def takes_home_work(self, day: int, begin: int) -> bool:
        """Of the day, where it begins at that minute: a stay on the day does, and an earlier duty whose rest lasts so long."""
        return self.is_stay if self.duty.day == day else self.duty.day < day and self.end + self.clock.rest > begin


class Away(NamedTuple):
    """A stint in day numbers; `held` are the dates of its forced covers."""

    first: int
    last: int
    station: str
    line: Line
    row: Stint
    decided: bool
    held: frozenset[int] = frozenset()
    chosen: bool = True
    """Not all of its covers are forced."""

    @property
    def is_new(self) -> bool:
        return self.first >= 0

    @property
    def days(self) -> range:
        """Inside the horizon."""
        return range(max(0, self.first), self.last + 1)


class Placed(NamedTuple):
    """A visit in day numbers, and the minutes that it blocks."""

    first: int
    last: int
    asked: Asked
    blocked: tuple[tuple[int, int], ...]

    @property
    def days(self) -> range:
        return range(self.first, self.last + 1)

    def overlaps(self, begin: int, end: int) -> bool:
        return any(begin < until and since < end for since, until in self.blocked)


def works(facts: Facts, roster: Roster, forced: frozenset[tuple[object, ...]]) -> Iterator[Work | Finding]:
    """Assignments, then stays."""
    yield from _assigned(facts, roster.assignments, forced)
    yield from _stays(facts, roster.stays)


def _assigned(facts: Facts, rows: tuple[Assignment, ...], forced: frozenset[tuple[object, ...]]) -> Iterator[Work | Finding]:
    seen = set()
    for row in rows:
        line, clock, day = facts.lines.get(row.officer), facts.clocks.get(row.shift), facts.day_of.get(row.date)
        post_known = row.post in facts.posts or (row.post == "" and row.source is Source.BASE)
        is_strange = line is None or not post_known or not facts.is_station(row.station) or row.source is Source.STAY
        if is_strange or line is None or clock is None or day is None:
            yield _strange(row, say("audit.rows.unknown"))
            continue
        duty = Duty(row.station, row.post, row.shift, day)
        key = (row.officer, *duty)
        if key in seen:
            yield _strange(row, say("audit.rows.duplicate"))
            continue
        seen.add(key)
        begin = clock.begin(day)
        is_chosen = row.source is not Source.BASE and key not in forced
        is_kept = is_chosen and key in facts.published.kept
        yield Work(begin, begin + clock.minutes, duty, clock, line, row, is_chosen and not is_kept, key in forced, is_kept)


def _stays(facts: Facts, rows: tuple[LeaderStay, ...]) -> Iterator[Work | Finding]:
    seen = set()
    for stay in rows:
        line, day = facts.lines.get(stay.officer), facts.day_of.get(stay.date)
        if line is None or day is None or not facts.is_station(stay.station):
            yield _strange_stay(stay, say("audit.rows.unknown"))
            continue
        phase = phase_on(facts, day)
        if phase is None or stay in seen:
            yield _strange_stay(stay, say("audit.rows.duplicate") if phase else say("audit.rows.no_phase"))
            continue
        seen.add(stay)
        clock = facts.clocks[phase.shift(stay.time)]
        fields = {"officer": stay.officer, "station": stay.station, "shift": clock.id, "date": stay.date}
        row = Assignment(**fields, post="", source=Source.STAY, rung=0)
        begin, duty = clock.begin(day), Duty(stay.station, "", clock.id, day)
        is_kept = (stay.officer, *duty) in facts.published.kept
        yield Work(begin, begin + clock.minutes, duty, clock, line, row, decided=not is_kept, forced=False, kept=is_kept)


def _strange_stay(stay: LeaderStay, problem: str) -> Finding:
    fields = {"officer": stay.officer, "date": stay.date, "station": stay.station}
    return Finding(rule="form", sentence=say("audit.rows.stay", problem=problem, time=stay.time.said, **fields), **fields)


def aways(facts: Facts, rows: tuple[Stint, ...], works_of: dict[str, list[Work]]) -> Iterator[Away | Finding]:
    for row in rows:
        line = facts.lines.get(row.officer)
        first, last = facts.day(row.first), facts.day(row.last)
        if line is None or not facts.is_station(row.station) or not max(0, first) <= last < facts.days:
            sentence = say("audit.rows.stint", officer=row.officer, station=row.station, first=row.first, last=row.last)
            yield Finding(rule="form", sentence=sentence, officer=row.officer, station=row.station)
            continue
        covers = [
            work
            for work in works_of.get(row.officer, ())
            if work.is_cover and work.duty.station == row.station and first <= work.duty.day <= last
        ]
        decided = not covers or any(work.decided for work in covers)
        held = frozenset(work.duty.day for work in covers if work.forced)
        chosen = not covers or any(work.chosen for work in covers)
        yield Away(first, last, row.station, line, row, decided, held, chosen)


def decisions(facts: Facts, rows: tuple[LeaveDecision, ...]) -> Iterator[LeaveDecision | Finding]:
    seen = set()
    for row in rows:
        if row.request not in facts.pending:
            yield Finding(rule="form", sentence=say("audit.rows.decision", request=row.request))
        elif row.request in seen:
            yield Finding(rule="form", sentence=say("audit.rows.decision_twice", request=row.request))
        else:
            seen.add(row.request)
            yield row


def beds(facts: Facts, rows: tuple[BedGrant, ...]) -> Iterator[tuple[str, int] | Finding]:
    seen = set()
    for row in rows:
        night = (row.officer, facts.day(row.night))
        if row.officer not in facts.lines or row.night not in facts.day_of or night in seen:
            sentence = say("audit.rows.bed", officer=row.officer, night=row.night)
            yield Finding(rule="form", sentence=sentence, officer=row.officer, date=row.night)
        else:
            seen.add(night)
            yield night


def visits(facts: Facts, rows: tuple[Visit, ...]) -> Iterator[Placed | Finding]:
    seen = set()
    for row in rows:
        key = (row.officer, row.station, row.asked)
        asked = facts.asked_visits.get(key)
        if asked is None or key in seen or row.first not in facts.day_of or row.last not in facts.day_of:
            sentence = say("audit.rows.visit", officer=row.officer, station=row.station, first=row.first, last=row.last)
            yield Finding(rule="form", sentence=sentence, officer=row.officer, station=row.station, date=row.first)
        else:
            seen.add(key)
            blocked = blocks(facts, asked.row, row.first, row.last)
            yield Placed(facts.day(row.first), facts.day(row.last), asked, tuple(blocked))


def _strange(row: Assignment, problem: str) -> Finding:
    return Finding(
        rule="form",
        sentence=say(
            "audit.rows.row",
            problem=problem,
            officer=row.officer,
            date=row.date,
            station=row.station,
            post=row.post,
            shift=row.shift,
        ),
        officer=row.officer,
        station=row.station,
        post=row.post,
        shift=row.shift,
        date=row.date,
    )
