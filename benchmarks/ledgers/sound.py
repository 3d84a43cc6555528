"""Whether a ledger is whole: what can be seen from outside of it."""

from scheduler.jobs.ledger.rebuild import rebuild
from scheduler.jobs.published import of_version
from scheduler.ledger.opening import to_read


def wrong(db: str) -> list[str]:
    """What is half there: a version out of the line, without its content, or not followed by what follows from it."""
    ledger = to_read(db)
    versions = ledger.versions()
    faults = [] if [row.number for row in versions] == list(range(1, len(versions) + 1)) else ["numbers have a gap"]
    bases = [row.supersedes or 0 for row in versions]
    faults += [] if bases == list(range(len(versions))) else ["the line of versions is broken"]
    for version in versions:
        of_version(ledger, version)
    kept = ledger.derived()
    rebuild(db)
    return [*faults, *(name for name, rows in to_read(db).derived().items() if rows != kept[name])]
