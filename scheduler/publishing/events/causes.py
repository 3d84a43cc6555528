"""Why each person's dates change: whom an event concerns, who goes where one is missing, and whom that affects in turn."""

from collections.abc import Iterator, Sequence

from models.base import Id
from models.events.event import Event
from models.leave import DutyBefore
from models.publishing.causes import Causes
from models.publishing.difference import CellChange, Difference, PersonChange
from models.roster import RosterFile
from models.words import listed, say


def causes(
    before: RosterFile, after: RosterFile, events: Sequence[Event], differing: Difference, undone: Sequence[Id] = ()
) -> Causes:
    """`undone` are ids of events of `before` that are taken back."""
    names = {officer.id: officer.name for officer in before.case.officers}
    replan = after.case.replan
    touched = {(row.station, row.post, row.shift, row.date) for row in replan.touched} if replan else set()
    concerned: dict[Id, str] = {}
    for event in events:
        for officer in filter(None, (event.officer, event.other)):
            kind = say(f"events.kind.{event.kind}")
            concerned.setdefault(officer, say("events.told", kind=kind, text=event.text) if event.text else kind)
    for event in before.events:
        if event.id in undone and event.officer:
            concerned.setdefault(event.officer, say("replan.undone"))
    helping: dict[Id, str] = {}
    for person in differing.people:
        new = [place for place in _new(person) if place in touched]
        if new and person.officer not in concerned:
            helping[person.officer] = say("replan.helps", duties=listed(_told(place) for place in dict.fromkeys(new)))
    left = {place: names[person.officer] for person in differing.people for place in _gone(person) if person.officer in helping}
    indirect: dict[Id, str] = {}
    rest = "replan.restored" if undone else "replan.follows_all"
    for person in differing.people:
        if person.officer not in concerned and person.officer not in helping:
            follows = dict.fromkeys(left[place] for place in _new(person) if place in left)
            indirect[person.officer] = say("replan.follows", names=listed(follows)) if follows else say(rest)
    return Causes(concerned=concerned, helping=helping, indirect=indirect)


Place = tuple[str, str, str, object]


def _new(person: PersonChange) -> Iterator[Place]:
    for cell in person.cells:
        yield from _differing(cell, cell.after.duties, cell.before.duties)


def _gone(person: PersonChange) -> Iterator[Place]:
    for cell in person.cells:
        yield from _differing(cell, cell.before.duties, cell.after.duties)


def _differing(cell: CellChange, here: tuple[DutyBefore, ...], there: tuple[DutyBefore, ...]) -> Iterator[Place]:
    yield from ((duty.station, duty.post, duty.shift, cell.date) for duty in here if duty not in there)


def _told(place: Place) -> str:
    station, post, shift, day = place
    return f"{'/'.join(filter(None, (station, post, shift)))}:{day}"
