"""From which burden on fairness counts."""

from benchmarks.timefold.export.known import Known
from scheduler.objective.fairness import fair_shares


def steps(known: Known) -> dict[int, list[int]]:
    """Per officer with candidates, the burdens above which fairness counts."""
    shares = fair_shares(known.instance, known.model.candidates)
    return {officer: share.thresholds(known.instance) for officer, share in shares.items()}
