"""What a roster costs and breaks by the competition's own definition (S1–S7, H1–H4), counted without the product."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from benchmarks.inrc2.reader import Problem, Span

WEIGHTS = {"S1": 30, "S2a": 15, "S2b": 30, "S3": 30, "S4": 10, "S5": 30, "S6": 20, "S7": 30}
"""Cover wanted; runs of a shift, of duties, of days off; refusals; whole weekends; assignments; weekends on duty."""


class Work(NamedTuple):
    shift: str
    skill: str


ON = "on"
Worked = Mapping[str, Mapping[int, Work]]
"""By nurse and day; one duty a day (H1) by its form."""


class Run(NamedTuple):
    """Days in a row of one kind (None: off): `before` of them lie before the horizon; an open run ends with it."""

    what: str | None
    length: int
    before: int
    is_open: bool


def cost(problem: Problem, worked: Worked) -> dict[str, int]:
    """By soft constraint; a dearth or excess of n counts n times."""
    counts: Counter[str] = Counter(dict.fromkeys(WEIGHTS, 0))
    present = _present(worked)
    counts["S1"] = sum(max(0, asked.most - present[key]) for key, asked in problem.cover.items())
    for nurse in problem.nurses:
        for name, count in _of_nurse(problem, nurse, worked.get(nurse, {})):
            counts[name] += count
    return {name: WEIGHTS[name] * count for name, count in counts.items()}


def broken(problem: Problem, worked: Worked) -> list[str]:
    """What breaks a hard constraint."""
    present = _present(worked)
    faults = [f"H2 {key}: {present[key]} of {asked.least}" for key, asked in problem.cover.items() if present[key] < asked.least]
    for nurse, days in worked.items():
        line = {-1: problem.past[nurse].shift} | {day: work.shift for day, work in days.items()}
        faults += [f"H3 {nurse} {day}" for day, shift in line.items() if shift and line.get(day + 1) in problem.barred[shift]]
        faults += [f"H4 {nurse} {day}" for day, work in days.items() if work.skill not in problem.nurses[nurse].skills]
    return faults


def _present(worked: Worked) -> Counter[tuple[int, str, str]]:
    return Counter((day, work.shift, work.skill) for days in worked.values() for day, work in days.items())


def _of_nurse(problem: Problem, nurse: str, days: Mapping[int, Work]) -> Iterator[tuple[str, int]]:
    contract, past = problem.contract(nurse), problem.past[nurse]
    line = [days[day].shift if day in days else None for day in range(problem.days)]
    for run in _runs(line, past.shift, past.shift_run if past.shift else past.off_run):
        if run.what is not None:
            yield "S2a", _amiss(run, problem.shift_runs[run.what])
    on = [ON if shift else None for shift in line]
    for run in _runs(on, ON if past.shift else None, past.on_run if past.shift else past.off_run):
        yield ("S2b", _amiss(run, contract.days_on)) if run.what else ("S3", _amiss(run, contract.days_off))
    yield (
        "S4",
        sum(
            refusal.day in days and refusal.shift in (None, days[refusal.day].shift)
            for refusal in problem.refusals
            if refusal.nurse == nurse
        ),
    )
    weekends = [((7 * week + 5) in days) + ((7 * week + 6) in days) for week in range(problem.weeks)]
    yield "S5", weekends.count(1) * contract.whole_weekends
    assignments = past.assignments + len(days)
    yield "S6", max(0, contract.assignments.least - assignments) + max(0, assignments - contract.assignments.most)
    yield "S7", max(0, past.weekends + sum(map(bool, weekends)) - contract.weekends)


def _runs(line: list[str | None], eve: str | None, eve_run: int) -> Iterator[Run]:
    """Those that reach into the horizon or end on its eve."""
    whole = [eve] * eve_run + line
    at = 0
    for what, group in groupby(whole):
        length = len(list(group))
        at += length
        yield Run(what, length, max(0, min(length, eve_run - at + length)), at == len(whole))


def _amiss(run: Run, span: Span) -> int:
    """An open run is not too short yet; what was too long before the horizon was counted there."""
    short = 0 if run.is_open else max(0, span.least - run.length)
    return short + max(0, run.length - span.most) - max(0, run.before - span.most)
