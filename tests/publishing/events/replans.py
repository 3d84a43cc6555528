"""Random tiny cases with a published roster and an event, and the least that brute force finds for it."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from models.case import Case
from models.case_hash import case_hash
from models.errors import EventRefused
from models.events.event import Event, EventKind
from models.roster import Proof, Roster, RosterFile, Status, StoppedBy
from scheduler.audit.facts import Facts
from scheduler.audit.verdict import levels
from scheduler.publishing.events.replan_case import Replanned, replan_case
from tests.brute_force import TooLarge, allowed
from tests.random_cases import random_case

LEVELS = ("0a", "0b", "0c", "0d")
AT_MOST = 6_000
"""Rosters of one case that brute force looks at."""
MOST_PUBLISHED = 400


class TinyReplan(NamedTuple):
    seed: int
    file: RosterFile
    event: Event
    since: date
    made: Replanned


def file_of(case: Case, roster: Roster) -> RosterFile:
    proof = Proof(status=Status.FEASIBLE, stopped_by=StoppedBy.TIME_LIMIT)
    return RosterFile(case=case, case_hash=case_hash(case), roster=roster, proof=proof)


def tiny_replans(seeds: Iterator[int], draw: Callable[[int], Case] = random_case) -> Iterator[TinyReplan]:
    """Of a random roster of each case that is small enough, with somebody ill."""
    for seed in seeds:
        chance = random.Random(seed)
        case = draw(seed)
        notice = chance.choice((0, 1, 1, 2))
        case = case.model_copy(update={"as_of": None, "pins": (), "policy": case.policy.changed(notice={"value": notice})})
        try:
            published = list(allowed(case, None, MOST_PUBLISHED))
        except TooLarge:
            continue
        file = file_of(case, _busy(chance, published))
        since = case.start + timedelta(chance.randrange(0, 2))
        event = _event(chance, file)
        try:
            made = replan_case(file, [event], since)
        except EventRefused:
            continue
        yield TinyReplan(seed, file, event, since, made)


def _busy(chance: random.Random, published: list[tuple[Roster, Facts]]) -> Roster:
    """Of some, one that lacks little, so that there is something to lose."""
    some = chance.sample(published, min(40, len(published)))
    return min(some, key=lambda known: (levels(known[1], known[0]).get(1, 0), -len(known[0].assignments) - len(known[0].stays)))[
        0
    ]


def _event(chance: random.Random, file: RosterFile) -> Event:
    """Whoever serves falls ill, for a date or more."""
    case = file.case
    busy = sorted({row.officer for row in (*file.roster.assignments, *file.roster.stays)}) or [case.officers[0].id]
    first = case.start + timedelta(chance.randrange(0, (case.end - case.start).days + 1))
    last = min(case.end, first + timedelta(chance.randrange(0, 2)))
    return Event(
        id="1", kind=EventKind.ILLNESS, officer=chance.choice(busy), first=first, last=last, has_open_end=chance.random() < 0.15
    )


def least(case: Case) -> tuple[int, ...]:
    """The least values of the levels of replanning over every roster of the case. Raises `TooLarge`."""
    return min(tuple(levels(facts, roster)[level] for level in LEVELS) for roster, facts in allowed(case, None, AT_MOST))
