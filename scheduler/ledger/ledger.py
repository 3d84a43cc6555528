"""The door of the ledger: versions of published rosters, and what follows from them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, insert, select
from sqlalchemy.exc import IntegrityError

from models.events.event import Event
from models.publishing.version import News, Told, Version
from models.words import say
from scheduler.ledger.connection import make_ready, writing
from scheduler.ledger.derived import Derived
from scheduler.ledger.faults import StaleBase, VersionRefused, as_sentences, sound
from scheduler.ledger.rows import (
    Publication,
    by_key,
    packed,
    put_derived,
    put_news,
    put_records,
    told_of,
    unpacked,
    version_of,
    version_row,
)
from scheduler.ledger.tables import OF_A_PERIOD, changes, contents, events, people, periods, versions

PARTS = select(versions, periods.c.first, periods.c.last).join(periods)


class Ledger:
    """Every call is one transaction. Raises `LedgerUnreadable` and `LedgerNotWritten`; the ledger is then as it was."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        make_ready(engine)

    def publish(self, publication: Publication, base: int, ready: Derived, news: News) -> Version:
        """The next version. It supersedes `base`, 0 where its period has none; `StaleBase` where that is not the latest."""
        with as_sentences(self.engine.url), writing(self.engine) as connection:
            period = self._period(connection, publication)
            rows = connection.execute(select(versions.c.number, versions.c.supersedes).where(versions.c.period == period)).all()
            latest = max((row.number for row in rows), default=0)
            if latest != base:
                raise StaleBase(say("ledger.stale", latest=latest), latest)
            number = 1 + (connection.execute(select(versions.c.number).order_by(versions.c.number.desc()).limit(1)).scalar() or 0)
            try:
                connection.execute(insert(versions), version_row(publication, number, period, base))
            except IntegrityError as error:
                raise StaleBase(say("ledger.stale", latest=latest), latest) from error
            content = {"version": number, "roster": packed(publication.roster), "book": publication.book}
            connection.execute(insert(contents), content)
            put_derived(connection, period, ready)
            put_news(connection, number, news)
            put_records(connection, publication.records)
        return self.version(number)

    def versions(self, first: date | None = None, last: date | None = None) -> tuple[Version, ...]:
        """Oldest first; of periods that meet the dates."""
        wanted = PARTS.order_by(versions.c.number)
        if first is not None:
            wanted = wanted.where(periods.c.last >= first.toordinal())
        if last is not None:
            wanted = wanted.where(periods.c.first <= last.toordinal())
        rows = self.rows(wanted)
        with sound(self.engine.url):
            return tuple(version_of(row) for row in rows)

    def version(self, number: int) -> Version:
        """Raises `VersionRefused` for one that is not there."""
        rows = self.rows(PARTS.where(versions.c.number == number))
        if not rows:
            raise VersionRefused(say("ledger.no_version", number=number, count=len(self.versions())))
        with sound(self.engine.url):
            return version_of(rows[0])

    def latest_on(self, day: date) -> Version | None:
        """Of the period that holds the date."""
        known = self.versions(day, day)
        return known[-1] if known else None

    def roster(self, number: int) -> bytes:
        """The roster file of a version as JSON; whoever reads it looks at it as at any other file."""
        row = self.rows(select(contents.c.roster).where(contents.c.version == number))[0]
        with sound(self.engine.url):
            return unpacked(row.roster)

    def book(self, number: int) -> bytes | None:
        """The working copy of a version; None where it was published from JSON."""
        row = self.rows(select(contents.c.book).where(contents.c.version == number))[0]
        return bytes(row.book) if row.book is not None else None

    def told(self, officers: Iterable[str] = (), day: date | None = None, among: Sequence[int] | None = None) -> tuple[Told, ...]:
        """What versions told whom anew, oldest first: all of it, or of some officers, a date, some versions."""
        wanted = select(changes).order_by(changes.c.version, changes.c.unit, changes.c.officer, changes.c.day)
        officers = list(officers)
        if officers:
            wanted = wanted.where(changes.c.officer.in_(officers))
        if day is not None:
            wanted = wanted.where(changes.c.day == day.toordinal())
        if among is not None:
            wanted = wanted.where(changes.c.version.in_(among))
        rows = self.rows(wanted)
        with sound(self.engine.url):
            return tuple(told_of(row) for row in rows)

    def events(self, among: Sequence[int]) -> dict[int, list[Event]]:
        """What happened that made these versions necessary, by version."""
        happened: dict[int, list[Event]] = {}
        rows = self.rows(by_key(events).where(events.c.version.in_(among)))
        with sound(self.engine.url):
            for row in rows:
                happened.setdefault(row.version, []).append(Event.model_validate_json(row.content))
        return happened

    def named(self, reference: str) -> dict[str, str]:
        """Officers by id, with their unit, whom the ledger ever knew by this id, name or unit/name."""
        unit, _, name = reference.rpartition("/")
        known = people.c.name == name if not unit else (people.c.name == name) & (people.c.unit == unit)
        rows = self.rows(select(people).where((people.c.officer == reference) | known).order_by(people.c.period))
        return {row.officer: row.unit for row in rows}

    def is_derived(self) -> bool:
        """Whether what follows from the versions is there: a migration leaves it to be made."""
        return not self.rows(select(periods.c.id).where(periods.c.id.not_in(select(people.c.period))).limit(1))

    def derived(self) -> dict[str, list[dict[str, Any]]]:
        """Every derived row, as plain values in the order of their keys."""
        tables = (*OF_A_PERIOD, changes, events)
        return {table.name: [dict(row._mapping) for row in self.rows(by_key(table))] for table in tables}

    def rebuild(self, derive: Callable[[Version], Derived], compare: Callable[[Version], News]) -> None:
        """What follows from the versions, anew: by `derive` of the latest of each period, by `compare` of each with its base."""
        known = self.versions()
        latest = {(version.first, version.last): version for version in known}
        ready = {period: derive(version) for period, version in latest.items()}
        told = {version.number: compare(version) for version in known}
        with as_sentences(self.engine.url), writing(self.engine) as connection:
            if len(known) != len(connection.execute(select(versions.c.number)).all()):
                raise StaleBase(say("ledger.stale_rebuild"))
            for table in (changes, events):
                connection.execute(delete(table))
            for row in connection.execute(select(periods)).all():
                dates = (date.fromordinal(row.first), date.fromordinal(row.last))
                put_derived(connection, row.id, ready.get(dates, Derived()))
            for number, news in told.items():
                put_news(connection, number, news)

    def rows(self, wanted: Select[Any], before: Callable[[Connection], object] | None = None) -> Sequence[Any]:
        """Of a query of this room; what it needs `before` is made in its transaction, and gone with it."""
        with as_sentences(self.engine.url), self.engine.connect() as connection:
            if before:
                before(connection)
            return connection.execute(wanted).all()

    def _period(self, connection: Connection, publication: Publication) -> int:
        first, last = publication.first.toordinal(), publication.last.toordinal()
        met = connection.execute(select(periods).where(periods.c.first <= last, periods.c.last >= first)).all()
        for row in met:
            if (row.first, row.last) == (first, last):
                return int(row.id)
            spans = {"start": date.fromordinal(row.first), "end": date.fromordinal(row.last)}
            raise VersionRefused(say("ledger.overlap", first=publication.first, last=publication.last, **spans))
        return int(connection.execute(insert(periods).returning(periods.c.id), {"first": first, "last": last}).scalar_one())
