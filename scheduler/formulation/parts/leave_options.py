"""Leave that is given, and how each other request may be granted."""

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from math import ceil

from models.case import Case
from models.leave import LeaveRequest, LeaveStatus, Opening
from scheduler.formulation.facts import DAY_MINUTES, DecidableLeave, LeaveOption, Line
from scheduler.formulation.parts.calendar_of_lines import Lines
from scheduler.formulation.parts.days import Days

LARGEST_PERCENT = Fraction(90)
"""Of a refusal, that an option costs."""


class LeaveOptions:
    """Leave in days; those of one request are of one length."""

    def __init__(self, case: Case, number: dict[str, int], days: Days, lines: Lines, openings: dict[int, Opening]):
        self._case, self._policy, self._days, self._lines, self._openings = case, case.policy, days, lines, openings
        self._number = number
        self._eve_end = case.policy.number("available.leave_eve_end")
        self._entitled = case.policy.entries("leave.entitled")
        self._exempt = self._policy.entries("leave_capacity.exempt") if self._policy.on("leave_capacity.exempt") else ()

    @cached_property
    def given(self) -> list[list[tuple[int, int]]]:
        """Per officer, first and last day of each leave that is given."""
        return self._spans(request for request in self._case.leave if self.is_given(request))

    @cached_property
    def _given_a_place(self) -> list[list[tuple[int, int]]]:
        given = (request for request in self._case.leave if self.is_given(request))
        return self._spans(request for request in given if self.takes_place(request))

    def _spans(self, requests: Iterable[LeaveRequest]) -> list[list[tuple[int, int]]]:
        table: list[list[tuple[int, int]]] = [[] for _ in self._case.officers]
        for request in requests:
            choice = request.choices[0]
            table[self._number[request.officer]].append((self._days.number(choice.first), self._days.number(choice.last)))
        return table

    def takes_place(self, request: LeaveRequest) -> bool:
        """Whether the leave counts among those that are on leave at once."""
        return request.kind not in self._exempt

    def given_takes_place(self, officer: int, day: int) -> bool:
        return any(first <= day <= last for first, last in self._given_a_place[officer])

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
        options = [option for index in range(len(request.choices)) for option in self._options(request, index, refusal_cost)]
        return DecidableLeave(request, self._number[request.officer], refusal_cost, tuple(options))

    def _weight(self, request: LeaveRequest) -> int:
        """Of a day refused."""
        kind = f"leave.weight.{request.kind}"
        weight = self._policy.number(kind if self._policy.has(kind) else "leave")
        opening = self._openings.get(self._number[request.officer])
        refusals = max(request.past_refusals, opening.past_refusals if opening else 0)
        return weight + self._policy.number("leave.past_refusal") * refusals

    def _options(self, request: LeaveRequest, index: int, refusal_cost: int) -> list[LeaveOption]:
        """The dates asked first, whatever work they spare; any others only from work to work."""
        choice, asked = request.choices[index], request.choices[0]
        first, length = self._days.number(choice.first), (choice.last - choice.first).days
        earliest, latest = self._days.number(choice.earliest), self._days.number(choice.latest)
        longest = max(first - earliest, latest - first, 1)
        work_asked = self._work_spared(request, self._days.number(asked.first), self._days.number(asked.last))
        options = []
        for start in range(earliest, latest + 1):
            is_as_asked = (index, start) == (0, first)
            work = min(work_asked, self._work_spared(request, start, start + length))
            if self._may_be_granted(start, start + length, is_as_asked) and (is_as_asked or work):
                lost = Fraction(work_asked - work, work_asked or 1)
                cost = self._cost(refusal_cost, index, Fraction(abs(start - first), longest), lost)
                options.append(LeaveOption(index, start, start + length, cost))
        return options

    def _cost(self, refusal_cost: int, index: int, moved: Fraction, lost: Fraction) -> int:
        """By the choice's place, the share of the longest way and the share of work no longer spared; less than a refusal."""
        percent = (
            self._policy.number("leave.choice_percent") * index + self._policy.number("leave.move_percent") * moved + 100 * lost
        )
        return max(0, min(refusal_cost - 1, ceil(refusal_cost * min(LARGEST_PERCENT, percent) / 100)))

    def _work_spared(self, request: LeaveRequest, first: int, last: int) -> int:
        """Days of the horizon, not on given leave, with a base shift; on free lines and for kinds by the calendar every day."""
        officer, row = self._number[request.officer], "leave.calendar_kinds"
        every_day = not self._policy.on(row) or request.kind in self._policy.entries(row)
        base, kinds = self._lines.base_on[officer], self._lines.kind_on[officer]
        return sum(
            (every_day or kinds[day] == Line.FREE or base[day] is not None) and not self.given_covers(officer, day)
            for day in range(max(0, first), min(last, self._days.count - 1) + 1)
        )

    def _may_be_granted(self, first: int, last: int, is_as_asked: bool) -> bool:
        """Not before the roster is made, and inside the horizon unless these are the dates asked first."""
        as_of = self._case.as_of
        is_planned = as_of is None or self._days.number(as_of) <= first
        return is_planned and (is_as_asked or (first >= 0 and last < self._days.count))
