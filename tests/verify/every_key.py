"""Every key of a row that a case may have, whether or not it is derivable: what a certificate could cite."""

from collections.abc import Iterator
from itertools import combinations, permutations

from scheduler.verify.ground import Ground
from scheduler.verify.row import Name, NotDerived, Row
from scheduler.verify.rows import derived
from scheduler.verify.rows.closed import REASONS
from scheduler.verify.rows.spread import KINDS


def every_row(ground: Ground) -> Iterator[tuple[Name, Row]]:
    """All that can be derived, and say something."""
    for key in every_key(ground):
        try:
            row = derived(ground, key)
        except NotDerived:
            continue
        if row.terms:
            yield key, row


def every_key(ground: Ground) -> Iterator[Name]:
    yield from _of_levels(ground)
    yield from _of_officers(ground)
    yield from _of_units(ground)
    yield from _of_duties(ground)
    for request in ground.facts.pending:
        yield "leave", request
        yield "lower", "refuse", request
        yield "upper", "refuse", request
        yield from ((side, *option.name) for option in ground.options(request) for side in ("lower", "upper"))


def _of_levels(ground: Ground) -> Iterator[Name]:
    levels = {str(row.level) for row in ground.facts.policy.rows if row.level is not None}
    return (("value", level) for level in sorted(levels))


def _of_officers(ground: Ground) -> Iterator[Name]:
    days = [ground.date(day) for day in range(ground.facts.days)]
    minutes = sorted({clock.begin(day) for clock in ground.facts.clocks.values() for day in range(ground.facts.days)})
    for officer in ground.facts.lines:
        yield "unshared", officer
        yield "upper", "unshared", officer
        yield from (("over", officer, str(place)) for place in range(5))
        for day, date in enumerate(days):
            yield from ((family, officer, date) for family in ("date", "away", "there"))
            yield from ((side, kind, officer, date) for side in ("lower", "upper") for kind in ("away", "yield"))
            yield from _of_date(ground, officer, day, date)
        for date, later in combinations(days, 2):
            yield "rest_base", officer, date, later
            yield from (("rest", officer, date, later, str(minute)) for minute in minutes)


def _of_date(ground: Ground, officer: str, day: int, date: str) -> Iterator[Name]:
    for shift in ground.facts.clocks:
        yield from (("eve", officer, date, shift, request.id) for request in ground.requests_of(officer))
    for start in ground.starts(officer, day):
        yield from ((side, *start.name) for side in ("lower", "upper"))
    for start in ground.duties(officer, day):
        yield from (("closed", why, *start.name) for why in REASONS)
    for window in ground.facts.windows_of(officer, "load.nights"):
        yield "nights", officer, date, str(window.dates), str(window.limit)


def _of_units(ground: Ground) -> Iterator[Name]:
    places = sorted({(duty.station, duty.shift) for duty in ground.facts.needs})
    for day in range(ground.facts.days):
        date = ground.date(day)
        for unit in ground.facts.units:
            yield from ((family, unit, date) for family in ("max_away", "floor"))
            yield from (("capacity", unit, post, date) for post in ("", *ground.facts.posts))
        for row in ground.facts.case.restrictions:
            for officer, other in permutations((row.officer, row.other or ""), 2):
                yield from ((kind, officer, other, *place, date) for kind in ("apart", "together") for place in places)


def _of_duties(ground: Ground) -> Iterator[Name]:
    for duty in ground.facts.needs:
        place = ground.name_of("", duty)[1:]
        yield from ((kind, *place, by) for kind in ("short", "below") for by in ("crew", "sworn", "independent"))
        yield from ((kind, *place) for kind in ("surplus", *KINDS))
        for kind in ("short", "below", "surplus", *KINDS):
            yield "lower", kind, *place
            yield "upper", kind, *place
