"""A roster by what the planner calls it: a file, or the number of a version in the ledger."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.publishing.roster_hash import roster_hash
from models.publishing.version import Version
from models.roster import RosterFile
from models.words import say
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reading.roster_file import read_roster, sound_json

if TYPE_CHECKING:
    from scheduler.ledger.ledger import Ledger


def roster_of(reference: str, db: str = "") -> RosterFile:
    """The roster in a working copy or JSON file, or published as a version.

    Raises `Unreadable`, and what opening a ledger raises.
    """
    number = version_number(reference)
    if number is None:
        return read_roster(Path(reference))
    from scheduler.ledger.opening import to_read  # takes longer to load than most files to read

    ledger = to_read(db)
    return of_version(ledger, ledger.version(number))


def of_version(ledger: "Ledger", version: Version) -> RosterFile:
    """Read as strictly as a file, and held against the hashes with which it was published."""
    name = say("ledger.version", number=version.number)
    file = sound_json(name, ledger.roster(version.number))
    if (file.case_hash, roster_hash(file)) != (version.case_hash, version.roster_hash):
        raise Unreadable(UnreadableKind.BROKEN, say("ledger.changed", version=name))
    return file


def version_number(reference: str) -> int | None:
    """Digits alone are a version, unless a file is called so."""
    is_number = reference.isascii() and reference.isdigit() and len(reference) < 10
    return int(reference) if is_number and not Path(reference).exists() else None


def paths_of(*references: str) -> list[Path]:
    """Those of them that are files."""
    return [Path(reference) for reference in references if version_number(reference) is None]
