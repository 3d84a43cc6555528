"""What the command line says of a case, a plan or an audit, line by line."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from models.case import Case
from models.findings import AuditReport, Finding
from models.organisation import Category
from models.policy import Policy
from models.roster import LevelResult, Outcome, Proof, RosterFile, Source
from models.words import listed, say, told
from scheduler.exchange.errors import BlankCase
from scheduler.exchange.reading.assembled import ReadResult
from scheduler.exchange.reading.claims import policy_lines
from scheduler.exchange.reading.leave_beyond import outside, unchecked
from scheduler.exchange.reading.merging.merge import Merged
from scheduler.exchange.reading.merging.notes import Finding as MergeFinding
from scheduler.exchange.targets import Targets
from scheduler.exchange.working.edits.roster_changes import Changes
from scheduler.exchange.working.edits.roster_edits import AnyEdit
from scheduler.exchange.writing.paper.levels import STATUSES, STOPPED
from scheduler.exchange.writing.paper.provenance import provenance
from scheduler.exchange.writing.paper.text import case_title

MOST = 10
"""So many lines of one kind are printed; of the rest their number."""
LISTED = 200
"""The same of changes that are not read: the planner made each of them."""


def case_lines(case: Case) -> Iterator[str]:
    sworn = sum(officer.category is not Category.AUXILIARY for officer in case.officers)
    auxiliary = len(case.officers) - sworn
    stations = sum(unit.kind == "station" for unit in case.units)
    yield say("console.case", title=case_title(case.title), start=case.start, end=case.end, days=(case.end - case.start).days + 1)
    yield say(
        "console.people", units=len(case.units), stations=stations, officers=len(case.officers), sworn=sworn, auxiliary=auxiliary
    )
    yield say("console.asked", leave=len(case.leave), pins=len(case.pins))


def check_lines(read: ReadResult, warnings: Iterable[str]) -> Iterator[str]:
    yield say("console.no_faults")
    yield from case_lines(read.case)
    for heading, aside, sentences in _kinds(read, warnings):
        yield from _listed(heading + aside, sentences)


def notes(read: ReadResult, warnings: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What is no fault, sentence by sentence, each with its kind."""
    for heading, _, sentences in reversed(_kinds(read, warnings)):
        yield from ((heading, sentence) for sentence in sentences)


def _kinds(read: ReadResult, warnings: Iterable[str]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (say("console.defaults"), "", read.defaults),
        (say("console.inferred"), "", read.inferred),
        (say("console.clipped"), say("console.clipped_aside"), read.clipped),
        (say("console.doubts"), "", read.doubts),
        (say("console.hidden"), "", read.hidden),
        (say("console.ignored"), "", read.ignored),
        (say("console.warnings"), say("console.warnings_aside"), tuple(warnings)),
    ]


def blank_lines(case: BlankCase) -> Iterator[str]:
    yield say("console.blank")
    yield from (say("console.blank_cell", sheet=fault.sheet, cell=fault.cell, expected=fault.expected) for fault in case.faults)
    yield say("console.blank_sheets")


def merge_lines(merged: Merged) -> Iterator[str]:
    counts = {key: len(merged.rows[key]) for key in ("officers", "demands", "leave")}
    yield say("console.merged", officers=counts["officers"], demands=counts["demands"], leave=counts["leave"])
    if merged.shared:
        yield say("console.shared", shared=merged.shared)
    for kind in MergeFinding:
        found = [str(note) for note in merged.notes if note.kind is kind]
        if found:
            yield say("console.listed", kind=say(kind.value), count=len(found))
            yield from _most([f"  {sentence}" for sentence in found], "console.merge_list")


def added_lines(typed: Case, whole: Case) -> Iterator[str]:
    """What the history and the requests for support add to the demand that the planner typed."""
    rows, raised = len(whole.demands) - len(typed.demands), len(whole.demand_exceptions) - len(typed.demand_exceptions)
    if rows:
        places = {(row.station, row.post, row.shift) for row in whole.demands[len(typed.demands) :]}
        yield say("console.added", places=len(places), rows=rows)
    if raised:
        yield say("console.raised", raised=raised)


def plan_lines(file: RosterFile, report: AuditReport, goals: Targets, seconds: float) -> Iterator[str]:
    roster, proof = file.roster, file.proof
    leave = Counter(decision.outcome for decision in roster.leave)
    sources = Counter(assignment.source for assignment in roster.assignments)
    covers = sources[Source.COVER]
    helpers = len({one.officer for one in roster.assignments if one.source is Source.COVER})
    yield say("console.result", status=say(STATUSES[proof.status]), stopped=say(STOPPED[proof.stopped_by]), seconds=proof.seconds)
    yield from (say("console.remark", remark=told(remark)) for remark in proof.remarks)
    yield from level_lines(proof, file.case.policy)
    yield say("console.covers", covers=covers, helpers=helpers, stints=len(roster.stints), extra=sources[Source.EXTRA])
    yield (
        say(
            "console.leave",
            leave=len(roster.leave),
            granted=leave[Outcome.GRANTED],
            moved=leave[Outcome.MOVED],
            refused=leave[Outcome.REFUSED],
        )
    )
    yield from _leave_at_the_edges(file)
    yield shortage_line(report)
    accepted = say("console.accepted_too", accepted=len(report.accepted)) if report.accepted else ""
    yield say("console.breaches", breaches=len(report.breaches), accepted=accepted)
    yield say("console.written") + listed(goals.paths())
    yield say("console.provenance", provenance=provenance(file))
    yield say("console.total", seconds=seconds)


def _leave_at_the_edges(file: RosterFile) -> Iterator[str]:
    """Open requests of other horizons, and what is granted beyond this one."""
    names = {officer.id: officer.name for officer in file.case.officers}
    if others := [request.id for request in outside(file.case)]:
        yield say("console.leave_outside", count=len(others), requests=listed(others))
    beyond = list(unchecked(file.case, file.roster))
    if beyond:
        yield say("console.unchecked", unchecked=len(beyond))
    yield from _most(
        [
            "  "
            + say(
                "console.unchecked_dates",
                name=names[one.request.officer],
                request=one.request.id,
                first=one.first,
                last=one.last,
                inside=one.inside,
                beyond=one.beyond,
            )
            for one in beyond
        ]
    )


def level_lines(proof: Proof, policy: Policy) -> Iterator[str]:
    yield say("console.levels")
    for one in proof.levels:
        yield say("console.level", level=one.level, title=title(one, policy), value=one.value, bound=one.bound, gap=_gap(one))


def title(level: LevelResult, policy: Policy) -> str:
    return policy.title(level.name)


def _gap(level: LevelResult) -> str:
    state = say("console.optimal") if level.value <= level.bound else f"{level.gap:.1%}"
    return state + (say("console.conditional") if level.conditional else "")


def shortage_line(report: AuditReport) -> str:
    critical = [one for one in report.shortages if one.below_minimum]
    return say(
        "console.shortages",
        critical=len(critical),
        below_minimum=sum(one.below_minimum for one in critical),
        shortages=len(report.shortages),
        below_target=sum(one.below_target for one in report.shortages),
    )


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


def unread_lines(changes: Changes) -> Iterator[str]:
    """What was changed in a 底稿 and is not read, with where to edit instead; then what is free to be there."""
    if changes.unread:
        yield say("console.unread", unread=len(changes.unread))
        yield from _each(map(str, changes.unread))
    if changes.free:
        yield say("console.free", free=len(changes.free))
        yield from _each(changes.free)


def _each(sentences: Iterable[str]) -> Iterator[str]:
    """All of them, as far as a screen and a memory reach: each is something that a planner typed."""
    lines = [f"  {sentence}" for sentence in sentences]
    yield from lines[:LISTED]
    if len(lines) > LISTED:
        yield say("console.others", lines=len(lines) - LISTED)


def audit_lines(
    file: RosterFile, case: Case, report: AuditReport, is_same_case: bool, is_edited: bool, claims: tuple[str, ...]
) -> Iterator[str]:
    """`report` is of the roster as it is edited, or as the file carries it; `claims` are false ones of the file."""
    yield say("console.claimed")
    yield from case_lines(case)
    if not is_same_case:
        yield say("console.other_case")
    yield from policy_lines(case.policy)
    yield say("console.breach_count", breaches=len(report.breaches))
    yield from _sentences(report.breaches, case.policy)
    yield say("console.accepted", accepted=len(report.accepted))
    yield from _sentences(report.accepted, case.policy)
    yield say("console.givens", givens=len(report.givens))
    yield from _sentences(report.givens, case.policy)
    yield shortage_line(report)
    yield from _most([f"  {shortage.sentence}" for shortage in report.shortages])
    yield say("console.after_edits") if is_edited else say("console.recounted")
    for level in file.proof.levels:
        counted = report.levels.get(level.level, 0)
        yield say("console.recount", level=level.level, title=title(level, case.policy), counted=counted, value=level.value)
    yield from _listed(say("console.false_claims"), claims)


def _sentences(findings: Iterable[Finding], policy: Policy) -> Iterator[str]:
    yield from _most([_sentence(one, policy) for one in findings])


def _sentence(finding: Finding, policy: Policy) -> str:
    title = policy.title(finding.rule) if policy.has(finding.rule) else say("console.form")
    return say("console.finding", rule=title, sentence=finding.sentence)


def _listed(heading: str, sentences: tuple[str, ...]) -> Iterator[str]:
    if sentences:
        yield say("console.kind", heading=heading, count=len(sentences))
        yield from (f"  {sentence}" for sentence in sentences)


def _most(lines: list[str], where: str = "console.working_copy") -> Iterator[str]:
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield say("console.more", lines=len(lines) - MOST, where=say(where))
