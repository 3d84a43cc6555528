"""What leaves the desk is of a roster as it stands: published, or a draft without edits that nobody has audited."""

from collections.abc import Sequence
from typing import NamedTuple

from models.publishing.roster_hash import roster_hash
from models.publishing.version import Version
from models.roster import RosterFile
from models.words import say
from scheduler.jobs.published import of_version, refuse_edits, roster_of, version_number
from scheduler.ledger.faults import VersionRefused
from scheduler.ledger.ledger import Ledger
from scheduler.ledger.opening import to_read


class Sent(NamedTuple):
    """A roster, its version where it is published, and the versions before it, the oldest first."""

    file: RosterFile
    version: Version | None
    before: tuple[Version, ...]
    ledger: Ledger

    def earlier(self, since: str, db: str) -> tuple[RosterFile, ...]:
        """Every roster of which somebody may have been told; `since` comes last, if it is given. Raises `VersionRefused`."""
        last = roster_of(since, db) if since else None
        number = version_number(since) if since else None
        version = _version(last, number, self.ledger.versions()) if last else None
        if version:
            self._refuse(version, number is not None)
        known = [of_version(self.ledger, earlier) for earlier in self.before if earlier != version]
        return *known, *([last] if last else [])

    def _refuse(self, since: Version, is_number: bool) -> None:
        """A file that is the same as the roster itself has no news; as a number it was mistyped."""
        case = self.file.case
        if (since.first, since.last) != (case.start, case.end):
            raise VersionRefused(say("notice.other_period", number=since.number, first=case.start, last=case.end))
        if self.version and (since.number > self.version.number or (is_number and since == self.version)):
            raise VersionRefused(say("notice.not_earlier", since=since.number, number=self.version.number))


def sent(reference: str, db: str = "") -> Sent:
    """A file that was published as it is counts as its version.

    Raises `Unreadable`, `EditedByHand`, and what opening a ledger raises.
    """
    file, number, ledger = roster_of(reference, db), version_number(reference), to_read(db)
    refuse_edits(reference, file)
    same = (file.case.start, file.case.end)
    known = [version for version in ledger.versions(*same) if (version.first, version.last) == same]
    version = _version(file, number, known)
    last = version.number if version else None
    return Sent(file, version, tuple(each for each in known if last is None or each.number < last), ledger)


def _version(file: RosterFile, number: int | None, known: Sequence[Version]) -> Version | None:
    if number is not None:
        return next(version for version in known if version.number == number)
    hashes = file.case_hash, roster_hash(file)
    return next((version for version in reversed(known) if (version.case_hash, version.roster_hash) == hashes), None)
