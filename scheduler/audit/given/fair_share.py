"""What each duty weighs, and the steps above which an officer's burden is more than a fair share."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from models.duty import DayKind

from .line import Line
from .needs import Duty

if TYPE_CHECKING:
    from ..facts import Facts

HALF_STEPS = (1, 2, 3, 4, 6)
"""k = 1/2, 1, 3/2, 2, 3 in halves."""
KEYS = {DayKind.WORKING: "working", DayKind.REST: "rest", DayKind.HOLIDAY: "holiday"}


class FairShare(NamedTuple):
    officer: str
    past: int
    steps: tuple[int, ...]


def burden(facts: "Facts", duty: Duty) -> int:
    points = facts.policy.number(f"fairness.{KEYS[facts.kinds[duty.day]]}")
    if facts.clocks[duty.shift].night:
        return -(-points * facts.policy.number("fairness.night_percent") // 100)
    return points


def fair_shares(facts: "Facts") -> Iterator[FairShare]:
    eligible = facts.candidates.eligible_days
    past = {line.id: line.before.burden for line in facts.lines.values()}
    for row in facts.case.past_burdens:
        past[row.officer] += row.burden
    for members in facts.candidates.groups.values():
        days = sum(eligible[line.id] for line in members)
        load = sum(past[line.id] for line in members) + _asked_of(facts, members)
        for line in members:
            steps = (-(-half * load * eligible[line.id] // (2 * days)) for half in HALF_STEPS)
            yield FairShare(line.id, past[line.id], tuple(steps))


def _asked_of(facts: "Facts", members: list[Line]) -> int:
    """Burden of the demand that base duties leave open and that somebody of the group could serve."""
    may, in_place, total = facts.candidates.may, facts.candidates.in_place, 0
    for duty, need in facts.needs.items():
        open_seats = need.target - in_place[duty]
        if open_seats > 0 and any(may(line, duty) for line in members):
            total += burden(facts, duty) * open_seats
    return total
