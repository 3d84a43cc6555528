"""What follows from the versions, made anew from them: after a migration, or on demand."""

from models.publishing.version import News, Version
from models.roster import RosterFile
from models.words import say
from scheduler.audit import facts_of
from scheduler.jobs.answered import Answered
from scheduler.jobs.published import of_version
from scheduler.ledger.derived import Derived, derived
from scheduler.ledger.ledger import Ledger
from scheduler.ledger.opening import to_write
from scheduler.publishing.difference import difference_of


def rebuild(db: str = "") -> Answered[int]:
    """Raises what opening a ledger raises, and `Unreadable` for a version that is not what was published."""
    ledger = to_write(db)
    _rebuild(ledger)
    count = len(ledger.versions())
    return Answered(count, (say("ledger.rebuilt", versions=count),))


def renewed(ledger: Ledger) -> Ledger:
    """The same, where a migration has left what follows from its versions to be made."""
    if not ledger.is_derived():
        _rebuild(ledger)
    return ledger


def news(before: RosterFile | None, after: RosterFile) -> News:
    """What `after` tells anew, and the events that it was replanned by and `before` was not."""
    if before is None:
        return News(events=after.events)
    known = {event.id: event for event in before.events}
    happened = tuple(event for event in after.events if known.get(event.id) != event)
    return News(difference=difference_of(before, after), events=happened)


def _rebuild(ledger: Ledger) -> None:
    def derive(version: Version) -> Derived:
        file = of_version(ledger, version)
        return derived(facts_of(file.case), file.roster)

    def compare(version: Version) -> News:
        before = ledger.version(version.supersedes) if version.supersedes else None
        return news(of_version(ledger, before) if before else None, of_version(ledger, version))

    ledger.rebuild(derive, compare)
