"""A roster by what the planner calls it: a file, or the number of a version in the ledger."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import DutycoverError, Exit
from models.publishing.roster_hash import roster_hash
from models.publishing.version import Version
from models.roster import RosterFile
from models.words import say
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reading.roster_file import read_roster, sound_json

if TYPE_CHECKING:
    from scheduler.exchange.working.edits.roster_changes import Changes
    from scheduler.ledger.ledger import Ledger


class EditedByHand(DutycoverError):
    """A working copy whose sheets say more than the roster that it carries."""

    exit_code = Exit.BREACHES


Reference = str | Path
"""A file, or as digits the number of a version."""


def roster_of(reference: Reference, db: str = "") -> RosterFile:
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


def version_number(reference: Reference) -> int | None:
    """Digits alone are a version, unless a file is called so."""
    typed = str(reference)
    is_number = typed.isascii() and typed.isdigit() and len(typed) < 10
    return int(typed) if is_number and not Path(reference).exists() else None


def paths_of(*references: Reference | None) -> list[Path]:
    """Those of them that are files."""
    return [Path(reference) for reference in references if reference is not None and version_number(reference) is None]


def name_of(reference: Reference) -> str:
    number = version_number(reference)
    return str(reference) if number is None else say("ledger.version", number=number)


def changes_of(reference: Reference, file: RosterFile) -> "Changes":
    """Edits by hand in a working copy; a published version has none. Raises as `read_changes` does."""
    from scheduler.exchange.working.edits.roster_changes import Changes, read_changes  # writes whole workbooks to compare

    return Changes() if version_number(reference) is not None else read_changes(Path(reference), file)


def refuse_edits(reference: Reference, file: RosterFile) -> None:
    """What was typed into the grids would be lost: it is taken up by solving. Raises `EditedByHand`."""
    changes = changes_of(reference, file)
    count = len(changes.edits) + len(changes.unread)
    if count:
        raise EditedByHand(say("by_hand.edited", path=reference, count=count))
