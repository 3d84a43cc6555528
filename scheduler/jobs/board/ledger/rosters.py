"""Rosters that the ledger's pages speak of: published versions, and files of the folder."""

from pathlib import Path

from models.publishing.version import Version
from models.roster import RosterFile
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.writing.answers.history_text import event_line
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.jobs.published import of_version
from scheduler.ledger.opening import to_read

__all__ = ["Tables", "events_of", "published", "read", "tables_of", "version", "versions"]


def versions() -> tuple[Version, ...]:
    """The latest first. Raises what opening a ledger raises."""
    return to_read().versions()[::-1]


def version(number: int) -> Version:
    """Raises `VersionRefused`."""
    return to_read().version(number)


def events_of(shown: tuple[Version, ...]) -> dict[int, list[str]]:
    """What made each version necessary, a line for each event."""
    known = to_read().events([row.number for row in shown])
    return {number: [event_line(event) for event in events] for number, events in known.items()}


def published(number: int) -> RosterFile:
    """Raises `VersionRefused` and `Unreadable`."""
    ledger = to_read()
    return of_version(ledger, ledger.version(number))


def tables_of(file: RosterFile) -> Tables:
    return Tables(file)


def read(path: Path) -> RosterFile:
    """Raises `Unreadable`."""
    return read_roster(path)
