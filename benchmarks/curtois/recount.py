"""What a roster costs and breaks by the published definition of the instances, counted without the product."""

from collections import Counter
from collections.abc import Iterator, Mapping

from benchmarks.curtois.reader import Problem, Staff

Worked = Mapping[str, Mapping[int, str]]
"""By employee and day, the shift worked."""


def cost(problem: Problem, worked: Worked) -> int:
    present = Counter((day, shift) for days in worked.values() for day, shift in days.items())
    total = 0
    for key, cover in problem.cover.items():
        total += cover.under * max(0, cover.required - present[key]) + cover.over * max(0, present[key] - cover.required)
    for request in problem.wanted:
        total += request.weight * (worked.get(request.employee, {}).get(request.day) != request.shift)
    for request in problem.unwanted:
        total += request.weight * (worked.get(request.employee, {}).get(request.day) == request.shift)
    return total


def broken(problem: Problem, worked: Worked) -> list[str]:
    return [f"{name}: {what}" for name in problem.staff for what in _broken(problem, name, worked.get(name, {}))]


def _broken(problem: Problem, name: str, days: Mapping[int, str]) -> Iterator[str]:
    staff = problem.staff[name]
    if any(day in days for day in problem.days_off.get(name, ())):
        yield "works on a day off"
    if any(days.get(day + 1) in problem.shifts[shift].barred for day, shift in days.items()):
        yield "a shift that cannot follow"
    counts = Counter(days.values())
    if any(counts[shift] > staff.most_of[shift] for shift in counts):
        yield "too many of a shift"
    minutes = sum(problem.shifts[shift].minutes for shift in days.values())
    if not staff.least_minutes <= minutes <= staff.most_minutes:
        yield "minutes"
    if len({day // 7 for day in days if day % 7 >= 5}) > staff.most_weekends:
        yield "weekends"
    yield from _runs(staff, "".join("1" if day in days else "0" for day in range(problem.days)))


def _runs(staff: Staff, pattern: str) -> Iterator[str]:
    """Least lengths do not hold for what touches the first or the last day."""
    if any(len(run) > staff.most_days_on for run in pattern.split("0")):
        yield "too many days on"
    on, off = pattern.split("0")[1:-1], pattern.split("1")[1:-1]
    if any(0 < len(run) < staff.least_days_on for run in on):
        yield "too few days on"
    if any(0 < len(run) < staff.least_days_off for run in off):
        yield "too few days off"
