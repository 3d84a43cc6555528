"""What follows from the versions, made anew from them: after a migration, or on demand."""

from models.publishing.difference import Difference
from models.publishing.version import Version
from models.words import say
from scheduler.audit import facts_of
from scheduler.jobs.answered import Answered
from scheduler.jobs.published import of_version
from scheduler.ledger.derived import Derived, derived
from scheduler.ledger.ledger import Ledger
from scheduler.ledger.opening import to_write
from scheduler.publishing.difference import difference


def rebuild(db: str = "") -> Answered[int]:
    """Raises what opening a ledger raises, and `Unreadable` for a version that is not what was published."""
    ledger = to_write(db)
    _rebuild(ledger)
    count = len(ledger.versions())
    return Answered(count, (say("ledger.rebuilt", versions=count),))


def renewed(ledger: Ledger) -> Ledger:
    """The same, where a migration has left what follows from its versions to be made."""
    if not ledger.is_derived():
        _rebuild(ledger)
    return ledger


def _rebuild(ledger: Ledger) -> None:
    def derive(version: Version) -> Derived:
        file = of_version(ledger, version)
        return derived(facts_of(file.case), file.roster)

    def compare(version: Version) -> Difference | None:
        if version.supersedes is None:
            return None
        files = (of_version(ledger, either) for either in (ledger.version(version.supersedes), version))
        return difference(*((file.case, file.roster) for file in files))

    ledger.rebuild(derive, compare)
