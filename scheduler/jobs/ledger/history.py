"""Who changed what, when and why: the versions of the ledger."""

from datetime import date

from models.publishing.version import Version
from models.words import listed, say
from scheduler.exchange.writing.answers.history_text import history_lines
from scheduler.jobs.answered import Answered
from scheduler.jobs.ledger.rebuild import renewed
from scheduler.ledger.faults import VersionRefused
from scheduler.ledger.ledger import Ledger
from scheduler.ledger.opening import to_read


def history(officer: str = "", day: date | None = None, period: str = "", db: str = "") -> Answered[tuple[Version, ...]]:
    """All versions, or those that told an officer something new, or changed a date, or are of a period.

    Raises what opening a ledger raises, and `VersionRefused` for a person or period that it does not know.
    """
    ledger = renewed(to_read(db))
    versions = _of(ledger.versions(day, day), period)
    officers = _officers(ledger, officer) if officer else ()
    told = ledger.told(officers, day, [version.number for version in versions])
    if officer or day is not None:
        numbers = {cell.version for cell in told}
        versions = tuple(version for version in versions if version.number in numbers or version.supersedes is None)
    lines = tuple(
        history_lines(versions, told, ledger.events([version.number for version in versions]), bool(officer) or day is not None)
    )
    return Answered(versions, lines or (say("versions.empty"),))


def _of(versions: tuple[Version, ...], period: str) -> tuple[Version, ...]:
    """Of the period with such dates, that holds such a date, or whose title holds such words."""
    if not period:
        return versions
    first, last = _dates(period)
    if first is not None and last is not None:
        chosen = tuple(version for version in versions if version.first <= last and first <= version.last)
    else:
        chosen = tuple(version for version in versions if period in version.title)
    if not chosen:
        periods = dict.fromkeys(say("versions.period", title=row.title, first=row.first, last=row.last) for row in versions)
        raise VersionRefused(say("versions.no_period", period=period, periods=listed(periods) or say("publish.none_yet")))
    return chosen


def _dates(period: str) -> tuple[date | None, date | None]:
    first, _, last = period.partition("/")
    try:
        return date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    except ValueError:
        return None, None


def _officers(ledger: Ledger, reference: str) -> tuple[str, ...]:
    """One person; a name that several have is refused with their ids."""
    known = ledger.named(reference.strip())
    if not known:
        raise VersionRefused(say("versions.no_officer", reference=reference))
    if reference.strip() in known:
        return (reference.strip(),)
    if len(known) > 1:
        names = listed(f"{unit} {officer}" for officer, unit in known.items())
        raise VersionRefused(say("asked.namesakes", text=reference, count=len(known), officers=names))
    return tuple(known)
