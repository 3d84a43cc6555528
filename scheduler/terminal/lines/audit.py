"""An audit, and the edits by hand that went into it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from models.case import Case
from models.findings import AuditReport, Finding
from models.policy import Policy
from models.roster import RosterFile
from models.words import say
from scheduler.exchange.reading.claims import policy_lines
from scheduler.exchange.working.edits.near_case import kept_leave
from scheduler.exchange.working.edits.roster_changes import Changes
from scheduler.exchange.working.edits.roster_edits import AnyEdit
from scheduler.terminal.lines.case import case_lines
from scheduler.terminal.lines.lists import below_heading, changes_listed, first_lines
from scheduler.terminal.lines.plan import shortage_line


def edit_lines(edits: tuple[AnyEdit, ...], broken: Iterable[tuple[AnyEdit | None, Finding]], policy: Policy) -> Iterator[str]:
    """Each edit with what it breaks below it."""
    below: dict[AnyEdit | None, list[Finding]] = defaultdict(list)
    for edit, finding in broken:
        below[edit].append(finding)
    yield say("console.edits", edits=len(edits))
    for edit in edits:
        yield f"  {edit}"
        yield from (f"  {_sentence(finding, policy)}" for finding in below[edit])
    if below[None]:
        yield say("console.edits_together")
        yield from (f"  {_sentence(finding, policy)}" for finding in below[None])


def kept_lines(edits: tuple[AnyEdit, ...]) -> Iterator[str]:
    if edits:
        yield say("console.kept", edits=len(edits))
        yield from (f"  {edit}" for edit in edits)


def near_lines(case: Case) -> Iterator[str]:
    """To what the roster to come stays near."""
    if case.roster_before:
        yield say("console.near", leave=kept_leave(case))


def unread_lines(changes: Changes) -> Iterator[str]:
    """What was changed in a 底稿 and is not read, with where to edit instead; then what is free to be there."""
    if changes.unread:
        yield say("console.unread", unread=len(changes.unread))
        yield from changes_listed(map(str, changes.unread))
    if changes.free:
        yield say("console.free", free=len(changes.free))
        yield from changes_listed(changes.free)


def audit_lines(
    file: RosterFile, case: Case, report: AuditReport, is_same_case: bool, is_edited: bool, claims: tuple[str, ...]
) -> Iterator[str]:
    """`report` is of the roster as it is edited, or as the file carries it; `claims` are false ones of the file."""
    yield say("console.claimed")
    yield from case_lines(case)
    if not is_same_case:
        yield say("console.other_case")
    if is_same_case and file.rows_lacking:
        titles = say("join.comma").join(case.policy.title(key) for key in file.rows_lacking)
        yield say("console.rows_lacking", rows=len(file.rows_lacking), titles=titles)
    yield from policy_lines(case.policy)
    yield say("console.breach_count", breaches=len(report.breaches))
    yield from _sentences(report.breaches, case.policy)
    yield say("console.accepted", accepted=len(report.accepted))
    yield from _sentences(report.accepted, case.policy)
    yield say("console.givens", givens=len(report.givens))
    yield from _sentences(report.givens, case.policy)
    yield shortage_line(report)
    yield from first_lines([f"  {shortage.sentence}" for shortage in report.shortages])
    yield say("console.after_edits") if is_edited else say("console.recounted")
    for level in file.proof.levels:
        counted = report.levels.get(level.level, 0)
        yield say("console.recount", level=level.level, title=case.policy.title(level.name), counted=counted, value=level.value)
    yield from below_heading(say("console.false_claims"), claims)


def _sentences(findings: Iterable[Finding], policy: Policy) -> Iterator[str]:
    yield from first_lines([_sentence(finding, policy) for finding in findings])


def _sentence(finding: Finding, policy: Policy) -> str:
    return say("console.finding", rule=finding.title(policy), sentence=finding.sentence)
