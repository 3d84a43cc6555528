"""Shares of leaders' stays that nobody can reach, whatever is decided."""

from collections.abc import Iterator
from functools import cached_property

from models.organisation import Category, StayPhase
from models.records.stay import StayTime
from models.roster import Roster
from models.words import say
from scheduler.audit import Facts, words
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules.leader_stays import Share, may_stay, shares
from scheduler.audit.sheet import Sheet
from scheduler.checks.warning import CheckWarning, WarningKind, day_text


def stays(facts: Facts) -> Iterator[CheckWarning]:
    """By phase: leaders in all and by night, stations, and all stations together."""
    owed = list(shares(facts, Sheet(facts, Roster()))) if "leader_stays" in facts.rules else []
    for phase in facts.case.stay_phases:
        reach = _Reach(facts, phase)
        own = [share for share in owed if share.phase is phase]
        yield from (_beyond(facts, share, most) for share in own if share.owed > (most := reach.most(share)))
        everywhere = sum(share.owed for share in own if share.station is not None)
        together = sum(map(reach.dates, reach.leaders))
        if everywhere > together:
            sentence = say("check.stays.stations", phase=_named(phase), owed=everywhere, most=together)
            yield CheckWarning(WarningKind.STAYS, sentence, first=phase.first, last=phase.last)


class _Reach:
    """The most stays of a phase that each leader, and each station, could have at a stay a date."""

    def __init__(self, facts: Facts, phase: StayPhase) -> None:
        self.facts, self.phase = facts, phase
        self.days = [day for day in range(facts.days) if phase.first <= facts.date_of(day) <= phase.last]
        self.leaders = [line for line in facts.lines.values() if line.officer.category is Category.LEADER]

    def most(self, share: Share) -> int:
        if share.station is not None:
            return sum(self.dates(line, share.station) for line in self.leaders)
        line = self.facts.lines[share.officer or ""]
        return self._nights(line) if share.by_night else self.dates(line)

    def dates(self, line: Line, station: str | None = None) -> int:
        """On which the officer may stay at the station, or at some."""
        stations = self._stations if station is None else [station]
        return sum(any(self._may(line, at, time, day) for at in stations for time in StayTime) for day in self.days)

    def _nights(self, line: Line) -> int:
        """So many as the rest after each lets follow."""
        count, ready = 0, -(10**9)
        clock = self.facts.clocks[self.phase.night_shift]
        for day in self.days:
            if clock.begin(day) >= ready and any(self._may(line, at, StayTime.NIGHT, day) for at in self._stations):
                count, ready = count + 1, clock.end(day) + clock.rest
        return count

    @cached_property
    def _stations(self) -> list[str]:
        return [unit for unit in self.facts.units if self.facts.is_station(unit)]

    def _may(self, line: Line, station: str, time: StayTime, day: int) -> bool:
        clock = self.facts.clocks[self.phase.shift(time)]
        is_free = "commitments" not in self.facts.rules or not line.is_committed(clock.begin(day), clock.end(day))
        return is_free and may_stay(self.facts, line, Duty(station, "", clock.id, day))


def _beyond(facts: Facts, share: Share, most: int) -> CheckWarning:
    who = words.name(facts, share.officer) if share.officer else share.station
    key = "check.stays.nights" if share.by_night else "check.stays.share"
    sentence = say(key, phase=_named(share.phase), who=who, owed=share.owed, most=most)
    return CheckWarning(WarningKind.STAYS, sentence, share.station, share.officer, share.phase.first, share.phase.last)


def _named(phase: StayPhase) -> str:
    return say("check.stays.phase", first=day_text(phase.first), last=day_text(phase.last))
