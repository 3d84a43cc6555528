"""今日勤务 by the version in force."""

from datetime import date

from models.publishing.version import Version
from models.words import say
from scheduler.exchange.writing.answers.history_text import version_line
from scheduler.exchange.writing.answers.today_text import today_lines
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.jobs.answered import Answered
from scheduler.jobs.published import of_version
from scheduler.ledger.faults import VersionRefused
from scheduler.ledger.ledger import Ledger
from scheduler.ledger.opening import to_read


def today(day: date, db: str = "") -> Answered[Version]:
    """Raises `VersionRefused` where nothing is published for the date, and what opening a ledger raises."""
    ledger = to_read(db)
    version = _latest(ledger, day)
    return Answered(version, duties_of(Tables(of_version(ledger, version)), version, day))


def in_force(day: date) -> Version:
    """Raises as `today` does."""
    return _latest(to_read(), day)


def duties_of(tables: Tables, version: Version, day: date) -> tuple[str, ...]:
    """Of the version's roster; the last line says which it is."""
    return (*today_lines(tables, day), version_line(version))


def _latest(ledger: Ledger, day: date) -> Version:
    version = ledger.latest_on(day)
    if version is None:
        raise VersionRefused(say("today.nothing", date=day))
    return version
