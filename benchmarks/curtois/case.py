"""A published shift scheduling instance as an ordinary case: one station, free lines, one weighted level.

The format has no clock times, so that all shifts start at midnight: then n dates off are a break of at least n · 24 hours.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

from benchmarks.curtois.reader import Cover, Problem, Request
from models.case import Case
from models.duty import CalendarDay, DayKind, Demand, Post, Shift
from models.leave import LeaveChoice, LeaveRequest, LeaveStatus, Wish, WishKind
from models.organisation import Category, LimitKey, Officer, OfficerLimit, Unit, UnitKind
from models.policy import Policy, default_policy, default_rows
from models.roster import Roster

MONDAY = date(2024, 1, 1)
STATION, POST = "站", "岗"
NO_LIMIT = 10**6

IN_FORCE: dict[str, dict[str, Any]] = {
    "available": {},
    "one_duty": {},
    "shift_sequence": {},
    "consecutive_days": {},
    "consecutive_days.min": {"hard": True, "level": 1},
    "days_off": {"value": 0},
    "days_off.run": {"hard": True, "level": 1},
    "load": {"value": NO_LIMIT},
    "load.weekends": {},
    "load.total_minutes": {},
    "load.min_total_minutes": {"hard": True, "level": 1},
    "load.shift": {},
    "cover": {},
    "target_cover": {"level": 1, "weight": 1},
    "surplus": {"level": 1, "weight": 1},
    "wishes": {"level": 1, "weight": 1},
}


def case_of(problem: Problem, title: str = "") -> Case:
    dates = [MONDAY + timedelta(day) for day in range(problem.days)]
    return Case(
        title=title or "分局",
        start=dates[0],
        end=dates[-1],
        calendar=tuple(CalendarDay(date=day, kind=DayKind.REST if day.weekday() >= 5 else DayKind.WORKING) for day in dates),
        units=(Unit(id=STATION, kind=UnitKind.STATION),),
        officers=tuple(Officer(id=name, name=name, unit=STATION, category=Category.CONSTABLE) for name in problem.staff),
        posts=(Post(id=POST),),
        shifts=tuple(
            Shift(id=name, start=time(0), minutes=shift.minutes, not_followed_by=tuple(sorted(shift.barred)))
            for name, shift in problem.shifts.items()
        ),
        demands=tuple(_demands(problem)),
        leave=tuple(_leave(problem)),
        wishes=tuple(
            _wish(request, kind)
            for kind, requests in ((WishKind.DUTY, problem.wanted), (WishKind.OFF, problem.unwanted))
            for request in requests
        ),
        limits=tuple(_limits(problem)),
        policy=_policy(),
    )


def _demands(problem: Problem) -> Iterator[Demand]:
    """Whoever works where nothing is said of cover costs nothing there."""
    for day in range(problem.days):
        for shift in problem.shifts:
            cover = problem.cover.get((day, shift), Cover(0, 1, 0))
            when = MONDAY + timedelta(day)
            yield Demand(
                station=STATION,
                post=POST,
                shift=shift,
                first=when,
                last=when,
                minimum=0,
                target=cover.required,
                weight=cover.under,
                surplus_weight=cover.over,
            )


def _leave(problem: Problem) -> Iterator[LeaveRequest]:
    for name, days in problem.days_off.items():
        for day in sorted(days):
            when = MONDAY + timedelta(day)
            choice = LeaveChoice(first=when, last=when, earliest=when, latest=when)
            yield LeaveRequest(id=f"{name}#{day}", officer=name, status=LeaveStatus.APPROVED, choices=(choice,))


def _wish(request: Request, kind: WishKind) -> Wish:
    when = MONDAY + timedelta(request.day)
    return Wish(officer=request.employee, kind=kind, first=when, last=when, shift=request.shift, weight=request.weight)


def _limits(problem: Problem) -> Iterator[OfficerLimit]:
    for name, staff in problem.staff.items():
        own = {
            LimitKey("consecutive_days"): staff.most_days_on,
            LimitKey("consecutive_days.min"): staff.least_days_on,
            LimitKey("days_off.run"): staff.least_days_off,
            LimitKey("load.weekends"): staff.most_weekends,
            LimitKey("load.total_minutes"): staff.most_minutes,
            LimitKey("load.min_total_minutes"): staff.least_minutes,
        }
        yield from (OfficerLimit(officer=name, key=key, value=value) for key, value in own.items())
        for shift, most in staff.most_of.items():
            yield OfficerLimit(officer=name, key=LimitKey("load.shift"), shift=shift, value=most)


def _policy() -> Policy:
    rows = {row.key: {"on": False} for row in default_rows()} | {key: {"on": True, **row} for key, row in IN_FORCE.items()}
    return default_policy().changed(**rows)


def worked(roster: Roster) -> dict[str, dict[int, str]]:
    """By officer and day, the shift."""
    shifts: dict[str, dict[int, str]] = defaultdict(dict)
    for row in roster.assignments:
        shifts[row.officer][(row.date - MONDAY).days] = row.shift
    return shifts
