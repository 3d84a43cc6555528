"""Rows of the ledger's tables to nouns, and back."""

import zlib
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, Table, delete, func, insert, select

from models.leave import RosterDay
from models.publishing.version import News, Told, Version
from scheduler.ledger.derived import Derived
from scheduler.ledger.tables import OF_A_PERIOD, changes, events, records

LARGEST_BYTES = 128_000_000
"""Of a roster file or book of records unpacked."""


class Publication(NamedTuple):
    """A roster to be published: `roster` is its file as JSON, `book` the working copy that holds it."""

    first: date
    last: date
    title: str
    case_hash: str
    roster_hash: str
    roster: bytes
    book: bytes | None
    author: str
    note: str
    at: datetime
    records: tuple[dict[str, Any], ...] = ()
    """Rows of what was recorded (`record_books.row_of`)."""


def version_row(publication: Publication, number: int, period: int, supersedes: int) -> dict[str, Any]:
    copied = ("title", "author", "note", "case_hash", "roster_hash")
    fields = {name: getattr(publication, name) for name in copied}
    at = publication.at.astimezone(UTC).isoformat(timespec="seconds")
    return fields | {"number": number, "period": period, "supersedes": supersedes, "published_at": at}


def version_of(row: Row[Any]) -> Version:
    """Of a version beside its period."""
    fields = dict(row._mapping)
    fields.pop("period")
    dates = {name: date.fromordinal(fields[name]) for name in ("first", "last")}
    at = datetime.fromisoformat(fields["published_at"])
    return Version(**fields | dates | {"published_at": at, "supersedes": fields["supersedes"] or None})


def told_of(row: Row[Any]) -> Told:
    cells = {name: RosterDay.model_validate_json(getattr(row, name)) for name in ("before", "after")}
    plain = {name: getattr(row, name) for name in ("version", "officer", "name", "unit")}
    return Told(**plain, **cells, date=date.fromordinal(row.day))


def put_derived(connection: Connection, period: int, ready: Derived) -> None:
    """In place of what the period had."""
    for table in OF_A_PERIOD:
        connection.execute(delete(table).where(table.c.period == period))
        rows = getattr(ready, table.name)
        if rows:
            connection.execute(insert(table), [row | {"period": period} for row in rows])


def put_news(connection: Connection, version: int, news: News) -> None:
    rows = [
        {
            "version": version,
            "officer": person.officer,
            "name": person.name,
            "unit": person.unit,
            "day": cell.date.toordinal(),
            "before": cell.before.model_dump_json(exclude_defaults=True),
            "after": cell.after.model_dump_json(exclude_defaults=True),
        }
        for person in (news.difference.people if news.difference else ())
        for cell in person.cells
    ]
    happened = [
        {"version": version, "place": place, "content": event.model_dump_json(exclude_defaults=True)}
        for place, event in enumerate(news.events)
    ]
    for table, new in ((changes, rows), (events, happened)):
        if new:
            connection.execute(insert(table), new)


def packed(content: bytes) -> bytes:
    return zlib.compress(content)


def unpacked(content: bytes) -> bytes:
    """Raises `ValueError` or `zlib.error` for what was not packed so."""
    stream = zlib.decompressobj()
    whole = stream.decompress(content, LARGEST_BYTES)
    if not stream.eof:
        raise ValueError
    return whole


def put_records(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    """In place of what was kept of the same kind and dates."""
    for row in rows:
        same = (records.c.kind == row["kind"]) & (records.c.first == row["first"]) & (records.c.last == row["last"])
        connection.execute(delete(records).where(same))
        latest = connection.execute(select(func.max(records.c.number))).scalar() or 0
        connection.execute(insert(records), row | {"number": latest + 1})


def by_key(table: Table) -> Select[Any]:
    return select(table).order_by(*table.primary_key.columns)
