"""An instance of the competition as an ordinary case: one station, a post a skill, free lines, one weighted level.

Runs of a shift (S2a), the longest runs of days off (of S3) and whole weekends (S5) have no rule in the product, since no bureau
asks for them: they are left out, and `recount` counts them all the same. Three limits that the competition prices are hard here:
the longest run of duties (of S2b), the most assignments (of S6) and the most weekends (S7). Where the least cover (H2, in the
product the price of critical lacks) cannot be had under them, `over` widens the latter two for everybody.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from benchmarks.inrc2.reader import Problem
from benchmarks.inrc2.recount import WEIGHTS, Work
from models.case import Case
from models.duty import CalendarDay, DayKind, Demand, Post, Shift
from models.leave import Opening, Wish, WishKind
from models.organisation import Category, LimitKey, Officer, OfficerLimit, Qualification, Unit, UnitKind
from models.policy import Policy, default_policy, default_rows
from models.roster import Roster

MONDAY = date(2024, 1, 1)
STATION = "站"
DUTY_MINUTES = 60
EVE_END = datetime.combine(MONDAY - timedelta(1), time(DUTY_MINUTES // 60))
NO_LIMIT = 10**6
CRITICAL_WEIGHT = 1000
LEFT_OUT = "S2a, the longest runs of S3, S5"

IN_FORCE: dict[str, dict[str, Any]] = {
    "qualified": {},
    "available": {},
    "one_duty": {},
    "shift_sequence": {},
    "consecutive_days": {},
    "days_off": {"value": 0},
    "load": {"value": NO_LIMIT},
    "load.weekends": {},
    "load.total_minutes": {},
    "cover": {},
    "critical_cover": {"level": 1, "weight": CRITICAL_WEIGHT},
}
PRICED: dict[str, dict[str, Any]] = {
    "consecutive_days.min": {"hard": False, "level": 1, "weight": WEIGHTS["S2b"]},
    "days_off.run": {"hard": False, "level": 1, "weight": WEIGHTS["S3"]},
    "load.min_total_minutes": {"hard": False, "level": 1, "weight": WEIGHTS["S6"]},
    "target_cover": {"level": 1, "weight": WEIGHTS["S1"]},
    "wishes": {"level": 1, "weight": WEIGHTS["S4"]},
}


def case_of(problem: Problem, title: str, over: int = 0, is_priced: bool = True) -> Case:
    """Not priced, it asks for the least cover alone."""
    dates = [MONDAY + timedelta(day) for day in range(problem.days)]
    return Case(
        title=title,
        start=dates[0],
        end=dates[-1],
        calendar=tuple(CalendarDay(date=day, kind=DayKind.REST if day.weekday() >= 5 else DayKind.WORKING) for day in dates),
        units=(Unit(id=STATION, kind=UnitKind.STATION),),
        officers=tuple(Officer(id=name, name=name, unit=STATION, category=Category.CONSTABLE) for name in problem.nurses),
        qualifications=tuple(
            Qualification(officer=name, skill=skill) for name, nurse in problem.nurses.items() for skill in nurse.skills
        ),
        posts=tuple(Post(id=skill, skill=skill) for skill in problem.skills),
        shifts=tuple(
            Shift(id=name, start=time(0), minutes=DUTY_MINUTES, not_followed_by=tuple(sorted(problem.barred[name])))
            for name in problem.shift_runs
        ),
        demands=tuple(_demands(problem)),
        opening=tuple(_opening(problem)),
        wishes=tuple(_wishes(problem)),
        limits=tuple(_limits(problem, over)),
        policy=_policy(IN_FORCE | PRICED if is_priced else IN_FORCE),
    )


def _demands(problem: Problem) -> Iterator[Demand]:
    for (day, shift, skill), asked in problem.cover.items():
        when = MONDAY + timedelta(day)
        yield Demand(
            station=STATION,
            post=skill,
            shift=shift,
            first=when,
            last=when,
            minimum=asked.least,
            target=asked.most,
            surplus_weight=0,
        )


def _opening(problem: Problem) -> Iterator[Opening]:
    for name, past in problem.past.items():
        if past.shift is None:
            yield Opening(officer=name, off_run=past.off_run)
        else:
            yield Opening(officer=name, last_shift=past.shift, last_end=EVE_END, work_run=past.on_run)


def _wishes(problem: Problem) -> Iterator[Wish]:
    for refusal in problem.refusals:
        when = MONDAY + timedelta(refusal.day)
        yield Wish(officer=refusal.nurse, kind=WishKind.OFF, first=when, last=when, shift=refusal.shift)


def _limits(problem: Problem, over: int) -> Iterator[OfficerLimit]:
    for name in problem.nurses:
        contract, past = problem.contract(name), problem.past[name]
        own = {
            LimitKey("consecutive_days"): contract.days_on.most,
            LimitKey("consecutive_days.min"): contract.days_on.least,
            LimitKey("days_off.run"): contract.days_off.least,
            LimitKey("load.weekends"): max(0, contract.weekends - past.weekends) + over,
            LimitKey("load.total_minutes"): DUTY_MINUTES * (max(0, contract.assignments.most - past.assignments) + over),
            LimitKey("load.min_total_minutes"): DUTY_MINUTES * max(0, contract.assignments.least - past.assignments),
        }
        yield from (OfficerLimit(officer=name, key=key, value=value) for key, value in own.items())


def _policy(in_force: dict[str, dict[str, Any]]) -> Policy:
    rows = {row.key: {"on": False} for row in default_rows()} | {key: {"on": True, **row} for key, row in in_force.items()}
    return default_policy().changed(**rows)


def worked(roster: Roster) -> dict[str, dict[int, Work]]:
    """By nurse and day, the shift and the skill."""
    duties: dict[str, dict[int, Work]] = defaultdict(dict)
    for row in roster.assignments:
        duties[row.officer][(row.date - MONDAY).days] = Work(row.shift, row.post)
    return duties
