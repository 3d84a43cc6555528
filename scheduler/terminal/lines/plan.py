"""A plan: what was added to the demand, what the search reached, and where it is written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from models.case import Case
from models.findings import AuditReport
from models.policy import Policy
from models.records.stay import StayTime
from models.roster import LevelResult, Outcome, Proof, RosterFile, Source
from models.words import listed, say, told
from scheduler.exchange.reading.leave_beyond import outside, unchecked
from scheduler.exchange.working.visits import ALONE, ELSEWHERE, IN_STINT, UNPLACED, placings
from scheduler.exchange.writing.paper.levels import STATUSES, STOPPED, gap_text
from scheduler.exchange.writing.paper.provenance import provenance
from scheduler.terminal.lines.lists import first_lines


def added_lines(typed: Case, whole: Case) -> Iterator[str]:
    """What the history and the requests for support add to the demand that the planner typed."""
    rows, raised = len(whole.demands) - len(typed.demands), len(whole.demand_exceptions) - len(typed.demand_exceptions)
    if rows:
        places = {(row.station, row.post, row.shift) for row in whole.demands[len(typed.demands) :]}
        yield say("console.added", places=len(places), rows=rows)
    if raised:
        yield say("console.raised", raised=raised)


def plan_lines(file: RosterFile, report: AuditReport, paths: Iterable[Path], seconds: float) -> Iterator[str]:
    roster, proof = file.roster, file.proof
    leave = Counter(decision.outcome for decision in roster.leave)
    sources = Counter(assignment.source for assignment in roster.assignments)
    covers = sources[Source.COVER]
    helpers = len({duty.officer for duty in roster.assignments if duty.source is Source.COVER})
    yield say("console.result", status=say(STATUSES[proof.status]), stopped=say(STOPPED[proof.stopped_by]), seconds=proof.seconds)
    yield from (say("console.remark", remark=told(remark)) for remark in proof.remarks)
    yield from level_lines(proof, file.case.policy)
    yield say("console.covers", covers=covers, helpers=helpers, stints=len(roster.stints), extra=sources[Source.EXTRA])
    if file.case.stay_phases:
        nights = sum(stay.time is StayTime.NIGHT for stay in roster.stays)
        leaders = len({stay.officer for stay in roster.stays})
        yield say("console.stays", stays=len(roster.stays), leaders=leaders, nights=nights)
    yield say(
        "console.leave",
        leave=len(roster.leave),
        granted=leave[Outcome.GRANTED],
        moved=leave[Outcome.MOVED],
        refused=leave[Outcome.REFUSED],
    )
    yield from _leave_at_the_edges(file)
    yield from _visits(file)
    yield shortage_line(report)
    accepted = say("console.accepted_too", accepted=len(report.accepted)) if report.accepted else ""
    yield say("console.breaches", breaches=len(report.breaches), accepted=accepted)
    yield say("console.written") + listed(paths)
    yield say("console.provenance", provenance=provenance(file))
    yield say("console.total", seconds=seconds)


def _visits(file: RosterFile) -> Iterator[str]:
    """Commitments at stations, where there are any."""
    answers = Counter(placing.answer for placing in placings(file.case, file.roster))
    if visits := answers.total() - answers[ELSEWHERE]:
        in_stint, alone, unplaced = answers[IN_STINT], answers[ALONE], answers[UNPLACED]
        yield say("console.visits", visits=visits, in_stint=in_stint, alone=alone, unplaced=unplaced)


def _leave_at_the_edges(file: RosterFile) -> Iterator[str]:
    """Open requests of other horizons, and what is granted beyond this one."""
    names = {officer.id: officer.name for officer in file.case.officers}
    if others := [request.id for request in outside(file.case)]:
        yield say("console.leave_outside", count=len(others), requests=listed(others))
    beyond = list(unchecked(file.case, file.roster))
    if beyond:
        yield say("console.unchecked", unchecked=len(beyond))
    dates = [
        say(
            "console.unchecked_dates",
            name=names[leave.request.officer],
            request=leave.request.id,
            first=leave.first,
            last=leave.last,
            inside=leave.inside,
            beyond=leave.beyond,
        )
        for leave in beyond
    ]
    yield from first_lines([f"  {sentence}" for sentence in dates])


def level_lines(proof: Proof, policy: Policy) -> Iterator[str]:
    yield say("console.levels")
    for level in proof.levels:
        known = {"title": policy.title(level.name), "value": level.value, "bound": level.bound, "gap": _gap(level)}
        yield say("console.level", level=level.level, **known) + _certified(level, proof)


def _certified(level: LevelResult, proof: Proof) -> str:
    if not proof.certificate:
        return ""
    return say("console.uncertified") if level.certified is None else say("console.certified", bound=level.certified)


def _gap(level: LevelResult) -> str:
    state = say("console.optimal") if level.value <= level.bound else gap_text(level.gap)
    return state + (say("console.conditional") if level.conditional else "")


def shortage_line(report: AuditReport) -> str:
    critical = [shortage for shortage in report.shortages if shortage.below_minimum]
    return say(
        "console.shortages",
        critical=len(critical),
        below_minimum=sum(shortage.below_minimum for shortage in critical),
        shortages=len(report.shortages),
        below_target=sum(shortage.below_target for shortage in report.shortages),
    )
