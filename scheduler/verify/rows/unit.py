"""Several officers at once: of a unit away, of a unit at home, two together or apart."""

from collections.abc import Iterator

from models.organisation import Restriction, RestrictionKind
from models.roster import Source
from scheduler.audit.given.line import Line
from scheduler.audit.rules.max_away import limit

from ..ground import Ground, Start
from ..row import AT_MOST, NotDerived, Row, each, row


def max_away(ground: Ground, unit: str, date: str) -> Row:
    """In stints at once."""
    day = ground.day(date)
    members = [line.id for line in ground.facts.lines.values() if line.units[day] == unit]
    if "max_away" not in ground.facts.rules or not members or not all(map(ground.is_plain, members)):
        raise NotDerived
    return row(AT_MOST, limit(ground.facts, unit, day), each(name for officer in members for name in ground.away(officer, day)))


def floor(ground: Ground, unit: str, date: str) -> Row:
    """Of those whom nothing given keeps from home work, all but the floor's number may be away or on leave."""
    day = ground.day(date)
    group = next((group for group in ground.facts.floors if (group.unit, group.day) == (unit, day)), None)
    if "donor_floor" not in ground.facts.rules or group is None:
        raise NotDerived
    here = [line for line in group.members if not _is_absent(line, day)]
    if any(not ground.is_plain(line.id) or ground.is_granted_by_force(line.id) or _may_rest(ground, line, day) for line in here):
        raise NotDerived
    names = [name for line in here for name in (*ground.away(line.id, day), *ground.granted_over(line.id, day))]
    return row(AT_MOST, max(0, len(here) - group.floor), each(names))


def _is_absent(line: Line, day: int) -> bool:
    """By given leave, or by the rest after the opening's last duty."""
    begin = next(base.clock.begin(day) for base in line.home if base.day == day)
    return line.on_given_leave(day) or (line.before.end is not None and line.before.end + line.before.rest > begin)


def _may_rest(ground: Ground, line: Line, day: int) -> bool:
    """After a base duty, whatever is decided."""
    begin = next(base.clock.begin(day) for base in line.home if base.day == day)
    earlier = (start for before in range(max(0, day - ground.reach), day) for start in ground.base(line.id, before))
    return any(start.ready > begin for start in earlier)


def apart(ground: Ground, officer: str, other: str, station: str, shift: str, date: str) -> Row:
    """One of the two at one place and shift."""
    _asked(ground, officer, other, date, RestrictionKind.APART)
    mine = _at(ground.duties(officer, ground.day(date)), station, shift)
    theirs = _at(ground.starts(other, ground.day(date)), station, shift)
    return row(AT_MOST, 1, each(start.name for start in mine), each(start.name for start in theirs))


def together(ground: Ground, officer: str, other: str, station: str, shift: str, date: str) -> Row:
    """A cover of the one only beside the other."""
    _asked(ground, officer, other, date, RestrictionKind.TOGETHER)
    mine = [start for start in _at(ground.duties(officer, ground.day(date)), station, shift) if start.source is Source.COVER]
    theirs = _at(ground.starts(other, ground.day(date)), station, shift)
    return row(AT_MOST, 0, each(start.name for start in mine), each((start.name for start in theirs), -1))


def _at(starts: list[Start], station: str, shift: str) -> list[Start]:
    return [start for start in starts if (start.duty.station, start.duty.shift) == (station, shift)]


def _asked(ground: Ground, officer: str, other: str, date: str, kind: RestrictionKind) -> None:
    """Refused where no restriction says so of the two on the date."""
    ground.plain(officer)
    ground.plain(other)
    if not any(asked.kind is kind for asked in _restrictions(ground, {officer, other}, ground.day(date))):
        raise NotDerived


def _restrictions(ground: Ground, pair: set[str], day: int) -> Iterator[Restriction]:
    for asked in ground.facts.case.restrictions if "together_apart" in ground.facts.rules else ():
        first, last = ground.facts.span(asked.first, asked.last)
        if {asked.officer, asked.other} == pair and first <= day <= last:
            yield asked
