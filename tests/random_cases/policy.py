"""Policy rows: limits so tight that they bind on a few dates, rules switched off."""

from collections.abc import Mapping
from random import Random
from typing import Any

from models.policy import Policy, default_policy
from tests.random_cases.chance import Chance

TIGHT: dict[str, tuple[int | str, ...]] = {
    "rest": (660, 840),
    "rest.night": (600, 1440),
    "rest.day24": (0, 1440),
    "consecutive_days": (1, 2, 6),
    "days_off": (1, 5),
    "stint": (1, 2, 14),
    "stint.gap": (0, 1, 2),
    "stint.idle": (0, 1, 3),
    "stint.away": (0, 1, 2),
    "stint.away_period": (2, 3, 28),
    "stint.stations": (0, 1),
    "load": (960, 1560, 3840),
    "load.nights": (1, 10, "2:1", "3:1;4:2", "7:4;14:6;28:10"),
    "load.extra": (0, 1, 2),
    "load.cover_year": (1, 2, 60),
    "leave_capacity": (20, 50, 100),
    "max_away": (20, 50, 100),
    "layer_share": (0, 1, 2),
    "notice": (1, 3),
}
"""By key, the values of a row that bind on a few dates."""


def drawn_policy(chance: Chance, policy: Mapping[str, Mapping[str, Any]]) -> Policy:
    edits: dict[str, dict[str, Any]] = {
        key: {"value": chance.rng.choice(values)} for key, values in TIGHT.items() if chance.often(0.3)
    }
    switches = ("load.duties", "load.weekends")
    edits |= {key: {"on": True, "value": chance.rng.choice((1, 2))} for key in switches if chance.often(0.15)}
    soft = {"consecutive_days.min": 2, "days_off.run": 2, "load.min_minutes": 960}
    edits |= {key: {"value": value} for key, value in soft.items() if chance.often(0.15)}
    dropped = ("one_duty", "donor_floor.lender", "sworn_lead", "stint.gap", "load.rolling")
    edits |= {key: {"on": False} for key in dropped if chance.often(0.05)}
    if chance.often(0.15):
        edits["load.total_minutes"] = {"on": True, "value": chance.rng.choice((960, 2000))}
    if chance.often(0.15):
        edits["load.min_total_minutes"] = {"value": 1000}
    if chance.often(0.2):
        edits["load.period"] = {"value": chance.rng.choice((1, 2, 3))}
    if chance.often(0.2):
        edits["fairness.steps"] = {"value": chance.rng.choice(("", "100", "0;30;250"))}
    edits |= _kinds_of_leave(Random(repr(edits)))
    edits |= _balance(Random(f"balance {edits}")) | _days_off_after(Random(f"after {edits}"))
    return default_policy().changed(**edits | {key: dict(row) for key, row in policy.items()})


def _kinds_of_leave(rng: Random) -> dict[str, dict[str, Any]]:
    """Drawn apart, so that the other draws of a seed are what they were."""
    edits: dict[str, dict[str, Any]] = {}
    if rng.random() < 0.3:
        edits["leave.calendar_kinds"] = rng.choice(({"on": False}, {"value": "年休假"}))
    if rng.random() < 0.3:
        edits["leave_capacity.exempt"] = rng.choice(({"on": False}, {"value": "年休假"}, {"value": "病假"}))
    return edits


def _balance(rng: Random) -> dict[str, dict[str, Any]]:
    """Drawn apart, too: steps on which a few covers tell, now and then hard or switched off."""
    if rng.random() < 0.5:
        return {}
    steps = rng.choice(("", "0", "1", "0;1", "1;1;2"))
    return {"mutual_balance": {"value": steps, "hard": rng.random() < 0.3, "on": rng.random() < 0.9}}


def _days_off_after(rng: Random) -> dict[str, dict[str, Any]]:
    """Drawn apart as well: days off after stints of a date or two."""
    if rng.random() < 0.6:
        return {}
    numbers = {"": (0, 1, 2), ".longer": (0, 0, 1), ".within": (1, 2)}
    rows = {f"compensatory_rest{suffix}": {"value": rng.choice(values)} for suffix, values in numbers.items()}
    rows["compensatory_rest"]["on"] = True
    return rows
