"""Whether one leave could be granted on given dates while every other decision stays: shown, excluded, or undecided."""

from collections import defaultdict
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from models.leave import LeaveRequest, PinKind
from models.roster import Assignment, LeaveDecision, Outcome, Source
from models.rules import BY_KEY, Scope, rule_of, soft_rows
from models.words import listed, say
from scheduler.audit import words
from scheduler.audit.facts import Facts
from scheduler.audit.given.groups import LeaveGroup
from scheduler.audit.given.leaves import Leave, is_before_planning, is_checked, leave
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.sheet import Sheet, Work
from scheduler.audit.spared import as_asked, may_move
from scheduler.explain.reasons import phrases
from scheduler.explain.reasons.book import LINE, REST, Book, Rows
from scheduler.explain.reasons.released import released, returned
from scheduler.explain.reasons.shared_limits import SharedLimits

HARD_SOFT = tuple(key for key in soft_rows() if BY_KEY[rule_of(key)].scope is not Scope.LINE)
"""Soft lower limits that taking duties away may break where policy makes them hard."""


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    OPEN = "open"


class UnitDay(NamedTuple):
    unit: str
    day: int


Lack = LeaveGroup | Duty | UnitDay
"""What has no room for one more on leave: the places of a unit, the crew of a duty, the floor of a unit."""


class Verdict(NamedTuple):
    """`rule` is the policy row in the way."""

    answer: Answer
    rule: str = ""
    sentence: str = ""
    lacks: tuple[Lack, ...] = ()


class Granting:
    def __init__(self, facts: Facts, sheet: Sheet, book: Book, limits: SharedLimits) -> None:
        self.facts, self.sheet, self.book, self.limits = facts, sheet, book, limits

    def verdict(self, request: LeaveRequest, asked: Leave) -> Verdict:
        """Of the officer's leave on the dates `asked`, in place of what the roster decides on the request."""
        return self.excluded(request, asked) or self._by_construction(request, asked)

    def excluded(self, request: LeaveRequest, asked: Leave) -> Verdict | None:
        """By the horizon's edges, a pin, other leave of the officer, days off, or the places that others' leave has filled."""
        if edge := self._at_the_edge(request, asked):
            return Verdict(Answer.NO, "", edge)
        if self._is_pinned(request, asked):
            return Verdict(Answer.NO, "pins", say("explain.granting.pinned"))
        line = self.facts.lines[request.officer]
        for other in (*line.leave, *self._other_leave(request)):
            if other.first <= asked.last and asked.first <= other.last:
                when = words.dates(self.facts, other.first, other.last)
                return Verdict(Answer.NO, "available", say("explain.granting.other_leave", when=when))
        if asked != as_asked(self.facts, request) and not may_move(self.facts, request, asked):
            return Verdict(Answer.NO, "", say("explain.granting.idle"))
        days = () if request.kind in self.facts.exempt_kinds else self._days(asked)
        full = [group for day in days for group in self._full(line, day)]
        return Verdict(Answer.NO, "leave_capacity", self._says_full(full), tuple(full)) if full else None

    def changed(self, request: LeaveRequest, asked: Leave) -> Rows:
        """The officer's rows with the leave granted: duties that it excludes gone, base duties of leave given up back."""
        facts, line = self.facts, self.facts.lines[request.officer]
        rows = self.book.rows(line.id)
        kept = tuple(row for row in rows.leave if row.request != request.id)
        decision = LeaveDecision.model_construct(
            request=request.id,
            outcome=Outcome.MOVED,
            choice=0,
            first=facts.date_of(asked.first),
            last=facts.date_of(asked.last),
        )
        left = released(facts, rows, lambda row: self._excludes(asked, row), asked)._replace(leave=(*kept, decision))
        page = self.book.page([line.id], {line.id: left})
        return left._replace(works=(*left.works, *returned(facts, self.sheet, page, line)))

    def _by_construction(self, request: LeaveRequest, asked: Leave) -> Verdict:
        line = self.facts.lines[request.officer]
        lost = [work for work in self.sheet.works.get(line.id, ()) if self._excludes(asked, work.row)]
        missed = [work for work in lost if self.limits.worsens_minimum(work)]
        if missed:
            duties = tuple(work.duty for work in missed)
            return Verdict(Answer.OPEN, "critical_cover", self._says_missed(missed), duties)
        rows = self.changed(request, asked)
        page = self.book.page([line.id], {line.id: rows})
        absent = set(page.absences(line)) - set(self.sheet.absences(line))
        bare = sorted(day for day in absent if self.limits.is_at_floor(line, day))
        if bare:
            units = tuple(UnitDay(line.units[day] or "", day) for day in bare)
            return Verdict(Answer.OPEN, "donor_floor", self._says_bare(line, bare), units)
        return self._by_line_rules(line, rows, page, bool(lost))

    def _by_line_rules(self, line: Line, rows: Rows, page: Sheet, loses: bool) -> Verdict:
        broken = self.book.breaks(page, (*REST, *LINE), [line.id])
        if not broken:
            people = {line.id} | self.limits.partners(line)
            around = self.book.page(people, {line.id: rows})
            broken = self.book.breaks(around, ("together_apart",), people) if len(people) > 1 else []
        if broken:
            return Verdict(Answer.OPEN, broken[0].rule, say("explain.granting.own_duties", sentence=broken[0].sentence))
        hard = next((key for key in HARD_SOFT if self.facts.is_on(key) and self.facts.policy.row(key).hard), None)
        if hard and loses:
            return Verdict(Answer.OPEN, hard, say("explain.granting.hard"))
        return Verdict(Answer.YES)

    def _excludes(self, asked: Leave, row: Assignment) -> bool:
        """Extra duties are not worked close to the own leave either."""
        day = self.facts.day(row.date)
        gap = self.facts.limit("load.extra_leave_gap")
        if row.source is Source.EXTRA and gap is not None and asked.first - gap <= day <= asked.last + gap:
            return True
        return asked.excludes(day, self.facts.clocks[row.shift].end(day), self.facts.eve_end)

    def _at_the_edge(self, request: LeaveRequest, asked: Leave) -> str:
        """Why the dates are none on which leave is decided at all; empty where they are."""
        case, first, last = self.facts.case, self.facts.date_of(asked.first), self.facts.date_of(asked.last)
        if is_before_planning(first, case):
            return say("explain.granting.before_planning", as_of=case.as_of)
        is_possible = asked == as_asked(self.facts, request) or is_checked(first, last, case)
        return "" if is_possible else say("explain.granting.beyond")

    def _is_pinned(self, request: LeaveRequest, asked: Leave) -> bool:
        pins = [pin for pin in self.facts.case.pins if pin.request == request.id] if "pins" in self.facts.rules else []
        first = self.facts.date_of(asked.first)
        return any(pin.kind is PinKind.REFUSE or pin.date not in (None, first) for pin in pins)

    def _other_leave(self, request: LeaveRequest) -> list[Leave]:
        rows = (row for row in self.book.rows(request.officer).leave if row.request != request.id)
        return [leave(row.first, row.last, self.facts.start) for row in rows if row.first and row.last]

    def _days(self, asked: Leave) -> range:
        return range(max(0, asked.first), min(asked.last, self.facts.days - 1) + 1)

    def _full(self, line: Line, day: int) -> list[LeaveGroup]:
        """Groups of the officer that have no place left on the date, of all or of one post."""
        keys = {(line.units[day] or "", post, day) for post in (None, line.officer.home_post)}
        groups = [self.facts.leave_groups[key] for key in keys if key in self.facts.leave_groups]
        return [group for group in groups if len(self.away(group, line)) >= group.limit]

    def away(self, group: LeaveGroup, besides: Line) -> list[str]:
        """Officers of the group on leave that day."""
        away = self._on_leave.get((group.unit, group.post, group.day), [])
        return [officer for officer in away if officer != besides.id] if "leave_capacity" in self.facts.rules else []

    @cached_property
    def _on_leave(self) -> dict[tuple[str, str | None, int], list[str]]:
        officers: dict[tuple[str, str | None, int], list[str]] = defaultdict(list)
        for line in self.facts.lines.values():
            placed = (*self.facts.placed_leave.get(line.id, ()), *self.sheet.placed_leave.get(line.id, ()))
            days = {day for leave in placed for day in self._days(leave)}
            for day in days:
                for post in dict.fromkeys((None, line.officer.home_post)):
                    officers[line.units[day] or "", post, day].append(line.id)
        return officers

    def _says_full(self, full: list[LeaveGroup]) -> str:
        first = full[0]
        away = self._on_leave[first.unit, first.post, first.day]
        days = len({group.day for group in full})
        more = say("explain.granting.days", days=days) if days > 1 else ""
        when = words.date(self.facts, first.day)
        names = phrases.names(self.facts, away)
        return say(
            "explain.granting.full",
            unit=first.unit,
            post=first.post or "",
            when=when,
            others=more,
            limit=first.limit,
            away=len(away),
            names=names,
        )

    def _says_missed(self, missed: list[Work]) -> str:
        duties = [
            say("audit.words.moment", date=words.date(self.facts, work.duty.day), time=words.place(self.facts, work.duty))
            for work in missed[:2]
        ]
        more = say("explain.granting.duties", count=len(missed)) if len(missed) > 2 else ""
        return say("explain.granting.missed", duties=listed(duties), others=more)

    def _says_bare(self, line: Line, days: list[int]) -> str:
        more = say("explain.granting.more_days", days=len(days)) if len(days) > 1 else ""
        return say("explain.granting.bare", units=line.units[days[0]], date=words.date(self.facts, days[0]), others=more)
