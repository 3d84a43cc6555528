"""Officers of one unit on one date: those bound by a floor, those who share a limit of leave."""

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from .line import Line

if TYPE_CHECKING:
    from ..facts import Facts


class LeaveGroup(NamedTuple):
    """Officers of a unit on a date, of one home post if it limits its own share."""

    unit: str
    post: str | None
    day: int
    percent: int
    members: list[Line]

    @property
    def limit(self) -> int:
        return max(1, self.percent * len(self.members) // 100)


class FloorGroup(NamedTuple):
    unit: str
    day: int
    floor: int
    members: list[Line]
    """Those with home work."""


def leave_groups(facts: "Facts") -> dict[tuple[str, str | None, int], LeaveGroup]:
    groups: dict[tuple[str, str | None, int], LeaveGroup] = {}
    for line in facts.lines.values():
        post = line.officer.home_post
        shares: list[tuple[str | None, int]] = [(None, facts.policy.number("leave_capacity"))]
        if post and (share := facts.posts[post].leave_share) is not None:
            shares.append((post, share))
        for day, unit in enumerate(line.units[: facts.days]):
            for of, percent in shares if unit else ():
                key = (unit or "", of, day)
                if key not in groups:
                    groups[key] = LeaveGroup(*key, percent, [])
                groups[key].members.append(line)
    return groups


def floor_groups(facts: "Facts") -> list[FloorGroup]:
    members = defaultdict(list)
    for line in facts.lines.values():
        for base in line.home:
            members[line.units[base.day] or "", base.day].append(line)
    groups = []
    for unit in facts.units.values():
        spans = [(*facts.span(floor.first, floor.last), floor.minimum) for floor in unit.floors]
        for day in range(facts.days) if spans and not facts.is_station(unit.id) else ():
            floor = max((least for first, last, least in spans if first <= day <= last), default=0)
            if floor and (unit.id, day) in members:
                groups.append(FloorGroup(unit.id, day, floor, members[unit.id, day]))
    return groups
