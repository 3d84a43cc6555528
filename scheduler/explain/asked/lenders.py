"""Changes of what units may lend: aid between two stations, a lower floor at home, more officers away at once."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple

from models.case import Case
from models.organisation import Floor, MutualAid
from models.words import say
from scheduler.audit import words
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules import max_away
from scheduler.explain.asked.adding import added
from scheduler.explain.asked.view import View

LENDER = "donor_floor.lender"


class Change(NamedTuple):
    """The changed case, the officers who may serve in it, and the change in words."""

    case: Case
    lines: list[Line]
    words: str


def by_unit(duty: Duty, lines: Iterable[Line]) -> dict[str, list[Line]]:
    members: dict[str, list[Line]] = {}
    for line in lines:
        if unit := line.units[duty.day]:
            members.setdefault(unit, []).append(line)
    return members


def aided(view: View, duty: Duty, lines: Iterable[Line]) -> Iterator[Change]:
    """Mutual aid with another station, on that date alone."""
    when = view.facts.date_of(duty.day)
    for unit, members in by_unit(duty, lines).items():
        if view.facts.is_station(unit) and unit != duty.station:
            row = MutualAid(station=duty.station, partner=unit, first=when, last=when)
            case = view.case.model_copy(update={"mutual_aid": (*view.case.mutual_aid, row)})
            yield Change(case, members, say("explain.asked.relaxations.aid", partner=unit, station=duty.station))


def fewer_at_home(view: View, duty: Duty, lines: Iterable[Line]) -> Iterator[Change]:
    """The floor of a unit one lower on the dates on which it is in the way, for whom it bars on the fewest."""
    for unit, members in by_unit(duty, lines).items():
        days, line = min(((_barred(view, line, duty), line) for line in members), key=lambda pair: len(pair[0]))
        if days:
            dates = words.dates(view.facts, days[0], days[-1])
            change = say("explain.asked.relaxations.floor", unit=unit, dates=dates)
            floors = tuple(piece for floor in view.facts.units[unit].floors for piece in _lowered(view, floor, days))
            yield Change(_with_unit(view.case, unit, floors=floors), [line], change)


def more_away(view: View, duty: Duty, lines: Iterable[Line]) -> Iterator[Change]:
    for unit, members in by_unit(duty, lines).items():
        most = max_away.limit(view.facts, unit, duty.day)
        change = say("explain.asked.relaxations.away", unit=unit, before=most, after=most + 1)
        yield Change(_with_unit(view.case, unit, max_away=most + 1), members, change)


def own_need_second(view: View, lines: list[Line]) -> Iterator[Change]:
    """A station lends although it lacks officers itself."""
    if lines:
        policy = view.case.policy
        case = view.case.model_copy(update={"policy": policy.changed(donor_floor__lender={"value": 0})})
        yield Change(case, lines, say("explain.asked.relaxations.off", title=policy.title(LENDER)))


def _barred(view: View, line: Line, duty: Duty) -> list[int]:
    """The dates on which the officer would be one too many to be away from the unit."""
    page = view.book.page([line.id], {line.id: added(view, line, duty)})
    newly = page.absences(line).keys() - view.sheet.absences(line).keys()
    return [day for day in sorted(newly) if view.obstacles.limits.is_at_floor(line, day)]


def _lowered(view: View, floor: Floor, days: list[int]) -> Iterator[Floor]:
    """The floor one lower from the first to the last of the days, and as it was before and after them."""
    first, last = view.facts.date_of(days[0]), view.facts.date_of(days[-1])
    step = timedelta(1)
    pieces = (
        (floor.first, min(floor.last, first - step), floor.minimum),
        (max(floor.first, first), min(floor.last, last), max(0, floor.minimum - 1)),
        (max(floor.first, last + step), floor.last, floor.minimum),
    )
    return (Floor(first=begin, last=end, minimum=minimum) for begin, end, minimum in pieces if begin <= end)


def _with_unit(case: Case, unit: str, **fields: object) -> Case:
    units = (row.model_copy(update=fields) if row.id == unit else row for row in case.units)
    return case.model_copy(update={"units": tuple(units)})
