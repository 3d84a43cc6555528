"""What may go wrong with a ledger, each in one sentence; its file or database is then as it was."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

from models.errors import DutycoverError, Exit
from models.words import say


class LedgerUnreadable(DutycoverError):
    """No ledger, a broken one, one of a newer program, or one that cannot be reached."""

    exit_code = Exit.UNREADABLE


class LedgerNotWritten(DutycoverError):
    """Read-only, full, held by somebody else for too long, or gone in the middle: nothing was written."""

    exit_code = Exit.NOT_WRITTEN


class VersionRefused(DutycoverError):
    """A version, period or person that the ledger does not know, or a roster that it will not take."""

    exit_code = Exit.FAULTS


class StaleBase(DutycoverError):
    """Somebody published meanwhile; `latest` is the number of the version to begin with, 0 where there is none."""

    exit_code = Exit.STALE

    def __init__(self, sentence: str, latest: int = 0) -> None:
        super().__init__(sentence)
        self.latest = latest


NOT_WRITTEN = {
    "SQLITE_FULL": "ledger.full",
    "SQLITE_READONLY": "ledger.read_only",
    "SQLITE_BUSY": "ledger.busy",
    "SQLITE_LOCKED": "ledger.busy",
    "SQLITE_IOERR": "ledger.gone",
    "53100": "ledger.full",
    "53200": "ledger.full",
    "25006": "ledger.read_only",
    "42501": "ledger.read_only",
    "55P03": "ledger.busy",
    "40P01": "ledger.busy",
    "57014": "ledger.busy",
}
UNREADABLE = {
    "SQLITE_CORRUPT": "ledger.broken",
    "SQLITE_NOTADB": "ledger.broken",
    "SQLITE_FORMAT": "ledger.broken",
    "SQLITE_CANTOPEN": "ledger.no_access",
    "SQLITE_PERM": "ledger.no_access",
    "SQLITE_AUTH": "ledger.no_access",
    "28P01": "ledger.no_access",
    "28000": "ledger.no_access",
    "3D000": "ledger.no_access",
}
"""Errors by SQLite's name, without its extension, or PostgreSQL's state; others of a connection are of one that is gone."""


@contextmanager
def as_sentences(url: URL, is_opening: bool = False) -> Iterator[None]:
    """Errors of the database become sentences; those of the program stay. Nothing is asked of it yet where `is_opening`."""
    try:
        yield
    except DBAPIError as error:
        known = _known(error, shown(url), is_opening)
        if known is None:
            raise
        raise known from error
    except SQLAlchemyError as error:
        if "QueuePool" not in str(error):
            raise
        raise LedgerNotWritten(say("ledger.busy", ledger=shown(url))) from error


@contextmanager
def sound(url: URL) -> Iterator[None]:
    """A row that is not what was written there is of a broken ledger."""
    try:
        yield
    except (ValueError, TypeError, zlib.error) as error:
        raise LedgerUnreadable(say("ledger.broken", ledger=shown(url))) from error


def shown(url: URL) -> str:
    """The file, or the address without its password."""
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _known(error: DBAPIError, ledger: str, is_opening: bool) -> DutycoverError | None:
    name = getattr(error.orig, "sqlite_errorname", None)
    code = "_".join(name.split("_")[:2]) if name else getattr(error.orig, "sqlstate", None)
    if code in NOT_WRITTEN:
        return LedgerNotWritten(say(NOT_WRITTEN[code], ledger=ledger))
    if code in UNREADABLE:
        return LedgerUnreadable(say(UNREADABLE[code], ledger=ledger))
    if error.connection_invalidated or (isinstance(error, OperationalError | InterfaceError) and name is None):
        if is_opening:
            return LedgerUnreadable(say("ledger.unreachable", ledger=ledger))
        return LedgerNotWritten(say("ledger.gone", ledger=ledger))
    return None
