"""Policy rows: limits so tight that they bind on a few dates, rules and rows switched off, levels and weights moved about."""

from typing import Any

from benchmarks.drawn.chance import Chance
from models.policy import Policy, PolicyRow, default_policy

TIGHT: dict[str, tuple[int | str, ...]] = {
    "category.leaders_fill_seats": (1,),
    "available.leave_eve_end": (0, 480, 1440),
    "restricted.far_zone": (1, 3),
    "notice": (1, 2, 4),
    "notice.urgent": (0, 2),
    "one_duty": ("白+备", "白+夜;备＋值", "夜+夜"),
    "compensatory_rest": (0, 1, 1, 2),
    "compensatory_rest.longer": (0, 0, 1),
    "compensatory_rest.within": (1, 2, 3),
    "rest": (0, 600, 840),
    "rest.night": (0, 600, 840),
    "rest.day24": (0, 600, 2880),
    "rest.standby": (600, 1440),
    "consecutive_days": (0, 1, 1, 2),
    "consecutive_days.min": (2, 3),
    "days_off": (4, 5, 6),
    "days_off.run": (2, 3),
    "stint": (1, 2, 3),
    "stint.gap": (0, 2, 3),
    "stint.idle": (0, 1),
    "stint.away": (0, 1, 2, 3),
    "stint.away_period": (0, 2, 4),
    "stint.stations": (0, 1),
    "load": (0, 480, 960, 1560),
    "load.min_minutes": (600, 1200),
    "load.total_minutes": (960, 2000),
    "load.min_total_minutes": (600, 1500),
    "load.period": (1, 2, 3),
    "load.nights": (0, 0, 1, "2:1", "3:1；4:2", "7:4;14:6;28:10"),
    "load.duties": (1, 2),
    "load.weekends": (0, 1),
    "load.cover_year": (1, 2, 60),
    "load.extra": (0, 2, 3),
    "load.extra_leave_gap": (0, 2),
    "donor_floor.lender": (0,),
    "max_away": (0, 20, 100),
    "leave_capacity": (0, 50, 100),
    "leave_capacity.exempt": ("", "年休假", "病假；探亲假"),
    "layer_share": (0, 1),
    "mutual_balance": ("", "0", "1；1;5"),
    "leave": (1, 7),
    "leave.move_percent": (0, 90),
    "leave.choice_percent": (0, 100),
    "leave.past_refusal": (0, 3),
    "leave.entitled": ("", "病假；探亲假"),
    "leave.calendar_kinds": ("", "年休假；病假"),
    "ladder.paired": (0, 9),
    "ladder.pool": (1,),
    "ladder.mutual": (0, 1),
    "ladder.extra": (0, 1),
    "ladder.unnamed": (0, 3),
    "ladder.leader": (0,),
    "ladder.head": (0, 4),
    "ladder.constable": (1,),
    "ladder.auxiliary": (1,),
    "ladder.reposted": (0, 3),
    "ladder.yielded": (0, 3),
    "fairness.working": (1,),
    "fairness.rest": (3,),
    "fairness.holiday": (7,),
    "fairness.night_percent": (100, 133),
    "fairness.steps": ("100", "0;30;250"),
    "demand.minimum_quantile": (10,),
    "demand.target_quantile": (95,),
    "demand.peak_weight": (3,),
}
OFF = ("compensatory_rest", "load.total_minutes", "load.duties", "load.weekends")
"""Rows that are off unless a policy turns them on."""
KINDS = ("leave_capacity.exempt", "leave.calendar_kinds")
"""Rows that name kinds of leave, which are off a little more often than others."""
SOFT = (
    "consecutive_days.min",
    "days_off.run",
    "load.min_minutes",
    "load.min_total_minutes",
    "female_presence",
    "layer_share",
    "leader_stays",
    "leader_stays.paired",
    "leader_stays.spread",
    "leader_stays.meeting",
    "mutual_balance",
    "stint.idle_cost",
    "stint.stations",
)


def drawn_policy(chance: Chance) -> Policy:
    changes: dict[str, dict[str, Any]] = {}
    for row in default_policy().rows:
        edits: dict[str, Any] = {}
        if row.key in TIGHT and chance.often(0.3):
            edits["value"] = chance.pick(*TIGHT[row.key])
        if chance.often(0.3 if row.key in OFF else 0.1 if row.key in KINDS else 0.02):
            edits["on"] = row.key in OFF
        if row.level is not None and chance.often(0.05):
            edits |= {"level": chance.pick(*range(1, 9), "3b", "1a"), "weight": chance.pick(1, 2, 5)}
        if row.key in SOFT and chance.often(0.03):
            edits["hard"] = True
        if chance.often(0.01):
            edits |= {"title": "本局口径", "unit": "项", "clause": "内部规定"}
        if edits:
            changes[row.key] = edits
    if chance.often(0.1):
        changes |= {row.key: {"level": 1} for row in default_policy().rows if row.level is not None}
    policy = default_policy().changed(**changes)
    if chance.often(0.2):
        kind = PolicyRow(key="leave.weight.探亲假", value=chance.pick(0, 3, 20), title="探亲假权重")
        policy = Policy(rows=(*policy.rows, kind))
    return policy
