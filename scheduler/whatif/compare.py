"""A scenario's run beside the base's: key figures, levels, shortages that appear and vanish, and who changes."""

from collections import Counter

from models.case import Case
from models.comparison import Compared, Comparison, KeyFigures, LevelDifference, Run, ShortageChange, Verdict
from models.findings import AuditReport, Shortage
from models.leave import LeaveStatus
from models.policy import Policy
from models.roster import LevelResult, Outcome, Proof, Source
from models.scenario import Scenario
from scheduler.demand.needs import Duty
from scheduler.whatif.officers import officer_changes

Done = tuple[Scenario, Case, Run]
"""A scenario, its case and what came of it."""


def comparison(case: Case, base: Run, done: list[Done]) -> Comparison:
    """`base` has a roster; a scenario's run may have failed."""
    assert base.proof is not None
    return Comparison(
        title=case.title,
        start=case.start,
        end=case.end,
        case_hash=base.case_hash,
        proof=base.proof,
        figures=figures(case, base),
        scenarios=tuple(_compared(case, base, ended) for ended in done),
    )


def _compared(case: Case, base: Run, done: Done) -> Compared:
    scenario, changed, run = done
    if run.proof is None or base.proof is None:
        return Compared(scenario=scenario, failure=run.failure)
    return Compared(
        scenario=scenario,
        proof=run.proof,
        figures=figures(changed, run),
        levels=level_differences(base.proof, run.proof, case.policy),
        officers=officer_changes((case, base.roster), (changed, run.roster)),
        shortages=shortage_changes(base.report, run.report),
    )


def figures(case: Case, run: Run) -> KeyFigures:
    outcomes = Counter(decision.outcome for decision in run.roster.leave)
    sources = Counter(assignment.source for assignment in run.roster.assignments)
    decided = {decision.request for decision in run.roster.leave}
    given = sum(request.id not in decided and request.status is LeaveStatus.APPROVED for request in case.leave)
    critical = [shortage for shortage in run.report.shortages if shortage.below_minimum]
    return KeyFigures(
        critical_duties=len(critical),
        critical=sum(shortage.below_minimum for shortage in critical),
        below_target=sum(shortage.below_target for shortage in run.report.shortages),
        covers=sources[Source.COVER],
        helpers=len({assignment.officer for assignment in run.roster.assignments if assignment.source is Source.COVER}),
        stints=len(run.roster.stints),
        extra_duties=sources[Source.EXTRA],
        granted=given + outcomes[Outcome.GRANTED],
        moved=outcomes[Outcome.MOVED],
        refused=outcomes[Outcome.REFUSED],
    )


def level_differences(before: Proof, after: Proof, policy: Policy) -> tuple[LevelDifference, ...]:
    """By name in the base's order, then what only the scenario has. Under another order of levels nothing is decided."""
    ours, theirs = ({level.name: level for level in proof.levels} for proof in (before, after))
    same_order = list(ours) == list(theirs)
    differences, settled = [], same_order
    for name in dict.fromkeys((*ours, *theirs)):
        verdict = _verdict(ours.get(name), theirs.get(name)) if settled else Verdict.OPEN
        title = policy.row(name).title if policy.has(name) else name
        differences.append(
            LevelDifference(name=name, title=title, before=ours.get(name), after=theirs.get(name), verdict=verdict)
        )
        settled = settled and verdict is Verdict.EQUAL
    return tuple(differences)


def _verdict(before: LevelResult | None, after: LevelResult | None) -> Verdict:
    """Of a level whose earlier levels are equal and closed."""
    if before is None or after is None:
        return Verdict.OPEN
    if before.value < after.bound or after.value < before.bound:
        return Verdict.DECIDED
    closed = before.value <= before.bound and after.value <= after.bound
    return Verdict.EQUAL if closed and before.value == after.value else Verdict.OPEN


def shortage_changes(before: AuditReport, after: AuditReport) -> tuple[ShortageChange, ...]:
    ours, theirs = ({_duty(shortage): _lacking(shortage) for shortage in report.shortages} for report in (before, after))
    changes = []
    for duty in sorted(ours.keys() | theirs.keys(), key=lambda duty: (duty.date, duty)):
        (minimum, target), (minimum_after, target_after) = ours.get(duty, (0, 0)), theirs.get(duty, (0, 0))
        if (minimum, target) != (minimum_after, target_after):
            changes.append(
                ShortageChange(
                    **duty._asdict(),
                    minimum_before=minimum,
                    minimum_after=minimum_after,
                    target_before=target,
                    target_after=target_after,
                )
            )
    return tuple(changes)


def _duty(shortage: Shortage) -> Duty:
    return Duty(shortage.station, shortage.post, shortage.shift, shortage.date)


def _lacking(shortage: Shortage) -> tuple[int, int]:
    return shortage.below_minimum, shortage.below_target
