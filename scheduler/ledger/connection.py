"""Where the ledger is and how it is reached: a file of SQLite, or a PostgreSQL."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from models.words import say
from scheduler.ledger.faults import LedgerUnreadable, VersionRefused, as_sentences, shown
from scheduler.ledger.place import named
from scheduler.ledger.tables import SCHEMAS

BUSY_SECONDS = 20
"""So long a writer waits for another."""
LOCK = 0x64757479
"""PostgreSQL's number for the lock of publications and migrations."""


def address(given: str = "") -> URL:
    """As `place.named` has it; a name without :// is a file. Raises `VersionRefused` for what is no address."""
    typed = named(given)
    if "://" not in typed:
        return _file(Path(typed))
    try:
        url = make_url(typed)
    except (ArgumentError, ValueError) as error:
        raise VersionRefused(say("ledger.address", address=typed.partition("://")[0])) from error
    kind = url.get_backend_name()
    if kind == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise VersionRefused(say("ledger.address", address=kind))
    return url


def is_there(url: URL) -> bool:
    """Whether there is something to read; a database is asked when it is opened."""
    return (
        url.get_backend_name() != "sqlite" or not url.database or url.database.startswith("file:") or Path(url.database).exists()
    )


def engine_of(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, poolclass=NullPool if url.database else None, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine
    try:
        settings = {"connect_timeout": 5, "options": f"-c lock_timeout={BUSY_SECONDS * 1000}"}
        return create_engine(url, poolclass=NullPool, connect_args=settings)
    except ModuleNotFoundError as error:
        raise LedgerUnreadable(say("ledger.no_driver")) from error


def make_ready(engine: Engine) -> None:
    """Bring an empty or older ledger to the present form.

    Raises `LedgerUnreadable` for a newer one and for a database of something else.
    """
    with as_sentences(engine.url, is_opening=True):
        with engine.connect() as connection:
            if _schema(engine.url, connection) == SCHEMAS[-1]:
                return
        with writing(engine) as connection:
            if _schema(engine.url, connection) == SCHEMAS[-1]:
                return
            from scheduler.ledger.migrations import migrate

            migrate(connection)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction with no other writer from its beginning to its end."""
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
        yield connection


def _schema(url: URL, connection: Connection) -> str | None:
    """None of a database without any tables."""
    names = inspect(connection).get_table_names()
    if "alembic_version" not in names:
        if names:
            raise LedgerUnreadable(say("ledger.foreign", ledger=shown(url)))
        return None
    schema = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if schema is not None and schema not in SCHEMAS:
        raise LedgerUnreadable(say("ledger.newer", ledger=shown(url), schema=schema, known=SCHEMAS[-1]))
    return str(schema) if schema else None


def _file(path: Path) -> URL:
    return URL.create("sqlite", database=str(path.absolute()))


def _prepare(connection: Any, _: object) -> None:
    """Transactions are begun by `_begin`, not by the driver."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
        with suppress(sqlite3.OperationalError):  # somebody else is at it, or the file is read-only
            connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def _begin(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
