"""Leaders' stays: never two leaders at one station on a night; what leaders and stations lack of a phase's stays counts."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from models.findings import Finding
from models.organisation import Category, StayPhase
from models.words import say

from .. import words
from ..facts import Facts
from ..given.line import Line
from ..given.needs import Duty
from ..given.phases import phase_on
from ..sheet import Sheet, Work
from . import available, notice, restricted

ADMISSION = {"available": available.admits, "restricted": restricted.admits, "notice": notice.admits}
"""Rules of admission that take a stay as a cover."""
SPREAD, PAIRED, MEETING = "leader_stays.spread", "leader_stays.paired", "leader_stays.meeting"


class Share(NamedTuple):
    """What a leader (`officer`) or a station is to have of a phase's stays inside the horizon, and those that there are."""

    phase: StayPhase
    officer: str | None
    station: str | None
    by_night: bool
    owed: int
    stays: list[Work]

    @property
    def lacks(self) -> int:
        return max(0, self.owed - len(self.stays))


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    yield from _nights_together(facts, sheet)
    if facts.policy.row("leader_stays").hard:
        for share in shares(facts, sheet):
            if share.lacks and share.officer not in sheet.held:
                yield _finding("", facts, share, _lack(facts, share))
    if facts.is_on(SPREAD) and facts.policy.row(SPREAD).hard:
        for share in shares(facts, sheet):
            if _crowded(facts, share) and share.officer not in sheet.held:
                yield _finding(SPREAD, facts, share, say("audit.leader_stays.crowded", who=_who(facts, share)))
    priced = ((PAIRED, "audit.leader_stays.paired", _is_beyond_pairing), (MEETING, "audit.leader_stays.meeting", _meets))
    for key, says, is_priced in priced:
        if facts.is_on(key) and facts.policy.row(key).hard:
            for stay in sheet.stays:
                if is_priced(facts, stay) and stay.line.id not in sheet.held:
                    yield words.of_work("leader_stays", stay, say(says, serves=words.serves(facts, stay)), key)


def shares(facts: Facts, sheet: Sheet) -> Iterator[Share]:
    """Those of every phase: leaders' in all and by night, then stations'."""
    for phase in facts.case.stay_phases:
        here = [stay for stay in sheet.stays if phase.first <= stay.row.date <= phase.last]
        nights = [stay for stay in here if stay.clock.id == phase.night_shift]
        for line in _leaders(facts, phase):
            for by_night, asked, stays in ((False, phase.leader_stays, here), (True, phase.nights, nights)):
                own = [stay for stay in stays if stay.line is line]
                yield Share(phase, line.id, None, by_night, _owed(facts, phase, asked), own)
        for station in filter(facts.is_station, facts.units):
            at = [stay for stay in here if stay.duty.station == station]
            yield Share(phase, None, station, False, _owed(facts, phase, phase.station_stays), at)


def may_stay(facts: Facts, line: Line, stay: Duty) -> bool:
    """Whether the officer may be decided onto the stay, whatever else is decided."""
    day = stay.day
    is_leader = line.officer.category is Category.LEADER and line.units[day] is not None and not line.at_station[day]
    return is_leader and all(admits(facts, line, stay) for rule, admits in ADMISSION.items() if rule in facts.rules)


def missing(facts: Facts, sheet: Sheet) -> int:
    return sum(share.lacks for share in shares(facts, sheet))


def crowded(facts: Facts, sheet: Sheet) -> int:
    return sum(_crowded(facts, share) for share in shares(facts, sheet))


def _counted(is_priced: Callable[[Facts, Work], bool]) -> Callable[[Facts, Sheet], int]:
    return lambda facts, sheet: sum(is_priced(facts, stay) for stay in sheet.stays)


def _nights_together(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    nights: dict[tuple[str, int], list[Work]] = defaultdict(list)
    for stay in sheet.stays:
        phase = phase_on(facts, stay.duty.day)
        if phase is not None and stay.clock.id == phase.night_shift:
            nights[stay.duty.station, stay.duty.day].append(stay)
    for stays in nights.values():
        for other in stays[1:]:
            who = words.name(facts, stays[0].line.id)
            yield words.of_work(
                "leader_stays", other, say("audit.leader_stays.night", serves=words.serves(facts, other), who=who)
            )


def _days(facts: Facts, phase: StayPhase) -> range:
    """Of the phase inside the horizon."""
    return range(max(0, facts.day(phase.first)), min(facts.days - 1, facts.day(phase.last)) + 1)


def _leaders(facts: Facts, phase: StayPhase) -> list[Line]:
    days = _days(facts, phase)
    leaders = (line for line in facts.lines.values() if line.officer.category is Category.LEADER)
    return [line for line in leaders if any(line.units[day] and not line.at_station[day] for day in days)]


def _owed(facts: Facts, phase: StayPhase, asked: int) -> int:
    """In proportion to the dates: what falls due by the end of the horizon, less what did so before it."""
    length = facts.day(phase.last) - facts.day(phase.first) + 1
    days = _days(facts, phase)
    if not days:
        return 0
    before = days.start - facts.day(phase.first)
    return ceil(Fraction(asked * (before + len(days)), length)) - ceil(Fraction(asked * before, length))


def _crowded(facts: Facts, share: Share) -> int:
    """Stays beyond one in each of as many equal parts as stays are owed."""
    if share.by_night or share.owed < 2:
        return 0
    days, parts = _days(facts, share.phase), [0] * share.owed
    for stay in share.stays:
        parts[_part(stay.duty.day - days.start, len(days), share.owed)] += 1
    return sum(max(0, stays - 1) for stays in parts)


def _part(place: int, length: int, parts: int) -> int:
    """Part i begins at ⌊i · length / parts⌋."""
    return max(part for part in range(parts) if part * length // parts <= place)


def _is_beyond_pairing(facts: Facts, stay: Work) -> bool:
    """Whether the leader is paired with stations on the date, of which this is none."""
    unit, day, paired = stay.line.units[stay.duty.day], stay.duty.day, set()
    for row in facts.case.pairings:
        first, last = facts.span(row.first, row.last)
        if (row.officer == stay.line.id or (row.officer is None and row.department == unit)) and first <= day <= last:
            paired.add(row.station)
    return bool(paired) and stay.duty.station not in paired


def _meets(facts: Facts, stay: Work) -> bool:
    unit = facts.units.get(stay.line.units[stay.duty.day] or "")
    return unit is not None and unit.meeting_weekday == facts.date_of(stay.duty.day).weekday()


def _who(facts: Facts, share: Share) -> str:
    return words.name(facts, share.officer) if share.officer else share.station or ""


def _lack(facts: Facts, share: Share) -> str:
    key = "audit.leader_stays.below_nights" if share.by_night else "audit.leader_stays.below"
    return say(key, who=_who(facts, share), stays=len(share.stays), owed=share.owed)


def _finding(row: str, facts: Facts, share: Share, sentence: str) -> Finding:
    return Finding(rule="leader_stays", row=row, sentence=sentence, officer=share.officer, station=share.station)


PENALTIES = {
    "leader_stays": missing,
    SPREAD: crowded,
    PAIRED: _counted(_is_beyond_pairing),
    MEETING: _counted(_meets),
}
