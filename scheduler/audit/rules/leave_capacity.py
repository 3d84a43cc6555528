"""So many officers of a unit, and of a post of it, are on leave at once, and no more; some kinds of leave do not count."""

from collections.abc import Iterable, Iterator

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..given.groups import LeaveGroup
from ..given.leaves import Leave
from ..given.line import Line
from ..sheet import Sheet


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    seen = set()
    for officer, leaves in sheet.placed_leave.items():
        line = facts.lines[officer]
        for leave in leaves:
            for day in range(max(0, leave.first), min(leave.last, facts.days - 1) + 1):
                for group in _groups_of(facts, line, day):
                    if group[:3] not in seen:
                        seen.add(group[:3])
                        yield from _over(facts, sheet, group)


def givens(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for group in facts.leave_groups.values():
        away = sum(_covers(facts.placed_leave.get(line.id, ()), group.day) for line in group.members)
        if away > group.limit:
            yield _finding(facts, group, away)


def _groups_of(facts: Facts, line: Line, day: int) -> Iterator[LeaveGroup]:
    unit = line.units[day]
    for post in {None, line.officer.home_post}:
        if unit and (unit, post, day) in facts.leave_groups:
            yield facts.leave_groups[unit, post, day]


def _over(facts: Facts, sheet: Sheet, group: LeaveGroup) -> Iterator[Finding]:
    given = decided = 0
    for line in group.members:
        taken, kept = sheet.placed_leave.get(line.id, []), sheet.kept_leave.get(line.id, [])
        if _covers([*facts.placed_leave.get(line.id, ()), *(leave for leave in taken if leave in kept)], group.day):
            given += 1
        elif _covers(taken, group.day):
            decided += 1
    if decided > max(0, group.limit - given):
        yield _finding(facts, group, given + decided)


def _covers(leaves: Iterable[Leave], day: int) -> bool:
    return any(leave.covers(day) for leave in leaves)


def _finding(facts: Facts, group: LeaveGroup, away: int) -> Finding:
    who = say("audit.leave_capacity.who", unit=group.unit, post=group.post) if group.post else group.unit
    sentence = say(
        "audit.leave_capacity.full",
        who=who,
        date=words.date(facts, group.day),
        away=away,
        limit=group.limit,
        members=len(group.members),
    )
    return words.of_unit("leave_capacity", facts, group.unit, group.day, sentence)
