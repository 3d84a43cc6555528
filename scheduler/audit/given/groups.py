"""Officers of one unit on one date: those bound by a floor, those who share a limit of leave."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from .basis import Basis
from .line import Line


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


def leave_groups(basis: Basis, lines: Mapping[str, Line]) -> dict[tuple[str, str | None, int], LeaveGroup]:
    groups: dict[tuple[str, str | None, int], LeaveGroup] = {}
    for line in lines.values():
        post = line.officer.home_post
        shares: list[tuple[str | None, int]] = [(None, basis.policy.number("leave_capacity"))]
        if post and (share := basis.posts[post].leave_share) is not None:
            shares.append((post, share))
        for day, unit in enumerate(line.units[: basis.days]):
            for of, percent in shares if unit else ():
                key = (unit or "", of, day)
                if key not in groups:
                    groups[key] = LeaveGroup(*key, percent, [])
                groups[key].members.append(line)
    return groups


def floor_groups(basis: Basis, lines: Mapping[str, Line]) -> list[FloorGroup]:
    members = defaultdict(list)
    for line in lines.values():
        for base in line.home:
            members[line.units[base.day] or "", base.day].append(line)
    groups = []
    for unit in basis.units.values():
        spans = [(*basis.span(floor.first, floor.last), floor.minimum) for floor in unit.floors]
        for day in range(basis.days) if spans and not basis.is_station(unit.id) else ():
            floor = max((least for first, last, least in spans if first <= day <= last), default=0)
            if floor and (unit.id, day) in members:
                groups.append(FloorGroup(unit.id, day, floor, members[unit.id, day]))
    return groups
