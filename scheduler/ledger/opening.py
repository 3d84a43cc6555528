"""A ledger opened by its address; where there is none yet, an empty one in memory, or one made for what is to be written."""

from pathlib import Path

from sqlalchemy import make_url

from models.errors import system_problem
from models.words import say
from scheduler.ledger.connection import address, engine_of, is_there
from scheduler.ledger.faults import LedgerNotWritten
from scheduler.ledger.ledger import Ledger


def to_read(given: str = "") -> Ledger:
    """Nothing is made of a ledger that is not there. Raises `LedgerUnreadable`, and `VersionRefused` for what is no address."""
    url = address(given)
    return Ledger(engine_of(url if is_there(url) else make_url("sqlite://")))


def to_write(given: str = "") -> Ledger:
    """The file and its folder are made where they are not there. Raises `LedgerNotWritten` too."""
    url = address(given)
    if not is_there(url):
        try:
            Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerNotWritten(say("ledger.no_folder", ledger=url.database, problem=system_problem(error))) from error
    return Ledger(engine_of(url))
