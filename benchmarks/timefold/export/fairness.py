"""From which burden on fairness counts."""

from collections import defaultdict

from benchmarks.timefold.export.known import Known
from scheduler.formulation.facts import Duty
from scheduler.objective.fairness import STEPS, _demanded, _group


def steps(known: Known) -> dict[int, list[int]]:
    """Per officer with candidates, the burdens above which fairness counts."""
    rows: dict[int, list[tuple[Duty, int]]] = defaultdict(list)
    groups: dict[str, list[int]] = defaultdict(list)
    for candidate, var in zip(known.model.candidates, known.model.x, strict=True):
        rows[candidate.officer].append((candidate.duty, var))
    eligible = {officer: len({duty.day for duty, _ in mine}) for officer, mine in rows.items()}
    for officer in rows:
        groups[_group(known.instance, officer)].append(officer)
    thresholds = {}
    for officers in groups.values():
        demanded = _demanded(known.instance, officers, rows)
        dates = sum(eligible[officer] for officer in officers)
        for officer in officers:
            share = demanded * eligible[officer]
            thresholds[officer] = [-(-half * share // (2 * dates)) for half in STEPS]
    return thresholds
