"""Whether an event fits the case that it is to change, before anything is changed."""

from collections.abc import Iterator, Sequence
from datetime import date

from models.alike import known_ids
from models.case import Case
from models.errors import EventRefused
from models.events.event import Event, EventKind
from models.organisation import UnitKind
from models.words import say

ABSENCES = frozenset({EventKind.ILLNESS, EventKind.LEAVE})


def refuse_unsound(case: Case, events: Sequence[Event], since: date) -> None:
    """Raises `EventRefused` with every fault at once."""
    wrong = [] if case.start <= since <= case.end else [say("events.since", since=since, start=case.start, end=case.end)]
    ids = [event.id for event in events]
    wrong += [say("events.twice", event=id) for id in dict.fromkeys(ids) if ids.count(id) > 1]
    for event in events:
        wrong += [say("events.wrong", event=event.id, wrong=fault) for fault in _faults(case, event)]
    if wrong:
        raise EventRefused("\n".join(wrong))


def _faults(case: Case, event: Event) -> Iterator[str]:
    for day in dict.fromkeys([event.first, *([event.last] if event.last else [])]):
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
    elif event.kind is EventKind.SWAP:
        yield say("events.swap")
    if event.minimum is not None and event.target is not None and event.target < event.minimum:
        yield say("events.target", minimum=event.minimum, target=event.target)
