"""A roster audited as it is now, edits by hand among it: alone, or against a case."""

from pathlib import Path
from typing import NamedTuple

from models.case import Case
from models.case_hash import case_hash
from models.findings import AuditReport, Finding
from models.roster import RosterFile
from scheduler.audit import audit as audit_roster
from scheduler.audit import audit_file
from scheduler.demand.planning import staffed
from scheduler.exchange.reading.claims import false_claims
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.working.edits.roster_changes import Changes, refuse_stale
from scheduler.exchange.working.edits.roster_edits import AnyEdit
from scheduler.jobs.edited_roster import Audited, with_edits
from scheduler.jobs.published import Reference, changes_of, roster_of
from scheduler.jobs.ready import read
from scheduler.ledger.place import is_nowhere


class RosterAudit(NamedTuple):
    """`report` is of the roster as it is edited, for `case`, which is that of the file where `is_same_case`.

    `broken` is what each edit breaks, or all of them where the edit is None; `claims` are false ones of the file.
    """

    file: RosterFile
    case: Case
    report: AuditReport
    is_same_case: bool
    is_edited: bool
    edits: tuple[AnyEdit, ...]
    broken: tuple[tuple[AnyEdit | None, Finding], ...]
    changes: Changes
    claims: tuple[str, ...]


def audit(reference: Reference, given: Path | None = None, db: str = "") -> RosterAudit:
    """Raises what `roster_of` raises, `Unreadable` for edits of another case, `CaseFaults` for one that means nothing."""
    file = roster_of(reference, db)
    case, roster = _given_case(given, file) if given else file.case, file.roster
    changes = changes_of(reference, file)
    refuse_stale(Path(reference), file, changes.edits, case_hash(case))
    is_same_case, is_edited = case_hash(case) == file.case_hash, bool(changes.edits)
    audited = with_edits(file, changes.edits) if is_edited else Audited(case, roster, (), ())
    case, changes = audited.case, changes.with_unread(audited.idle)
    report = audit_roster(case, audited.roster) if is_edited or not is_same_case else audit_file(file)
    claims = tuple(false_claims(file.proof, report, case.policy)) if is_same_case and not is_edited else ()
    return RosterAudit(file, case, report, is_same_case, is_edited, audited.edits, audited.broken, changes, claims)


def _given_case(given: Path, file: RosterFile) -> Case:
    """As it is typed, or with what the ledger knows where it was planned with that."""
    typed = staffed(read_case(given).case)
    if case_hash(typed) == file.case_hash or is_nowhere():
        return typed
    known = staffed(read(given, None).case)
    return known if case_hash(known) == file.case_hash else typed
