"""Leave that is given, and how each other request may be granted."""

from functools import cached_property

from models.case import Case
from models.leave import LeaveChoice, LeaveRequest, LeaveStatus, Opening
from scheduler.formulation.facts import DAY_MINUTES, DecidableLeave, LeaveOption
from scheduler.formulation.parts.days import Days


class LeaveOptions:
    """Leave in days; those of one request are of one length."""

    def __init__(self, case: Case, number: dict[str, int], days: Days, openings: dict[int, Opening]):
        self._case, self._policy, self._days, self._openings = case, case.policy, days, openings
        self._number = number
        self._eve_end = case.policy.number("available.leave_eve_end")
        self._entitled = case.policy.entries("leave.entitled")

    @cached_property
    def given(self) -> list[list[tuple[int, int]]]:
        """Per officer, first and last day of each leave that is given."""
        table: list[list[tuple[int, int]]] = [[] for _ in self._case.officers]
        for request in self._case.leave:
            if self.is_given(request):
                choice = request.choices[0]
                table[self._number[request.officer]].append((self._days.number(choice.first), self._days.number(choice.last)))
        return table

    def is_given(self, request: LeaveRequest) -> bool:
        return request.status is LeaveStatus.APPROVED or request.kind in self._entitled

    def excludes(self, first: int, last: int, start: int, end: int) -> bool:
        """Whether leave on days `first` … `last` excludes a duty of minutes [start, end)."""
        if start < first * DAY_MINUTES:
            return end > first * DAY_MINUTES + self._eve_end
        return start < (last + 1) * DAY_MINUTES

    def given_covers(self, officer: int, day: int) -> bool:
        return any(first <= day <= last for first, last in self.given[officer])

    def given_excludes(self, officer: int, start: int, end: int) -> bool:
        """Whether given leave excludes a duty of minutes [start, end)."""
        return any(self.excludes(first, last, start, end) for first, last in self.given[officer])

    @cached_property
    def decidable(self) -> tuple[DecidableLeave, ...]:
        """Requests that are asked first for some date of the horizon."""
        pending = (request for request in self._case.leave if not self.is_given(request))
        return tuple(self._decidable(request) for request in pending if self._asked_days(request))

    def _asked_days(self, request: LeaveRequest) -> range:
        asked = request.choices[0]
        return self._days.clipped(asked.first, asked.last)

    def _decidable(self, request: LeaveRequest) -> DecidableLeave:
        refusal_cost = self._weight(request) * max(1, len(self._asked_days(request)))
        options = [
            option for index, choice in enumerate(request.choices) for option in self._options(index, choice, refusal_cost)
        ]
        return DecidableLeave(request, self._number[request.officer], refusal_cost, tuple(options))

    def _weight(self, request: LeaveRequest) -> int:
        """Of a day refused."""
        kind = f"leave.weight.{request.kind}"
        weight = self._policy.number(kind if self._policy.has(kind) else "leave")
        opening = self._openings.get(self._number[request.officer])
        refusals = max(request.past_refusals, opening.past_refusals if opening else 0)
        return weight + self._policy.number("leave.past_refusal") * refusals

    def _options(self, index: int, choice: LeaveChoice, refusal_cost: int) -> list[LeaveOption]:
        """To move costs by how far of the longest way, to take a later choice by its place; never more than 90 % of a refusal."""
        first, length = self._days.number(choice.first), (choice.last - choice.first).days
        earliest, latest = self._days.number(choice.earliest), self._days.number(choice.latest)
        longest = max(first - earliest, latest - first, 1)
        later_choice = self._policy.number("leave.choice_percent") * index * longest
        options = []
        for start in range(earliest, latest + 1):
            if self._may_be_granted(start, start + length, is_as_asked=(index, start) == (0, first)):
                percent = later_choice + self._policy.number("leave.move_percent") * abs(start - first)
                cost = -(-refusal_cost * min(90 * longest, percent) // (100 * longest))
                options.append(LeaveOption(index, start, start + length, cost))
        return options

    def _may_be_granted(self, first: int, last: int, is_as_asked: bool) -> bool:
        """Not before the roster is made, and inside the horizon unless these are the dates asked first."""
        as_of = self._case.as_of
        is_planned = as_of is None or self._days.number(as_of) <= first
        return is_planned and (is_as_asked or (first >= 0 and last < self._days.count))
