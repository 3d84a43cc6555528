"""A file about to be published, looked at before: what the audit says of it, and what it would change for whom."""

from pathlib import Path
from typing import NamedTuple

from models.errors import DutycoverError
from models.findings import AuditReport
from models.publishing.difference import Difference
from models.publishing.version import Version
from models.words import say
from scheduler.audit import audit_file
from scheduler.jobs.board.editing.working_copy import WorkingCopy
from scheduler.jobs.board.folder import stamp
from scheduler.jobs.ledger.publish import publish, refuse_breaches, refuse_edits, replaced_by
from scheduler.jobs.ledger.rebuild import renewed
from scheduler.jobs.published import of_version
from scheduler.ledger.faults import StaleBase, VersionRefused
from scheduler.ledger.opening import to_read
from scheduler.publishing.difference import difference


class Unasked(VersionRefused):
    """What is published only expressly, and was not asked for expressly. The text is for the planner."""


class Looked(NamedTuple):
    """`refusal` is why it cannot be published as it is: with `over`, the version that it may replace if that is said expressly,
    what it changes against that.
    """

    replaced: Version | None = None
    difference: Difference | None = None
    refusal: str = ""
    over: int = 0


class Consent(NamedTuple):
    """What was said expressly: that accepted breaches are known, and which version is replaced without being made from it."""

    is_accepted: bool = False
    over: int = 0


def look(copy: WorkingCopy) -> Looked:
    """By what is known of the copy already; publishing reads and audits it anew.

    Raises nothing that a planner can mend: it is the `refusal`.
    """
    file, facts = copy.written.file, copy.written.facts
    try:
        refuse_breaches(copy.path, file, audit_file(file, facts, copy.written.report))
        refuse_edits(copy.path, (*copy.edits, *copy.copy.unread))
        ledger = renewed(to_read())
        replaced = replaced_by(ledger, file)
    except StaleBase as error:
        return Looked(refusal=error.sentence().partition("\n")[2], over=error.latest)
    except DutycoverError as error:
        return Looked(refusal=error.sentence())
    if replaced is None:
        return Looked()
    before = of_version(ledger, replaced)
    return Looked(replaced, difference((before.case, before.roster), (file.case, file.roster)))


def publish_as_seen(path: Path, seen: str, report: AuditReport, by: tuple[str, str], consent: Consent) -> Version:
    """As the page showed it: `by` is who publishes it, and the note. Raises `Unasked`, and what publishing raises."""
    if stamp(path) != seen:
        raise Unasked(say("board.publish.changed", name=path.name))
    if report.accepted and not consent.is_accepted:
        raise Unasked(say("board.publish.unaccepted", count=len(report.accepted)))
    try:
        return publish(path, *by, base=consent.over or None).value
    except StaleBase as error:
        raise Unasked(say("board.publish.overtaken", number=error.latest)) from error
