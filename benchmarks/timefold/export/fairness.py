"""From which burden on fairness counts."""

from collections import defaultdict

from benchmarks.timefold.export.known import Known
from scheduler.formulation.facts import Duty
from scheduler.objective.fairness import _demanded, _group


def steps(known: Known) -> dict[int, list[int]]:
    """Per officer with candidates, the burdens above which fairness counts."""
    rows: dict[int, list[tuple[Duty, int]]] = defaultdict(list)
    groups: dict[str, list[int]] = defaultdict(list)
    for candidate, var in zip(known.model.candidates, known.model.x, strict=True):
        rows[candidate.officer].append((candidate.duty, var))
    eligible = {officer: len({duty.day for duty, _ in mine}) for officer, mine in rows.items()}
    for officer in rows:
        groups[_group(known.instance, officer)].append(officer)
    thresholds, percentages = {}, known.instance.policy.percentages("fairness.steps")
    for officers in groups.values():
        demanded = _demanded(known.instance, officers, rows)
        dates = sum(eligible[officer] for officer in officers)
        for officer in officers:
            share = demanded * eligible[officer]
            thresholds[officer] = [-(-percent * share // (100 * dates)) for percent in percentages]
    return thresholds
