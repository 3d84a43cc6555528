"""A working copy of a roster that was kept without one."""

from models.roster import RosterFile
from models.words import in_the_workbook
from scheduler.audit import audit_file
from scheduler.exchange.working.workbook import working_bytes
from scheduler.explain.reasons.why import reasons
from scheduler.ledger.closing import closing


def made_anew(file: RosterFile, deadline: float | None = None) -> bytes:
    """In the language of the workbooks. After `deadline` (time.monotonic) no more reasons are searched."""
    with in_the_workbook():
        report = audit_file(file)
        explained = reasons(file.case, file.roster, report, deadline)
        return working_bytes(file, report, explained, closing(file.case, file.roster))
