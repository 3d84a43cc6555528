"""Leave that a case leaves open, by the names of a certificate."""

from collections import defaultdict
from functools import cache, cached_property
from typing import NamedTuple

from models.leave import LeaveRequest
from scheduler.audit.facts import Facts
from scheduler.audit.given.leaves import Leave
from scheduler.audit.spared import dates_by_choice

from .row import Name, NotDerived


class Option(NamedTuple):
    """Dates on which a request may be granted, by a choice counted from 0."""

    name: Name
    choice: int
    dates: Leave


class Requests:
    """Pending requests on which something is decided in the horizon."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.options = cache(self._options_of)

    def request(self, request: str) -> LeaveRequest:
        if request not in self.facts.pending:
            raise NotDerived
        return self.facts.pending[request]

    def requests_of(self, officer: str) -> list[LeaveRequest]:
        return self._requests.get(officer, [])

    @cached_property
    def _requests(self) -> dict[str, list[LeaveRequest]]:
        table: dict[str, list[LeaveRequest]] = defaultdict(list)
        for request in self.facts.pending.values():
            table[request.officer].append(request)
        return dict(table)

    def _options_of(self, request: str) -> list[Option]:
        row = self.request(request)
        known = []
        for choice, first in dates_by_choice(self.facts, row):
            day, asked = self.facts.day(first), row.choices[choice]
            dates = Leave(day, day + (asked.last - asked.first).days)
            known.append(Option(("grant", request, str(choice), first.isoformat()), choice, dates))
        return known

    def granted_over(self, officer: str, day: int) -> list[Name]:
        """Grants of the officer's requests that cover the day."""
        options = (option for row in self.requests_of(officer) for option in self.options(row.id))
        return [option.name for option in options if option.dates.covers(day)]

    def excluding(self, request: str, day: int, end: int) -> list[Name]:
        """Grants that exclude a duty of the day that ends at the minute."""
        return [row.name for row in self.options(request) if row.dates.excludes(day, end, self.facts.eve_end)]

    def is_granted_by_force(self, officer: str) -> bool:
        return any(row.id in self.facts.granted_by_force for row in self.requests_of(officer))
