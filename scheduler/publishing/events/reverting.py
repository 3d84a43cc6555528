"""Which cells of a published roster an event changed: those of whom it concerned, and of all who moved because of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from models.base import Id
from models.events.event import Event, EventKind
from models.roster import Roster

Cell = tuple[Id, date]
"""Officer and date."""
Place = tuple[str, str, str, date]
"""Station, post, shift and date."""
ABSENCES = frozenset({EventKind.ILLNESS, EventKind.LEAVE})


class _Moves(NamedTuple):
    """Of the cells that differ: the duties that each lost, and those that it gained."""

    lost: dict[Cell, set[Place]]
    gained: dict[Cell, set[Place]]

    def cells(self) -> list[Cell]:
        return sorted(self.lost.keys() | self.gained.keys())


def reverted_cells(before: Roster, now: Roster, gone: Sequence[Event], kept: Sequence[Event], since: date) -> frozenset[Cell]:
    """Of the cells from `since` on that differ between the rosters, those that `gone` changed.

    From each cell that goes back to what it was, whoever is new on the duties that it takes up again goes back, too, as many as
    it takes up; and whoever is left with lost duties alone. Cells of officers whom other events concern stay.
    """
    moves = _moves(before, now, since)
    concerned = {id for event in kept for id in (event.officer, event.other) if id}
    waiting = [cell for cell in moves.cells() if _is_of(cell, moves, gone)]
    reverted: set[Cell] = set()
    while waiting:
        cell = waiting.pop(0)
        if cell not in reverted:
            reverted.add(cell)
            waiting += [follower for follower in _followers(cell, moves, reverted) if follower[0] not in concerned]
    return frozenset(reverted)


def _moves(before: Roster, now: Roster, since: date) -> _Moves:
    old, new = _duties(before, since), _duties(now, since)
    moves = _Moves(defaultdict(set), defaultdict(set))
    for cell in old.keys() | new.keys():
        for part, more in ((moves.lost, old[cell] - new[cell]), (moves.gained, new[cell] - old[cell])):
            if more:
                part[cell] |= more
    return moves


def _duties(roster: Roster, since: date) -> dict[Cell, set[Place]]:
    duties: dict[Cell, set[Place]] = defaultdict(set)
    for row in roster.assignments:
        if row.date >= since:
            duties[row.officer, row.date].add((row.station, row.post, row.shift, row.date))
    return duties


def _is_of(cell: Cell, moves: _Moves, gone: Sequence[Event]) -> bool:
    """Whether one of the events names the cell, or asked for more on a duty that it gained."""
    officer, day = cell
    for event in gone:
        spoken = {event.officer: event.first, event.other: event.other_date or event.first}
        is_within = day in event.dates if event.kind in ABSENCES else event.first <= day
        if event.kind is EventKind.SWAP:
            is_within = day in (event.first, event.other_date or event.first)
        asked = {(event.station, event.post, event.shift, day)} if day in event.dates else set()
        if (officer in spoken and officer and is_within) or asked & moves.gained.get(cell, set()):
            return True
    return False


def _followers(cell: Cell, moves: _Moves, reverted: set[Cell]) -> Iterator[Cell]:
    for place in sorted(moves.lost.get(cell, ())):
        takers = (other for other in moves.cells() if place in moves.gained.get(other, ()) and other not in reverted)
        yield from list(takers)[:1]
    rest = [other for other in moves.cells() if other[0] == cell[0] and other not in reverted]
    if not any(other in moves.gained for other in rest):
        yield from rest
