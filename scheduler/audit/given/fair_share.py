"""What each duty weighs, and the steps above which an officer's burden is more than a fair share."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from models.duty import DayKind

from .basis import Basis
from .candidates import Candidates
from .line import Line
from .needs import Duty, Need

KEYS = {DayKind.WORKING: "working", DayKind.REST: "rest", DayKind.HOLIDAY: "holiday"}


class FairShare(NamedTuple):
    officer: str
    past: int
    steps: tuple[int, ...]


def burden(basis: Basis, duty: Duty) -> int:
    points = basis.policy.number(f"fairness.{KEYS[basis.kinds[duty.day]]}")
    if basis.clocks[duty.shift].night:
        return -(-points * basis.policy.number("fairness.night_percent") // 100)
    return points


def fair_shares(
    basis: Basis, lines: Mapping[str, Line], needs: Mapping[Duty, Need], candidates: Candidates
) -> Iterator[FairShare]:
    eligible = candidates.eligible_days
    past = {line.id: line.before.burden for line in lines.values()}
    for row in basis.case.past_burdens:
        past[row.officer] += row.burden
    percentages = basis.policy.percentages("fairness.steps")
    for members in candidates.groups.values():
        days = sum(eligible[line.id] for line in members)
        load = sum(past[line.id] for line in members) + _asked_of(basis, needs, candidates, members)
        for line in members:
            steps = (-(-percent * load * eligible[line.id] // (100 * days)) for percent in percentages)
            yield FairShare(line.id, past[line.id], tuple(steps))


def _asked_of(basis: Basis, needs: Mapping[Duty, Need], candidates: Candidates, members: list[Line]) -> int:
    """Burden of the demand that base duties leave open and that somebody of the group could serve."""
    total = 0
    for duty, need in needs.items():
        open_seats = need.target - candidates.in_place[duty]
        if open_seats > 0 and any(candidates.may(line, duty) for line in members):
            total += burden(basis, duty) * open_seats
    return total
