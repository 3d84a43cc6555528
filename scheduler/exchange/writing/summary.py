"""The JSON summary that scripts read after a solve."""

from collections import Counter

from models.findings import AuditReport
from models.reasons import Reasons
from models.roster import Outcome, RosterFile
from models.summary import LevelSummary, RosterSummary, UncheckedLeave
from models.words import told
from scheduler.exchange.reading.leave_beyond import Unchecked, outside, unchecked


def summary(file: RosterFile, report: AuditReport, reasons: Reasons) -> RosterSummary:
    proof = file.proof
    outcomes = Counter(decision.outcome for decision in file.roster.leave)
    fields = set(LevelSummary.model_fields)
    levels = (LevelSummary(**level.model_dump(include=fields)) for level in proof.levels)
    return RosterSummary(
        status=proof.status,
        stopped_by=proof.stopped_by,
        levels=tuple(levels),
        breaches=len(report.breaches),
        shortages=len(report.shortages),
        assignments=len(file.roster.assignments),
        leave={outcome: outcomes[outcome] for outcome in Outcome},
        leave_unchecked=tuple(map(_unchecked, unchecked(file.case, file.roster))),
        leave_outside=tuple(request.id for request in outside(file.case)),
        leave_reasons=reasons.leave,
        unneeded_covers=tuple(cover for cover in reasons.covers if not cover.is_needed),
        seconds=proof.seconds,
        seed=proof.seed,
        versions=dict(proof.versions),
        parameters=dict(proof.parameters),
        case_hash=file.case_hash,
        remarks=tuple(told(remark) for remark in proof.remarks),
    )


def _unchecked(leave: Unchecked) -> UncheckedLeave:
    return UncheckedLeave(
        request=leave.request.id,
        officer=leave.request.officer,
        first=leave.first,
        last=leave.last,
        days_inside=leave.inside,
        days_unchecked=leave.beyond,
    )
