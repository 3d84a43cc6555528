"""Rows on officers of one unit, or on two officers: how many are away at once, and who covers beside whom."""

from models.organisation import RestrictionKind
from models.roster import Source
from scheduler.certificate.system import AT_MOST, each
from scheduler.certificate.variables import Begun, Variables
from scheduler.formulation.facts import DAY_MINUTES, Line
from scheduler.rules.donor_floor import floors
from scheduler.rules.max_away import most_away


def add(known: Variables) -> None:
    instance = known.instance
    if instance.active("max_away"):
        for unit, day in instance.lines.members:
            _max_away(known, unit, day)
    if instance.active("donor_floor"):
        for (unit, day), floor in floors(instance).items():
            _floor(known, unit, day, floor)
    if instance.active("together_apart"):
        _pairs(known)


def _max_away(known: Variables, unit: str, day: int) -> None:
    members = known.instance.lines.members[unit, day]
    away = [known.away[officer, day] for officer in members if (officer, day) in known.away]
    limit = most_away(known.instance, unit, day)
    if len(away) > limit and all(map(known.is_plain, members)):
        known.system.add(("max_away", unit, known.dates[day]), AT_MOST, each(away), limit)


def _floor(known: Variables, unit: str, day: int, floor: int) -> None:
    instance = known.instance
    members = instance.lines.members[unit, day]
    requests = [request for officer in members for request in known.requests.get(officer, ())]
    forced = any(request.leave.request.id in instance.forced.grants for request in requests)
    home = [officer for officer in members if _is_at_home(known, officer, day)]
    if forced or not all(map(known.is_plain, members)) or any(_may_rest(known, officer, day) for officer in home):
        return
    absent = [known.away[officer, day] for officer in home if (officer, day) in known.away]
    absent += [var for officer in home for var in known.covering(officer, day)]
    if absent:
        known.system.add(("floor", unit, known.dates[day]), AT_MOST, each(absent), max(0, len(home) - floor))


def _is_at_home(known: Variables, officer: int, day: int) -> bool:
    """Whether the officer has home work on the day that no given takes."""
    instance, shift = known.instance, known.instance.lines.base_on[officer][day]
    if shift is None or instance.lines.kind_on[officer][day] != Line.HEADQUARTERS or instance.leave.given_covers(officer, day):
        return False
    begin = day * DAY_MINUTES + instance.shifts[shift].start
    return instance.before.ready_after_opening.get(officer, begin) <= begin


def _may_rest(known: Variables, officer: int, day: int) -> bool:
    """Whether a base duty of an earlier date, a given, may last with its rest into the home work."""
    shift = known.instance.lines.base_on[officer][day]
    begin = day * DAY_MINUTES + (known.instance.shifts[shift].start if shift else 0)
    earlier = range(max(0, day - known.instance.lines.reach), day)
    return any(begun.ready > begin for before in earlier for begun in known.base(officer, before))


def _pairs(known: Variables) -> None:
    number, days = known.instance.number, known.instance.days
    for row in known.instance.case.restrictions:
        if row.other is None or row.kind not in (RestrictionKind.TOGETHER, RestrictionKind.APART):
            continue
        first, second = number[row.officer], number[row.other]
        if known.is_plain(first) and known.is_plain(second):
            for day in days.clipped(row.first, row.last):
                for own, other in ((first, second), (second, first)):
                    _pair(known, own, other, day, row.kind)


def _pair(known: Variables, own: int, other: int, day: int, kind: RestrictionKind) -> None:
    for station, shift in dict.fromkeys((begun.key[0], begun.key[2]) for begun in known.decided(own, day)):
        mine = [begun for begun in known.decided(own, day) if _is_at(begun, station, shift)]
        theirs = [begun.var for begun in known.started.get((other, day), ()) if _is_at(begun, station, shift)]
        place = (known.id_of(own), known.id_of(other), station, shift, known.dates[day])
        if kind is RestrictionKind.APART and theirs:
            known.system.add(("apart", *place), AT_MOST, each([*(begun.var for begun in mine), *theirs]), 1)
        covers = [begun.var for begun in mine if begun.source is Source.COVER]
        if kind is RestrictionKind.TOGETHER and covers:
            known.system.add(("together", *place), AT_MOST, [*each(covers), *each(theirs, -1)], 0)


def _is_at(begun: Begun, station: str, shift: str) -> bool:
    return (begun.key[0], begun.key[2]) == (station, shift)
