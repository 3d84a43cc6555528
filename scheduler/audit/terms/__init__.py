"""Every objective term recomputed from a roster: policy key to its value before weighting."""

from collections.abc import Callable, Collection

from ..facts import Facts
from ..sheet import Sheet
from . import (
    changed_days,
    changed_officers,
    critical_cover,
    event_claims,
    fairness,
    handovers,
    ladder,
    leave,
    new_lacks,
    spread,
    stints,
    surplus,
    target_cover,
    travel,
    visits,
    wishes,
)

Term = Callable[[Facts, Sheet], int]

OBJECTIVE: dict[str, Term] = {
    "new_lacks": new_lacks.value,
    "event_claims": event_claims.value,
    "critical_cover": critical_cover.value,
    "leave": leave.value,
    "target_cover": target_cover.value,
    "spread": spread.value,
    "changed_officers": changed_officers.value,
    "changed_days": changed_days.value,
    "ladder": ladder.value,
    "surplus": surplus.value,
    "fairness": fairness.value,
    "travel": travel.value,
    "stints": stints.value,
    "handovers": handovers.value,
    "visits": visits.value,
    "wishes": wishes.value,
}

OF_OFFICERS: dict[str, Callable[[Facts, Sheet, Collection[str]], int]] = {
    "changed_officers": changed_officers.of_officers,
    "changed_days": changed_days.of_officers,
    "ladder": ladder.of_officers,
    "fairness": fairness.of_officers,
}
"""Of the terms that take longest: what some officers have in the value, whatever the others do."""
