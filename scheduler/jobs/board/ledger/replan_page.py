"""What replanning came to, for a page: who is told what and why, what is proven, and what each way to stand in costs."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.events.event import Event
from models.events.stand_in_way import StandInWay
from models.publishing.difference import Difference
from models.words import say
from scheduler.exchange.writing.answers.difference_text import heading
from scheduler.exchange.writing.answers.history_text import event_line
from scheduler.exchange.writing.answers.replan_text import (
    DAYS,
    OFFICERS,
    between,
    first_provisional,
    open_lines,
    proven_lines,
)
from scheduler.exchange.writing.paper.text import days
from scheduler.jobs.board.ledger.difference_page import Group, by_person
from scheduler.jobs.replan import Replanned

LADDER, LACKS = "4", ("0a", "0b")


class Told(NamedTuple):
    """People of one kind of cause, each with the cause."""

    title: str
    people: tuple[tuple[Group, str], ...]


class WayCost(NamedTuple):
    way: StandInWay
    title: str
    officers: int
    days: int
    ladder: int
    lacks: int


class ReplanPage(NamedTuple):
    """`later` is what is provisional while an end is unknown, under its `later_title`; `open` are duties nobody is told of."""

    counts: str
    proven: tuple[str, ...]
    told: tuple[Told, ...]
    later_title: str
    later: tuple[Told, ...]
    open: tuple[str, ...]
    ways: tuple[WayCost, ...]


def replan_page(known: Replanned, is_undone: bool) -> ReplanPage:
    beyond = first_provisional(known.file.case)
    later = tuple(_told(known, between(known.difference, beyond, date.max)))
    return ReplanPage(
        counts=heading(known.difference),
        proven=tuple(_proven(known, is_undone)),
        told=tuple(_told(known, between(known.difference, date.min, beyond))),
        later_title=say("replan.provisional", first=days(beyond, beyond)) if later else "",
        later=later,
        open=tuple(open_lines(known.file, known.report, beyond)),
        ways=tuple(_ways(known)),
    )


def event_sentence(event: Event) -> str:
    return event_line(event)


def _proven(known: Replanned, is_undone: bool) -> Iterator[str]:
    levels = {str(level.level): level for level in known.file.proof.levels}
    if is_undone:
        yield say("replan.back")
    if not is_undone or levels[OFFICERS].value:
        yield from proven_lines(levels[OFFICERS], levels[DAYS])


def _told(known: Replanned, differing: Difference) -> Iterator[Told]:
    groups = {group.id: group for group in by_person(differing)}
    for kind, causes in known.causes:
        people = tuple((groups[officer], cause) for officer, cause in causes.items() if officer in groups)
        if people:
            yield Told(say(f"replan.{kind}"), people)


def _ways(known: Replanned) -> Iterator[WayCost]:
    for way in known.ways:
        values = {str(level): value for level, value in way.values.items()}
        lacks = sum(values[level] for level in LACKS)
        title = say("board.replan.way_one" if way.way is StandInWay.ONE else "board.replan.way_daily")
        yield WayCost(way.way, title, values[OFFICERS], values[DAYS], values[LADDER], lacks)
