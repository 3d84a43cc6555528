"""The policy of a case in the peer's terms, and a clear word where it asks for what the peer does not know."""

from datetime import date
from typing import Any

from models.leave import PinKind
from models.policy import older_rows
from scheduler.formulation.instance import Instance

NEVER = 10**6
TERMS = (
    "critical_cover",
    "leave",
    "target_cover",
    "female_presence",
    "ladder",
    "surplus",
    "layer_share",
    "fairness",
    "travel",
    "stints",
    "handovers",
    "wishes",
)
LATER_KNOWN = ("leave.calendar_kinds", "leave_capacity.exempt")
"""Rows that came later, but reach the peer in the costs and places of leave."""
TRIVIAL = {"consecutive_days.min": 1, "days_off.run": 1, "load.min_minutes": 0}


def unsupported(instance: Instance) -> str | None:
    """Why the peer cannot plan the case; None if it can."""
    policy = instance.policy
    for key, value in TRIVIAL.items():
        if policy.on(key) and policy.number(key) > value:
            return f"the peer does not know {key}"
    for key, older in older_rows().items():
        if policy.on(key) and not older.on and key not in LATER_KNOWN:
            return f"the peer does not know {key}"
    if instance.case.roster_before:
        return "the peer does not know a roster before"
    if instance.case.stay_phases:
        return "the peer does not know leaders' stays"
    for rule in ("one_duty", "rota", "cover"):
        if not instance.active(rule):
            return f"the peer always keeps {rule}"
    if instance.shared_dates or policy.on("load.weekends") or any(row.level and row.hard and row.on for row in policy.rows):
        return "the peer does not know shared dates, load.weekends or soft limits made hard"
    if len(policy.windows("load.nights")) > 1:
        return "the peer does not know several windows of nights"
    if any(pin.kind is PinKind.ASSIGN or (pin.kind is PinKind.GRANT and pin.date) for pin in instance.case.pins):
        return "the peer does not know assign pins or granted dates"
    return None


def weights_of(instance: Instance) -> dict[str, tuple[int, int]]:
    """Per term that is on, its place among the levels and its weight."""
    policy = instance.policy
    rows = [row for row in policy.rows if row.level is not None and policy.on(row.key) and row.key in TERMS]
    levels = sorted({row.level for row in rows if row.level is not None})
    return {row.key: (levels.index(row.level), row.weight) for row in rows if row.level is not None}


def rules_of(instance: Instance) -> dict[str, Any]:
    policy = instance.policy

    def limit(rule: str, key: str = "", off: int = NEVER) -> int:
        return policy.number(key or rule) if instance.active(rule) and policy.on(key or rule) else off

    return {
        "days": instance.days.count,
        "weekday": instance.case.start.weekday(),
        "reach": instance.lines.reach,
        "year_end": instance.days.number(date(instance.case.start.year, 12, 31)),
        "zones": [unit.zone for unit in instance.units.values()],
        "leave_eve_end": policy.number("available.leave_eve_end"),
        "run": limit("consecutive_days"),
        "worked_of_seven": 7 - limit("days_off", off=0),
        "stint": limit("stint"),
        "gap": limit("stint", "stint.gap", off=0),
        "idle": limit("stint", "stint.idle"),
        "minutes": limit("load"),
        "period": policy.number("load.period"),
        "nights": policy.windows("load.nights")[0].limit if instance.active("load") and policy.on("load.nights") else NEVER,
        "duties": limit("load", "load.duties"),
        "covers": limit("load", "load.cover_year"),
        "extras": limit("load", "load.extra"),
        "extra_leave_gap": limit("load", "load.extra_leave_gap", off=0),
    }
