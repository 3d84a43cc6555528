"""A roster published: audited, held against the version that it was made from, and kept for good."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from models.errors import DutycoverError, Exit
from models.findings import AuditReport
from models.publishing.difference import Difference
from models.publishing.roster_hash import roster_hash
from models.publishing.version import Version
from models.reports.book import RecordBook
from models.roster import RosterFile
from models.words import listed, say
from scheduler.audit import Facts, audit_file, facts_of
from scheduler.exchange.reading.child.untrusted import expect
from scheduler.exchange.reading.claims import false_claims
from scheduler.exchange.reading.files.tables import BOOKS, refuse_unreadable
from scheduler.exchange.reading.roster_file import read_roster, roster_json
from scheduler.exchange.working.edits.roster_changes import read_changes
from scheduler.exchange.working.edits.roster_edits import AnyEdit
from scheduler.exchange.working.edits.unread import Unread
from scheduler.exchange.writing.answers.difference_text import difference_lines
from scheduler.exchange.writing.answers.history_text import version_line
from scheduler.jobs.answered import Answered
from scheduler.jobs.ledger.rebuild import news, renewed
from scheduler.jobs.published import of_version
from scheduler.ledger.derived import derived
from scheduler.ledger.faults import StaleBase, VersionRefused
from scheduler.ledger.ledger import Ledger
from scheduler.ledger.opening import to_write
from scheduler.ledger.record_books import RecordKind, fresh, row_of
from scheduler.ledger.rows import Publication
from scheduler.publishing.difference import difference_of

RECORDED = {RecordKind.STAYS: "publish.recorded.stays", RecordKind.RESULTS: "publish.recorded.results"}


class NotPublished(DutycoverError):
    """A roster that the audit does not let through."""

    exit_code = Exit.BREACHES


class Examined(NamedTuple):
    """A roster that the audit lets through; `book` are the bytes of its working copy, None where it is JSON."""

    file: RosterFile
    book: bytes | None
    facts: Facts


def examined(path: Path) -> Examined:
    """Raises `Unreadable` and `NotPublished`."""
    refuse_unreadable(path)
    book = path.read_bytes() if path.suffix.lower() in BOOKS else None
    file = read_roster(path)
    if book is not None:
        expect(path)
    facts = facts_of(file.case)
    refuse_breaches(path, file, audit_file(file, facts))
    changes = read_changes(path, file)
    refuse_edits(path, (*changes.edits, *changes.unread))
    return Examined(file, book, facts)


def publish(path: Path, author: str = "", note: str = "", base: int | None = None, db: str = "") -> Answered[Version]:
    """`base` is the version that it replaces, where the file does not say so.

    Raises `Unreadable`, `NotPublished`, `StaleBase`, `VersionRefused` and what opening a ledger raises; then nothing is written.
    """
    file, book, facts = examined(path)
    ledger = renewed(to_write(db))
    replaced = replaced_by(ledger, file, base)
    try:
        return _published(ledger, file, book, replaced, facts, (author.strip(), note.strip()))
    except StaleBase as error:
        known = {version.number: version for version in _of_period(ledger, file)}
        raise _stale(ledger, file, known, replaced.number if replaced else 0) from error


def replaced_by(ledger: Ledger, file: RosterFile, base: int | None = None) -> Version | None:
    """The version in force, which a roster must be made from; None where its period has none.

    Raises `StaleBase`, and `VersionRefused` where it is in force already.
    """
    known = {version.number: version for version in _of_period(ledger, file)}
    replaced = _base(file, known) if base is None else _given_base(base, known)
    latest = max(known, default=0)
    if replaced != latest:
        raise _stale(ledger, file, known, replaced)
    return known.get(latest)


def _published(
    ledger: Ledger, file: RosterFile, book: bytes | None, replaced: Version | None, facts: Facts, words: tuple[str, str]
) -> Answered[Version]:
    before = of_version(ledger, replaced) if replaced else None
    new, recorded = news(before, file), fresh(before.case if before else None, file.case)
    rows = tuple(row_of(kind, kept) for kind, kept in recorded.items())
    publication = publication_of(file, *words, datetime.now(UTC), book)._replace(records=rows)
    version = ledger.publish(publication, replaced.number if replaced else 0, derived(facts, file.roster), new)
    return Answered(version, (*_lines(version, new.difference), *_recorded(recorded)))


def _recorded(books: Mapping[RecordKind, RecordBook]) -> Iterator[str]:
    """What of the case's records the ledger now has, in one line."""
    if books:
        said = [say(RECORDED[kind], **_counts(book)) for kind, book in books.items()]
        book = next(iter(books.values()))
        yield say("publish.recorded.kept", first=book.first, last=book.last, records=listed(said))


def _counts(book: RecordBook) -> dict[str, int]:
    return {"stays": len(book.stays), "problems": len(book.problems), "results": len(book.results)}


def publication_of(file: RosterFile, author: str, note: str, at: datetime, book: bytes | None = None) -> Publication:
    return Publication(
        first=file.case.start,
        last=file.case.end,
        title=file.case.title,
        case_hash=file.case_hash,
        roster_hash=roster_hash(file),
        roster=roster_json(file),
        book=book,
        author=author,
        note=note,
        at=at,
    )


def _lines(version: Version, new: Difference | None) -> Iterator[str]:
    yield say("publish.done", version=version_line(version))
    if new is not None and version.supersedes is not None:
        names = (say("ledger.version", number=number) for number in (version.supersedes, version.number))
        yield from difference_lines(new, *names)


def refuse_edits(path: Path, changes: Sequence[AnyEdit | Unread]) -> None:
    """What was changed by hand is in nobody's audit yet. Raises `NotPublished`."""
    places = list(map(str, changes))
    if places:
        raise NotPublished(say("publish.edited", path=path, count=len(places), places=_first(places)))


def refuse_breaches(path: Path, file: RosterFile, report: AuditReport) -> None:
    """Nor what the file says of itself and the audit does not. Raises `NotPublished`."""
    breaches = [breach.sentence for breach in report.breaches]
    if breaches:
        raise NotPublished(say("publish.breaches", path=path, count=len(breaches), sentences=_first(breaches)))
    claims = list(false_claims(file.proof, report, file.case.policy))
    if claims:
        raise NotPublished(say("publish.claims", path=path, count=len(claims), sentences=_first(claims)))


def _first(sentences: list[str], most: int = 10) -> str:
    more = ["…"] if len(sentences) > most else []
    return "".join(f"\n  {sentence}" for sentence in (*sentences[:most], *more))


def _of_period(ledger: Ledger, file: RosterFile) -> tuple[Version, ...]:
    known = ledger.versions(file.case.start, file.case.end)
    return tuple(version for version in known if (version.first, version.last) == (file.case.start, file.case.end))


def _base(file: RosterFile, known: dict[int, Version]) -> int:
    """The latest version that the file was made from, or is; 0 where it knows none."""
    latest = max(known, default=0)
    if latest and known[latest].roster_hash == roster_hash(file):
        raise VersionRefused(say("publish.known", version=version_line(known[latest])))
    numbers = {version.roster_hash: number for number, version in known.items()}
    return max((numbers[hash] for hash in (*file.made_from, roster_hash(file)) if hash in numbers), default=0)


def _given_base(base: int, known: dict[int, Version]) -> int:
    if base not in known and (base or known):
        names = listed(known) or say("publish.none_yet")
        raise VersionRefused(say("publish.no_base", base=base, versions=names))
    return base


def _stale(ledger: Ledger, file: RosterFile, known: dict[int, Version], replaced: int) -> StaleBase:
    """Who published what meanwhile, and what it changed for whom."""
    latest = known[max(known)]
    head = (
        say("publish.stale", base=replaced, latest=latest.number)
        if replaced
        else say("publish.no_forebear", latest=latest.number)
    )
    after = [version_line(version) for number, version in sorted(known.items()) if number > replaced]
    names = (say("ledger.version", number=number) for number in (replaced, latest.number))
    if replaced:
        told = difference_lines(difference_of(of_version(ledger, known[replaced]), of_version(ledger, latest)), *names)
    else:
        own = say("publish.own")
        told = difference_lines(difference_of(of_version(ledger, latest), file), say("ledger.version", number=latest.number), own)
    return StaleBase("\n".join((head, *(f"  {line}" for line in after), *told)), latest.number)
