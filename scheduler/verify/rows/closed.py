"""Candidates that nobody can be decided on: a commitment, what lies around the horizon, or a pin rules them out."""

from collections.abc import Callable

from models.leave import PinKind
from models.roster import Source
from scheduler.audit.rules.commitments import meets
from scheduler.audit.rules.shift_sequence import on_the_eve

from ..ground import Ground, Start
from ..row import AT_MOST, Name, NotDerived, Row, each, row


def closed(ground: Ground, why: str, *name: str) -> Row:
    start = start_of(ground, name)
    ground.plain(start.line.id)
    if why not in REASONS or not REASONS[why](ground, start):
        raise NotDerived
    return row(AT_MOST, 0, each([start.name]))


def start_of(ground: Ground, name: Name) -> Start:
    """The candidate of a variable; refused where there is none."""
    if len(name) != 6:
        raise NotDerived
    starts = ground.duties(name[1], ground.day(name[5]))
    start = next((start for start in starts if start.name == name), None)
    if start is None:
        raise NotDerived
    return start


def _is_committed(ground: Ground, start: Start) -> bool:
    if "commitments" not in ground.facts.rules:
        return False
    meeting = start.source is Source.COVER and meets(ground.facts, start.line, start.duty.day)
    return meeting or start.line.is_committed(start.begin, start.end)


def _follows_too_soon(ground: Ground, start: Start) -> bool:
    """After the opening's last duty, or the base shifts before the horizon."""
    line, rules = start.line, ground.facts.rules
    eve = on_the_eve(line.before) if "shift_sequence" in rules and start.duty.day == 0 else None
    if eve is not None and start.clock.id in eve.barred:
        return True
    ends = [(base.clock.end(base.day), base.clock.rest) for base in line.earlier]
    if line.before.end is not None:
        ends.append((line.before.end, line.before.rest))
    return "rest" in rules and any(start.begin < end + (0 if start.clock.is_standby else rest) for end, rest in ends)


def _reaches_later(ground: Ground, start: Start) -> bool:
    """Into a base duty after the horizon, itself or by the rest after it; a standby may follow at once."""
    later = ((base.clock.begin(base.day), base.clock.is_standby) for base in start.line.later)
    return "rest" in ground.facts.rules and any(begin < (start.end if standby else start.ready) for begin, standby in later)


def _is_forbidden(ground: Ground, start: Start) -> bool:
    for pin in ground.facts.case.pins if "pins" in ground.facts.rules else ():
        if pin.kind is PinKind.FORBID and pin.officer == start.line.id:
            first, last = ground.facts.span(pin.date, pin.last or pin.date)
            fields = zip((pin.station, pin.post, pin.shift), start.duty[:3], strict=True)
            if first <= start.duty.day <= last and all(asked in (None, has) for asked, has in fields):
                return True
    return False


REASONS: dict[str, Callable[[Ground, Start], bool]] = {
    "commitment": _is_committed,
    "before": _follows_too_soon,
    "after": _reaches_later,
    "forbidden": _is_forbidden,
}
