"""How long a stint may be, how far apart two of one officer, how many idle dates in a row within one, and how many dates away.

What is idle costs, and so do stations beyond the usual number.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import permutations

from scheduler.formulation.decisions import Stay
from scheduler.formulation.idle_dates import idle_dates
from scheduler.formulation.model import Model
from scheduler.formulation.stays import in_stint, visited
from scheduler.program.affine import ONE, ZERO, Affine, count, of, total


def constrain(model: Model) -> None:
    policy = model.instance.policy
    for stay in model.stays.values():
        _limit_length(model, stay, policy.number("stint"))
        if policy.on("stint.idle"):
            _limit_idle(model, stay, policy.number("stint.idle"))
    by_officer: dict[int, list[Stay]] = defaultdict(list)
    for stay in model.stays.values():
        by_officer[stay.officer].append(stay)
    for officer, stays in by_officer.items() if policy.on("stint.gap") else ():
        _keep_gap(model, officer, stays, policy.number("stint.gap"))
    for officer, stays in by_officer.items() if policy.on("stint.away") else ():
        _limit_away(model, officer, stays, policy.number("stint.away_period"))
    for officer, stays in by_officer.items() if policy.on("stint.idle_cost") else ():
        model.penalise("stint.idle_cost", officer, idle_dates(model, officer, stays))
    for officer, stays in by_officer.items() if policy.on("stint.stations") else ():
        _count_stations(model, officer, stays)


def _limit_length(model: Model, stay: Stay, most: int) -> None:
    opening = model.instance.before.openings.get(stay.officer)
    if stay.resumes and opening is not None:
        begun = -1 if opening.stint_first is None else model.instance.days.number(opening.stint_first)
        _not_throughout(model, stay, range(max(0, begun + most) + 1))
    for day in stay.on:
        _not_throughout(model, stay, range(day, day + most + 1))


def _not_throughout(model: Model, stay: Stay, days: range) -> None:
    """The officer is not at the station on every one of the days, unless all covers there are forced."""
    if throughout := stay.throughout(days):
        model.program.at_most(count(throughout).minus(stay.is_given(days[0])), len(days) - 1)


def _limit_idle(model: Model, stay: Stay, idle: int) -> None:
    worked_or_absent = {day: total([*stay.covers.get(day, ()), ONE.minus(of(on))]) for day, on in stay.on.items()}
    for day in stay.on:
        window = [worked_or_absent[d] for d in range(day, day + idle + 1) if d in stay.on]
        if len(window) == idle + 1:
            model.program.row(total([*window, stay.is_given(day)]), low=1)


def _keep_gap(model: Model, officer: int, stays: list[Stay], gap: int) -> None:
    opening = model.instance.before.openings.get(officer)
    if opening is not None and opening.stint_station is not None:
        _wait_after_opening(model, stays, gap)
    for stay in stays:
        for day in stay.on:
            for later in range(day + 2, day + gap + 1):
                if later in stay.on:
                    _wait_here(model, stay, day, later)
    if any(stay.held for stay in stays):
        _wait_by_pairs(model, stays, gap)
        return
    away: dict[int, list[int]] = defaultdict(list)
    for stay in stays:
        for day, on in stay.on.items():
            away[day].append(on)
    for stay in stays:
        for day in stay.on:
            _wait_elsewhere(model, stay, stays, day, away, gap)


def _wait_here(model: Model, stay: Stay, day: int, later: int) -> None:
    """A stint that ends on the day is not followed at the station so soon, unless both are given."""
    after = stay.presence(day + 1)
    decided_before = stay.is_decided(day), stay.presence(later)
    decided_after = stay.presence(day), stay.is_decided(later)
    for ending, beginning in dict.fromkeys((decided_before, decided_after)):
        model.program.at_most(ending.minus(after).plus(beginning), 1)


def _wait_by_pairs(model: Model, stays: list[Stay], gap: int) -> None:
    """Of an officer with forced covers, which may lie at several stations as close as they please."""
    for stay, other in permutations(stays, 2):
        for day in stay.on:
            for later in range(day, day + gap + 1) if gap else ():
                if later in other.on:
                    model.program.at_most(stay.is_decided(day).plus(other.presence(later)), 1)
                    model.program.at_most(stay.presence(day).plus(other.is_decided(later)), 1)


def _wait_elsewhere(model: Model, stay: Stay, stays: list[Stay], day: int, away: dict[int, list[int]], gap: int) -> None:
    for later in range(day + 1, day + gap + 1):
        elsewhere = [on for on in away.get(later, ()) if on != stay.on.get(later)]
        if elsewhere and not stay.kept:
            model.program.at_most(count([stay.on[day], *elsewhere]), 1)
        elif elsewhere:
            decided = total(other.is_decided(later) for other in stays if other is not stay)
            model.program.at_most(stay.is_decided(day).plus(count(elsewhere)), 1)
            model.program.at_most(stay.presence(day).plus(decided), 1)


def _wait_after_opening(model: Model, stays: list[Stay], gap: int) -> None:
    """A stint that was open and does not go on ended on the eve."""
    for stay in stays:
        for day in range(gap):
            if day in stay.on and not (stay.resumes and day == 0):
                before = stay.presence(day - 1) if stay.resumes else ZERO
                model.program.at_most(stay.is_decided(day).minus(before), 0)


def _limit_away(model: Model, officer: int, stays: list[Stay], period: int) -> None:
    """Dates before the horizon are given, and so are those of wholly forced stints."""
    before = model.instance.before.away_days(officer)
    most = model.instance.limit(officer, "stint.away")
    away = {day: in_stint(stays, day) for day in sorted({day for stay in stays for day in stay.on})}
    for window in _fullest(model.instance.days.count, period, before | away.keys()):
        known = len(before.intersection(window))
        possible = {day: amount for day, amount in away.items() if day in window}
        if known + len(possible) > most:
            _cap_away(model, officer, possible, known, most)


def _fullest(days: int, period: int, possible: Collection[int]) -> Iterator[range]:
    """The windows that end in the horizon, but those of which the next one holds every possible date."""
    for last in range(days):
        first = last - period + 1
        if first in possible or last == days - 1:
            yield range(first, last + 1)


def _cap_away(model: Model, officer: int, days: dict[int, Affine], known: int, most: int) -> None:
    """Of one window, in which `known` dates before the horizon were away; `days` are those that may be, 1 if they are."""
    away = total(days.values())
    held = [stay for stay in model.given_stays(officer) if stay.held]
    if not held:
        model.program.at_most(away, max(0, most - known))
        return
    given = known + len({day for stay in held for day in stay.on} & days.keys())
    decided = [_decided_alone(model, officer, days[day], day) for day in days] if given > most else []
    model.program.cap_beside(away.plus(known), decided, given, most)


def _decided_alone(model: Model, officer: int, away: Affine, day: int) -> Affine:
    """1 if decided stints alone span the day, none whose covers are all forced."""
    given = model.program.any_of([stay.is_given(day) for stay in model.given_stays(officer) if stay.held and day in stay.on])
    return away.minus(given)


def _count_stations(model: Model, officer: int, stays: list[Stay]) -> None:
    """Those of decided stints beyond the usual number, of which one that was open before the horizon takes its place."""
    opening = model.instance.before.openings.get(officer)
    eve = opening.stint_station if opening is not None else None
    usual = max(0, model.instance.limit(officer, "stint.stations") - (eve is not None))
    others = [stay for stay in stays if stay.station != eve]
    if len(others) > usual:
        chosen = [model.program.any_of([*stay.chosen.values()]) if stay.held else visited(model, stay) for stay in others]
        beyond = model.program.largest([total(chosen).plus(-usual)], 0, len(others) - usual)
        model.penalise("stint.stations", officer, [beyond])
