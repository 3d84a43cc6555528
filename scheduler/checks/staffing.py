"""Duties without anyone to serve them, and dates on which no leave decision can reach the minimum."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta

from models.words import say
from scheduler.audit import Facts
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.checks.supply import Supply
from scheduler.checks.warning import CheckWarning, WarningKind, days_text

Key = tuple[str, str, str]


def staffing(facts: Facts) -> Iterator[CheckWarning]:
    supply = Supply(facts)
    nobody: dict[Key, list[Duty]] = defaultdict(list)
    short: dict[Key, list[tuple[Duty, int]]] = defaultdict(list)
    crews: dict[Duty, list[Line]] = {}
    wanted = ((duty, need) for duty, need in facts.needs.items() if need.target > 0)
    for duty, need in wanted:
        crew = supply.present(duty)
        if not crew or supply.effective(duty, crew) < need.minimum:
            crew = crews[duty] = _distinct(crew, supply.admitted(duty))
            if not crew:
                nobody[duty[:3]].append(duty)
            elif (most := supply.effective(duty, crew)) < need.minimum:
                short[duty[:3]].append((duty, most))
    for key, duties in nobody.items():
        yield _nobody(facts, key, duties)
    for key, lacks in short.items():
        yield from _weeks(facts, key, lacks)
    yield from _stations(facts, supply, {duty for duties in nobody.values() for duty in duties} | _duties(short))


def _nobody(facts: Facts, key: Key, duties: list[Duty]) -> CheckWarning:
    station, post, shift = key
    days = [facts.date_of(duty.day) for duty in duties]
    skill = facts.posts[post].skill
    holders = {row.officer for row in facts.case.qualifications if row.skill == skill}
    why = (
        say("check.staffing.none_free", skill=skill, holders=len(holders))
        if holders
        else say("check.staffing.no_holders", skill=skill)
        if skill
        else say("check.staffing.nobody")
    )
    sentence = say("check.staffing.no_candidates", station=station, post=post, shift=shift, dates=days_text(days), why=why)
    return CheckWarning(WarningKind.NO_CANDIDATE, sentence, station, first=min(days), last=max(days))


def _weeks(facts: Facts, key: Key, lacks: list[tuple[Duty, int]]) -> Iterator[CheckWarning]:
    station, post, shift = key
    weeks: dict[int, list[tuple[Duty, int]]] = defaultdict(list)
    for duty, most in lacks:
        weeks[(duty.day + facts.start.weekday()) // 7].append((duty, most))
    if not weeks:
        return
    days = [facts.date_of(duty.day) for duty, _ in lacks]
    worst, most = min(lacks, key=lambda lack: lack[1] - facts.needs[lack[0]].minimum)
    sentence = say(
        "check.staffing.below",
        station=station,
        post=post,
        shift=shift,
        dates=days_text(days),
        weeks=len(weeks),
        date=_on(facts, worst),
        most=most,
        minimum=facts.needs[worst].minimum,
    )
    yield CheckWarning(WarningKind.BELOW_MINIMUM, sentence, station, first=min(days), last=max(days))


def _stations(facts: Facts, supply: Supply, known: set[Duty]) -> Iterator[CheckWarning]:
    """A station's posts together, where one officer may serve but one of them a day."""
    if "one_duty" not in facts.rules or facts.same_day_pairs:
        return
    groups: dict[tuple[str, int], list[Duty]] = defaultdict(list)
    for duty, need in facts.needs.items():
        if need.minimum:
            groups[duty.station, duty.day].append(duty)
    lacks: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for (station, day), duties in groups.items():
        minimum = sum(facts.needs[duty].minimum for duty in duties)
        here = _distinct(*(supply.present(duty) for duty in duties))
        if len(duties) > 1 and len(here) < minimum and not known.intersection(duties):
            most = _most(supply, station, day, _distinct(here, *(supply.admitted(duty) for duty in duties)))
            if most < minimum:
                lacks[station].append((day, most, minimum))
    for station, days in lacks.items():
        day, most, minimum = max(days, key=lambda lack: lack[2] - lack[1])
        dates = [facts.date_of(number) for number, _, _ in days]
        sentence = say(
            "check.staffing.station",
            station=station,
            dates=days_text(dates),
            worst_date=days_text([facts.date_of(day)]),
            most=most,
            minimum=minimum,
        )
        yield CheckWarning(WarningKind.BELOW_MINIMUM, sentence, station, first=min(dates), last=max(dates))


def _most(supply: Supply, station: str, day: int, crew: list[Line]) -> int:
    """Own officers count all, those of another unit up to what it may send at once."""
    by_unit = Counter(line.units[day] for line in crew)
    own = by_unit.pop(station, 0)
    limits = ((count, supply.most_away(unit, day) if unit else None) for unit, count in by_unit.items())
    return own + sum(count if limit is None else min(count, limit) for count, limit in limits)


def _distinct(*crews: list[Line]) -> list[Line]:
    return list({line.id: line for crew in crews for line in crew}.values())


def _duties(short: dict[Key, list[tuple[Duty, int]]]) -> set[Duty]:
    return {duty for lacks in short.values() for duty, _ in lacks}


def _on(facts: Facts, duty: Duty) -> str:
    return days_text([facts.start + timedelta(duty.day)])
