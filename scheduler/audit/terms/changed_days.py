"""Dates of officers on which the roster is not what the one before held."""

from collections import defaultdict
from collections.abc import Collection

from ..facts import Facts
from ..sheet import Sheet

Held = tuple[str, ...]
"""A duty, a station of detachment, leave or a bed in town."""
Cells = dict[tuple[str, int], set[Held]]
"""By officer and day what is there; where nothing is there is no cell."""
LEAVE: Held = ("leave",)
BED: Held = ("bed",)


def value(facts: Facts, sheet: Sheet) -> int:
    return of_officers(facts, sheet, facts.lines)


def of_officers(facts: Facts, sheet: Sheet, officers: Collection[str]) -> int:
    """The part of the value that these officers have in it."""
    return len(changed(facts, sheet, officers))


def changed(facts: Facts, sheet: Sheet, officers: Collection[str]) -> set[tuple[str, int]]:
    """Officer and day of the horizon of every cell that is another; none where there is no roster before."""
    before, now = _before(facts, officers), _now(facts, sheet, officers) if facts.case.roster_before else {}
    return {cell for cell in before.keys() | now.keys() if before.get(cell) != now.get(cell)}


def _before(facts: Facts, officers: Collection[str]) -> Cells:
    cells: Cells = {}
    for row in facts.case.roster_before:
        if row.officer not in officers:
            continue
        held: set[Held] = {("duty", duty.station, duty.post, duty.shift) for duty in row.duties}
        held.update(("stint", station) for station in row.detached)
        held.update([LEAVE] * row.on_leave + [BED] * row.bed)
        if held and row.date in facts.day_of:
            cells[row.officer, facts.day_of[row.date]] = held
    return cells


def _now(facts: Facts, sheet: Sheet, officers: Collection[str]) -> Cells:
    cells: Cells = defaultdict(set)
    for officer in officers:
        line = facts.lines[officer]
        for work in sheet.works.get(officer, ()):
            cells[officer, work.duty.day].add(("duty", *work.duty[:3]))
        aways = sheet.aways.get(officer, ())
        spans: list[tuple[int, int, Held]] = [(away.first, away.last, ("stint", away.station)) for away in aways]
        spans += [(leave.first, leave.last, LEAVE) for leave in sheet.leaves_of(line)]
        for first, last, held in spans:
            for day in range(max(0, first), min(facts.days - 1, last) + 1):
                cells[officer, day].add(held)
    for officer, night in sheet.beds:
        if officer in officers:
            cells[officer, night].add(BED)
    return dict(cells)
