"""Whether an event fits the case that it is to change, before anything is changed."""

from collections.abc import Iterator, Sequence
from datetime import date

from models.alike import known_ids
from models.case import Case
from models.errors import EventRefused
from models.events.event import Event, EventKind
from models.organisation import UnitKind
from models.words import say

LASTING = frozenset({EventKind.RETURN, EventKind.CANCELLED_LEAVE, EventKind.LOST_BED})
"""What they change goes on after their first date."""


def clipped(case: Case, events: Sequence[Event]) -> tuple[tuple[Event, ...], tuple[str, ...]]:
    """The events with what lies beyond the horizon left out, and a sentence for each of which that is so."""
    told, within = list[str](), list[Event]()
    for event in events:
        is_beyond = event.first <= case.end < event.dates[-1]
        if is_beyond:
            told.append(say("events.clipped", event=event.id, last=event.dates[-1], end=case.end))
        within.append(event.model_copy(update={"last": case.end}) if is_beyond else event)
    return tuple(within), tuple(told)


def refuse_unsound(case: Case, events: Sequence[Event], since: date) -> None:
    """Raises `EventRefused` with every fault at once."""
    wrong = [] if case.start <= since <= case.end else [say("events.since", since=since, start=case.start, end=case.end)]
    ids = [event.id for event in events]
    wrong += [say("events.twice", event=id) for id in dict.fromkeys(ids) if ids.count(id) > 1]
    for event in events:
        wrong += [say("events.wrong", event=event.id, wrong=fault) for fault in (*_faults(case, event), *_is_past(event, since))]
    if wrong:
        raise EventRefused("\n".join(wrong))


def _is_past(event: Event, since: date) -> Iterator[str]:
    """What changes nothing that may change."""
    days = [event.other_date or event.first, *event.dates]
    if event.kind not in LASTING and (max(days) if event.kind is not EventKind.SWAP else min(days)) < since:
        yield say("events.past", first=event.first, last=event.dates[-1], since=since)


def _faults(case: Case, event: Event) -> Iterator[str]:
    for day in dict.fromkeys([event.first, *(day for day in (event.last, event.other_date) if day)]):
        if not case.start <= day <= case.end:
            yield say("integrity.outside", date=day, start=case.start, end=case.end)
    officers = known_ids({officer.id for officer in case.officers})
    for officer in (event.officer, event.other):
        if officer is not None and officer not in {row.id for row in case.officers}:
            yield say("integrity.unknown", names=say("noun.officer"), item=officer) + officers.hint(officer)
    stations = {unit.id for unit in case.units if unit.kind is UnitKind.STATION}
    named = (
        (event.station, stations, "noun.unit"),
        (event.post, {post.id for post in case.posts}, "noun.post"),
        (event.shift, {shift.id for shift in case.shifts}, "noun.shift"),
    )
    for value, known, noun in named:
        if value is not None and value not in known:
            yield say("integrity.unknown", names=say(noun), item=value) + known_ids(known).hint(value)
    if event.other is not None and event.other == event.officer:
        yield say("events.same_person")
    if event.minimum is not None and event.target is not None and event.target < event.minimum:
        yield say("events.target", minimum=event.minimum, target=event.target)
