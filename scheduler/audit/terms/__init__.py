"""Every objective term recomputed from a roster: policy key to its value before weighting."""

from collections.abc import Callable

from .. import least_load
from ..facts import Facts
from ..rules import consecutive_days, days_off, female_presence, layer_share
from ..sheet import Sheet
from . import critical_cover, fairness, handovers, ladder, leave, stints, surplus, target_cover, travel, wishes

Term = Callable[[Facts, Sheet], int]

OBJECTIVE: dict[str, Term] = {
    "critical_cover": critical_cover.value,
    "leave": leave.value,
    "target_cover": target_cover.value,
    "ladder": ladder.value,
    "surplus": surplus.value,
    "fairness": fairness.value,
    "travel": travel.value,
    "stints": stints.value,
    "handovers": handovers.value,
    "wishes": wishes.value,
}

SOFT: dict[str, Term] = {
    "female_presence": female_presence.penalty,
    "layer_share": layer_share.penalty,
    "consecutive_days.min": consecutive_days.penalty,
    "days_off.run": days_off.penalty,
    "load.min_minutes": least_load.weekly,
    "load.min_total_minutes": least_load.total,
}
"""Soft limits, which count only where their rule is checked."""
