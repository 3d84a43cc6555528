"""One officer's dates: what excludes what on one, what rest takes of a later one, and base duties that somebody works."""

from models.roster import Source

from ..ground import Ground, Start
from ..row import AT_LEAST, AT_MOST, NotDerived, Row, each, row


def date(ground: Ground, officer: str, when: str) -> Row:
    """A start at the own station, a stint, or leave: one of them at most."""
    ground.plain(officer)
    day = ground.day(when)
    away = ground.away(officer, day)
    own = [start.name for start in ground.starts(officer, day) if start.source is not Source.COVER]
    return row(AT_MOST, 1, each(own), each(away), each(ground.granted_over(officer, day)))


def away(ground: Ground, officer: str, when: str) -> Row:
    """A cover lies in a stint, and one starts on a date at most."""
    ground.plain(officer)
    day = ground.day(when)
    return row(AT_LEAST, 0, each(ground.away(officer, day)), each(ground.covers(officer, day), -1))


def eve(ground: Ground, officer: str, when: str, shift: str, request: str) -> Row:
    """No duty that leave excludes, on the eve of the leave among others."""
    ground.plain(officer)
    day, starts = ground.day(when), [start for start in ground.starts(officer, ground.day(when)) if start.clock.id == shift]
    if not starts or ground.request(request).officer != officer:
        raise NotDerived
    leave = ground.excluding(request, day, starts[0].end)
    return row(AT_MOST, 1, each(start.name for start in starts), each(leave))


def rest(ground: Ground, officer: str, when: str, later: str, minute: str) -> Row:
    """Whoever still rests at a minute begins no decided duty at it or earlier on a later date."""
    ground.plain(officer)
    first, second = _two_days(ground, when, later)
    if not minute.isascii() or not minute.isdecimal() or len(minute) > 9:
        raise NotDerived
    resting = [start.name for start in ground.starts(officer, first) if start.ready > int(minute)]
    soon = [start.name for start in ground.duties(officer, second) if _asks_rest(start) and start.begin <= int(minute)]
    return row(AT_MOST, 1, each(resting), each(soon))


def rest_base(ground: Ground, officer: str, when: str, later: str) -> Row:
    """Nobody who still rests after a decided duty is on a base duty."""
    ground.plain(officer)
    first, second = _two_days(ground, when, later)
    bases = ground.base(officer, second)
    if not bases or not _asks_rest(bases[0]):
        raise NotDerived
    resting = [start.name for start in ground.duties(officer, first) if start.ready > bases[0].begin]
    return row(AT_MOST, 1, each(resting), each(start.name for start in bases))


def _asks_rest(start: Start) -> bool:
    """A standby may follow at once."""
    return not start.clock.is_standby


def _two_days(ground: Ground, when: str, later: str) -> tuple[int, int]:
    first, second = ground.day(when), ground.day(later)
    if "rest" not in ground.facts.rules or first >= second:
        raise NotDerived
    return first, second


def there(ground: Ground, officer: str, when: str) -> Row:
    """Somebody works the base duty, unless leave excludes it, a stint spans the date or it yields."""
    ground.plain(officer)
    day = ground.day(when)
    base = ground.base_shift(officer, day)
    if base is None:
        raise NotDerived
    leave = [name for request in ground.requests_of(officer) for name in ground.excluding(request.id, day, base.clock.end(day))]
    works = [start.name for start in ground.base(officer, day)]
    return row(AT_LEAST, 1, each(works), each(leave), each(ground.away(officer, day)), each(ground.yielding(officer, day)))


def nights(ground: Ground, officer: str, last: str, dates: str, limit: str) -> Row:
    """Night and 24-hour duties of so many dates, those before the start given; where no givens alone exceed the limit."""
    line, end = ground.plain(officer), ground.day(last)
    window = next(
        (row for row in ground.facts.windows_of(officer, "load.nights") if (str(row.dates), str(row.limit)) == (dates, limit)),
        None,
    )
    if window is None:
        raise NotDerived
    days = range(end - window.dates + 1, end + 1)
    before = sum(day in days and day < 0 for day in line.before.nights)
    inside = [start for day in days if day >= 0 for start in ground.starts(officer, day) if start.clock.night]
    given = before + len({start.duty.day for start in inside if start.source is Source.BASE})
    if given > window.limit:
        raise NotDerived
    return row(AT_MOST, window.limit - before, each(start.name for start in inside))
