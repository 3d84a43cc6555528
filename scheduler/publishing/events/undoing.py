"""Events of a replanned roster taken back: what is left of them is replanned from the roster as it was before any."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from models.base import Id, dates
from models.errors import EventRefused
from models.events.event import Event
from models.publishing.roster_hash import forebears
from models.roster import Roster, RosterFile, Stint
from models.words import listed, say


def without(file: RosterFile, undone: Sequence[Id], since: date) -> tuple[RosterFile, tuple[Event, ...]]:
    """The roster to replan from and the events that are left of it; with nothing undone the file itself, and none.

    Dates before `since` are as in the file, those from it on as they were before its events. Raises `EventRefused` for an event
    that the roster does not have.
    """
    if not undone:
        return file, ()
    known = [event.id for event in file.events]
    wrong = [say("events.unknown_event", event=id, events=listed(known) or "—") for id in undone if id not in known]
    if wrong or file.base is None:
        raise EventRefused("\n".join(wrong))
    kept = tuple(left for event in file.events if (left := _left(event, event.id in undone, since)) is not None)
    roster = _spliced(file.roster, file.base.roster, since)
    return file.base.model_copy(update={"roster": roster, "events": (), "made_from": forebears(file)}), kept


def _left(event: Event, is_undone: bool, since: date) -> Event | None:
    """What has been of an event has been, though it is taken back."""
    if not is_undone:
        return event
    eve = since - timedelta(1)
    return event.model_copy(update={"last": min(event.dates[-1], eve), "has_open_end": False}) if event.first <= eve else None


def _spliced(now: Roster, before: Roster, since: date) -> Roster:
    """Dates before `since` as they are now, all others as before; leave as before."""
    works = [row for row in now.assignments if row.date < since] + [row for row in before.assignments if row.date >= since]
    beds = [row for row in now.beds if row.night < since] + [row for row in before.beds if row.night >= since]
    stays = [row for row in now.stays if row.date < since] + [row for row in before.stays if row.date >= since]
    spanned: dict[tuple[Id, Id], set[date]] = defaultdict(set)
    for stints, is_past in ((now.stints, True), (before.stints, False)):
        for row in stints:
            spanned[row.officer, row.station].update(day for day in dates(row.first, row.last) if (day < since) == is_past)
    covers = {(row.officer, row.station, row.date) for row in works}
    joined = [stint for key, days in sorted(spanned.items()) for stint in _joined(*key, days, covers, since)]
    parts = {"assignments": tuple(works), "beds": tuple(beds), "stays": tuple(stays), "stints": tuple(joined)}
    return before.model_copy(update=parts)


def _joined(officer: Id, station: Id, days: set[date], covers: set[tuple[Id, Id, date]], since: date) -> Iterator[Stint]:
    """Dates in a row as a stint; one that begins at `since` or later begins with a cover."""
    run: list[date] = []
    for day in sorted(days):
        if run and day - run[-1] > timedelta(1):
            yield Stint(officer=officer, station=station, first=run[0], last=run[-1])
            run = []
        if run or day < since or (officer, station, day) in covers:
            run.append(day)
    if run:
        yield Stint(officer=officer, station=station, first=run[0], last=run[-1])
