"""A published version as a file again."""

from collections.abc import Callable
from pathlib import Path

from models.publishing.version import Version
from models.words import say
from scheduler.exchange.reading.roster_file import roster_json
from scheduler.exchange.targets import Targets, refuse, write
from scheduler.exchange.transaction.outputs import NotWritten
from scheduler.exchange.writing.answers.history_text import version_line
from scheduler.jobs.answered import Answered
from scheduler.jobs.ledger.made_anew import made_anew
from scheduler.jobs.published import of_version
from scheduler.ledger.opening import to_read


def show(number: int, output: Path, db: str = "") -> Answered[Version]:
    """The working copy as it was published, byte for byte; made anew where it was published as JSON. Or the roster as JSON.

    Raises `NotWritten`, `Unreadable`, and what opening a ledger raises.
    """
    if output.suffix.lower() not in (".xlsx", ".json"):
        raise NotWritten(say("targets.suffix", path=output))
    goals = Targets(output)
    refuse(goals, [])
    version, content = content_of(number, goals.is_bare, db)
    return Answered(version, (version_line(version),), write(goals, content))


def content_of(number: int, is_bare: bool, db: str = "") -> tuple[Version, Callable[[], bytes]]:
    """A version, and what makes its file. Raises `Unreadable`, and what opening a ledger raises."""
    ledger = to_read(db)
    version = ledger.version(number)
    file = of_version(ledger, version)
    book = None if is_bare else ledger.book(number)
    return version, (lambda: roster_json(file)) if is_bare else (lambda: book or made_anew(file))
