"""What a roster holds by officer and day, to be compared with what was there before."""

from collections import defaultdict
from collections.abc import Collection

from .facts import Facts
from .given.published import BED, DUTY, LEAVE, STINT, Cells, Held
from .sheet import Sheet


def changed(facts: Facts, sheet: Sheet, officers: Collection[str]) -> set[tuple[str, int]]:
    """Officer and day of the horizon of every cell that is another, or that an undone event gives back.

    None where there is no roster before.
    """
    before = {cell: held for cell, held in facts.published.cells.items() if cell[0] in officers}
    now = cells(facts, sheet, officers) if facts.case.roster_before or facts.case.replan else {}
    given_back = {cell for cell in facts.published.given_back if cell[0] in officers}
    return given_back | {cell for cell in before.keys() | now.keys() if before.get(cell) != now.get(cell)}


def cells(facts: Facts, sheet: Sheet, officers: Collection[str]) -> Cells:
    cells: Cells = defaultdict(set)
    for officer in officers:
        line = facts.lines[officer]
        for work in sheet.works.get(officer, ()):
            cells[officer, work.duty.day].add((DUTY, *work.duty[:3]))
        aways = sheet.aways.get(officer, ())
        spans: list[tuple[int, int, Held]] = [(away.first, away.last, (STINT, away.station)) for away in aways]
        spans += [(leave.first, leave.last, LEAVE) for leave in sheet.leaves_of(line)]
        for first, last, held in spans:
            for day in range(max(0, first), min(facts.days - 1, last) + 1):
                cells[officer, day].add(held)
    for officer, night in sheet.beds:
        if officer in officers:
            cells[officer, night].add(BED)
    return dict(cells)
