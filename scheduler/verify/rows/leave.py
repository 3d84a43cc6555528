"""Leave: one outcome a request, and at most a share of a unit on leave at once."""

from ..ground import Ground
from ..row import AT_MOST, EQUAL, NotDerived, Row, each, row


def outcome(ground: Ground, request: str) -> Row:
    """Refused, or granted by one choice on one first date."""
    return row(EQUAL, 1, each(option.name for option in ground.options(request)), each([("refuse", request)]))


def capacity(ground: Ground, unit: str, post: str, date: str) -> Row:
    """Of a unit, or of a post of it, so many are on leave at once; what is given takes its places first."""
    facts, day = ground.facts, ground.day(date)
    group = facts.leave_groups.get((unit, post or None, day))
    if "leave_capacity" not in facts.rules or group is None:
        raise NotDerived
    names, given = [], 0
    for line in group.members:
        given += any(leave.covers(day) for leave in facts.placed_leave.get(line.id, ()))
        for request in ground.requests_of(line.id):
            covering = [option.name for option in ground.options(request.id) if option.dates.covers(day)]
            if request.kind not in facts.exempt_kinds and covering:
                names += covering
                if request.id in facts.granted_by_force:
                    raise NotDerived
    return row(AT_MOST, max(0, group.limit - given), each(names))
