"""The work that leave spares: what it is worth, and whether leave may be moved to other dates at all."""

from collections.abc import Iterator
from datetime import date

from models.leave import LeaveRequest

from .facts import Facts
from .given.leaves import Leave, is_before_planning, leave


def work_spared(facts: Facts, request: LeaveRequest, dates: Leave) -> int:
    """Dates of the horizon with a base shift, or, on free lines and for kinds that go by the calendar, all of them."""
    line, by_calendar = facts.lines[request.officer], _is_by_calendar(facts, request.kind)
    return sum(
        (by_calendar or line.is_free(day) or line.base[day] is not None) and not line.on_given_leave(day)
        for day in range(max(0, dates.first), min(dates.last, facts.days - 1) + 1)
    )


def as_asked(facts: Facts, request: LeaveRequest) -> Leave:
    return leave(request.choices[0].first, request.choices[0].last, facts.start)


def may_move(facts: Facts, request: LeaveRequest, dates: Leave) -> bool:
    """Whether the leave spares work both as asked first and on the dates: it goes neither from days off nor to them."""
    return work_spared(facts, request, as_asked(facts, request)) > 0 and work_spared(facts, request, dates) > 0


def first_dates(facts: Facts, request: LeaveRequest) -> Iterator[date]:
    """The dates on which the leave may begin, by choice."""
    return (first for _, first in dates_by_choice(facts, request))


def dates_by_choice(facts: Facts, request: LeaveRequest) -> Iterator[tuple[int, date]]:
    """Each choice with its first dates: as asked first, or inside the horizon and from work to work."""
    asked = as_asked(facts, request)
    for place, choice in enumerate(request.choices):
        for first in range(facts.day(choice.earliest), facts.day(choice.latest) + 1):
            dates = Leave(first, first + (choice.last - choice.first).days)
            is_as_asked = place == 0 and dates == asked
            is_inside = dates.first >= 0 and dates.last < facts.days
            is_possible = is_as_asked or (is_inside and may_move(facts, request, dates))
            if is_possible and not is_before_planning(facts.date_of(first), facts.case):
                yield place, facts.date_of(first)


def _is_by_calendar(facts: Facts, kind: str) -> bool:
    row = "leave.calendar_kinds"
    return not facts.policy.on(row) or kind in facts.policy.entries(row)
