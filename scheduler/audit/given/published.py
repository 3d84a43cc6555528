"""What was published before events changed it: cells by officer and day, which of them stay given, where something may be new."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from models.events.replan import DutyLack, TakenDates

from .basis import Basis
from .needs import Duty

Held = tuple[str, ...]
"""A duty, a station of detachment, leave or a bed in town."""
Cells = dict[tuple[str, int], set[Held]]
"""By officer and day what is there; where nothing is there is no cell."""
DUTY, STINT = "duty", "stint"
LEAVE: Held = ("leave",)
BED: Held = ("bed",)
WINDOW_WEIGHT = 3


class Published:
    """Of `roster_before` and `replan`: `since` is its first date, `window` the dates of notice from it on."""

    def __init__(self, basis: Basis) -> None:
        self._basis, self.replan = basis, basis.case.replan
        replan, notice = self.replan, basis.policy.number("notice") if basis.policy.on("notice") else 0
        self.since = basis.day(replan.since) if replan else 0
        self.window = range(self.since, self.since + notice) if replan else range(0)
        self.held = range(self.since, basis.days) if replan and replan.is_held_beyond else self.window
        """Dates on which nothing is new but on touched duties of the window."""
        lacking = {_duty(basis, row): row.officers for row in (replan.touched if replan else ())}
        self.touched, self._open = set(lacking), {duty for duty, officers in lacking.items() if officers}
        self.taken = _cells_of(basis, replan.taken if replan else ())
        self.given_back = _cells_of(basis, replan.given_back if replan else ())
        """Cells that an event undone had changed: they count whatever becomes of them."""

    @cached_property
    def cells(self) -> Cells:
        cells: Cells = {}
        for row in self._basis.case.roster_before:
            held: set[Held] = {(DUTY, duty.station, duty.post, duty.shift) for duty in row.duties}
            held.update((STINT, station) for station in row.detached)
            held.update([LEAVE] * row.on_leave + [BED] * row.bed)
            if held and row.date in self._basis.day_of:
                cells[row.officer, self._basis.day_of[row.date]] = held
        return cells

    @cached_property
    def kept(self) -> frozenset[tuple[object, ...]]:
        """Officer and duty of what stays given where it stays: all that no event itself takes or gives."""
        if self.replan is None:
            return frozenset()
        cells = ((cell, held) for cell, held in self.cells.items() if cell not in self.taken)
        return frozenset((officer, *name[1:], day) for (officer, day), held in cells for name in held if name[0] == DUTY)

    @cached_property
    def lacks(self) -> dict[Duty, int]:
        """Officers below the minimum of a duty, as published."""
        lacks: dict[Duty, int] = defaultdict(int)
        for row in self.replan.lacks if self.replan else ():
            lacks[_duty(self._basis, row)] = row.officers
        return lacks

    def is_open(self, duty: Duty) -> bool:
        """Whether somebody may be new on the duty though it lies in the window."""
        return duty.day in self.window and duty in self._open

    def is_cut(self, officer: str, station: str, day: int) -> bool:
        """Whether a stint may end on a date without a cover: at the eve of `since`, or where an event has cut it."""
        held, after = self.cells.get((officer, day), set()), self.cells.get((officer, day + 1), set())
        if self.replan is None or (STINT, station) not in held:
            return False
        has_cover = any(name[:2] == (DUTY, station) for name in held)
        return day + 1 == self.since or not (has_cover or (STINT, station) in after)

    def weight(self, officer: str, day: int) -> int:
        """What a changed cell counts: none that an event itself takes, nor a provisional one."""
        if self.replan is None:
            return 1
        if day < self.since or (officer, day) in self.taken:
            return 0
        in_window = day in self.window
        return 0 if self.replan.is_provisional and not in_window else WINDOW_WEIGHT if in_window else 1


def _cells_of(basis: Basis, rows: Iterable[TakenDates]) -> set[tuple[str, int]]:
    return {(row.officer, day) for row in rows for day in range(basis.day(row.first), basis.day(row.last) + 1)}


def _duty(basis: Basis, row: DutyLack) -> Duty:
    return Duty(row.station, row.post, row.shift, basis.day(row.date))
