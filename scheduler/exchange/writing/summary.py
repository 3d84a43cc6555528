"""The JSON summary that scripts read after a solve."""

from collections import Counter
from typing import Any

from models.findings import AuditReport
from models.roster import Outcome, RosterFile
from models.words import told
from scheduler.exchange.reading.leave_beyond import outside, unchecked


def summary(file: RosterFile, report: AuditReport) -> dict[str, Any]:
    """Stable keys (DESIGN section 7). `assignments` counts every duty of the roster: base duties and decided ones;

    `shortages` counts duties below target, those below minimum among them; `leave` counts decisions, given leave is in none;
    `leave_unchecked` are those granted with dates beyond the horizon, `leave_outside` the open requests of other horizons.
    """
    proof = file.proof
    outcomes = Counter(decision.outcome for decision in file.roster.leave)
    return {
        "status": proof.status.value,
        "stopped_by": proof.stopped_by.value,
        "levels": [
            {"name": one.name, "value": one.value, "bound": one.bound, "gap": one.gap, "conditional": one.conditional}
            for one in proof.levels
        ],
        "breaches": len(report.breaches),
        "shortages": len(report.shortages),
        "assignments": len(file.roster.assignments),
        "leave": {outcome.value: outcomes[outcome] for outcome in Outcome},
        "leave_unchecked": [
            {
                "request": one.request.id,
                "officer": one.request.officer,
                "first": one.first.isoformat(),
                "last": one.last.isoformat(),
                "days_inside": one.inside,
                "days_unchecked": one.beyond,
            }
            for one in unchecked(file.case, file.roster)
        ],
        "leave_outside": [request.id for request in outside(file.case)],
        "seconds": proof.seconds,
        "seed": proof.seed,
        "versions": dict(proof.versions),
        "parameters": dict(proof.parameters),
        "case_hash": file.case_hash,
        "remarks": [told(remark) for remark in proof.remarks],
    }
