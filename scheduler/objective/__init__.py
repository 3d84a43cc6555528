"""One file, one objective term: how the model counts it. Its recomputation from a roster is under `audit.terms`."""

from types import ModuleType

from scheduler.objective import (
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

TERMS: tuple[ModuleType, ...] = (
    new_lacks,
    event_claims,
    critical_cover,
    leave,
    target_cover,
    spread,
    changed_officers,
    changed_days,
    ladder,
    surplus,
    fairness,
    travel,
    stints,
    handovers,
    visits,
    wishes,
)
