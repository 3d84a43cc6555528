"""Rows on the line of one officer: what shares no date, what rest parts, and how many nights there may be."""

from collections.abc import Iterable

from models.roster import Source
from models.windows import Window
from scheduler.certificate.system import AT_LEAST, AT_MOST, each
from scheduler.certificate.variables import Begun, Variables


def add(known: Variables) -> None:
    for officer in known.plain():
        for day in range(len(known.dates)):
            _one_of_a_date(known, officer, day)
            _there(known, officer, day)
            _eve(known, officer, day)
            if known.instance.active("rest"):
                for later in range(day + 1, min(len(known.dates), day + 1 + known.instance.lines.reach)):
                    _rest(known, officer, day, later)
                    _rest_base(known, officer, day, later)
        if known.instance.active("load") and known.instance.policy.on("load.nights"):
            for window in known.instance.windows(officer, "load.nights"):
                _nights(known, officer, window)


def _variables(starts: Iterable[Begun]) -> list[int]:
    return [begun.var for begun in starts]


def _one_of_a_date(known: Variables, officer: int, day: int) -> None:
    name = known.id_of(officer), known.dates[day]
    starts, away = known.started.get((officer, day), []), known.away.get((officer, day))
    covers = _variables(known.covers(officer, day))
    others = [begun.var for begun in starts if begun.source is not Source.COVER]
    there = covers if away is None else [away]
    taken = [*others, *there, *known.covering(officer, day)]
    if len(taken) > 1:
        known.system.add(("date", *name), AT_MOST, each(taken), 1)
    if away is not None and covers:
        known.system.add(("away", *name), AT_LEAST, [(away, 1), *each(covers, -1)], 0)


def _there(known: Variables, officer: int, day: int) -> None:
    """The base duty is worked unless something takes it."""
    base = known.base(officer, day)
    if not base or not known.instance.active("rota"):
        return
    begin, end = base[0].begin, base[0].end
    taking = [var for request in known.requests.get(officer, ()) for var in known.excluding(request, begin, end)]
    absent = [table[officer, day] for table in (known.away, known.yielding) if (officer, day) in table]
    key = ("there", known.id_of(officer), known.dates[day])
    known.system.add(key, AT_LEAST, each([*_variables(base), *taking, *absent]), 1)


def _eve(known: Variables, officer: int, day: int) -> None:
    """A duty that lasts into leave; duties of the leave's own dates are in the rows of their date."""
    starts = known.started.get((officer, day), [])
    for request in known.requests.get(officer, ()) if starts else ():
        for shift in sorted({begun.key[2] for begun in starts}):
            alike = [begun for begun in starts if begun.key[2] == shift]
            grants = known.excluding(request, alike[0].begin, alike[0].end)
            if set(grants) - {var for option, var in request.options if option.first <= day <= option.last}:
                key = ("eve", known.id_of(officer), known.dates[day], shift, request.leave.request.id)
                known.system.add(key, AT_MOST, each([*_variables(alike), *grants]), 1)


def _rest(known: Variables, officer: int, day: int, later: int) -> None:
    """Of minutes that part the same earlier duties from later ones, the last: it has the most of those."""
    starts = known.started.get((officer, day), [])
    after = [begun for begun in known.decided(officer, later) if not begun.standby]
    rows: dict[tuple[int, ...], tuple[int, list[int]]] = {}
    for minute in sorted({begun.begin for begun in after}):
        resting = tuple(begun.var for begun in starts if begun.ready > minute)
        if resting:
            rows[resting] = minute, [begun.var for begun in after if begun.begin <= minute]
    for resting, (minute, following) in rows.items():
        key = ("rest", known.id_of(officer), known.dates[day], known.dates[later], str(minute))
        known.system.add(key, AT_MOST, each([*resting, *following]), 1)


def _rest_base(known: Variables, officer: int, day: int, later: int) -> None:
    base = known.base(officer, later)
    if base and not base[0].standby:
        resting = [begun.var for begun in known.decided(officer, day) if begun.ready > base[0].begin]
        if resting:
            key = ("rest_base", known.id_of(officer), known.dates[day], known.dates[later])
            known.system.add(key, AT_MOST, each([*resting, *_variables(base)]), 1)


def _nights(known: Variables, officer: int, window: Window) -> None:
    before = known.instance.before.nights.get(officer, frozenset())
    nights = {day: [begun for begun in known.started.get((officer, day), ()) if begun.night] for day in range(len(known.dates))}
    for last, date in enumerate(known.dates):
        first = last - window.dates + 1
        given = sum(first <= day < 0 for day in before)
        days = [day for day in range(max(0, first), last + 1) if nights[day]]
        from_base = sum(any(begun.source is Source.BASE for begun in nights[day]) for day in days)
        if len(days) + given > window.limit and from_base + given <= window.limit and from_base < len(days):
            key = ("nights", known.id_of(officer), date, str(window.dates), str(window.limit))
            counted = _variables(begun for day in days for begun in nights[day])
            known.system.add(key, AT_MOST, each(counted), window.limit - given)
