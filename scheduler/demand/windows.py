"""Windows about occasions, as columns of the regression."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from scheduler.demand.days import Day
from scheduler.demand.occasions import CHANGES, Occasion
from scheduler.demand.statistics.vectors import Matrix, Vector

BEFORE_DAYS, AFTER_DAYS = (-17, -13, -11, -9, -8, -7, -6, -5, -4, -3, -2, -1), (1, 2, 4, 7, 11, 15)
BEFORE_WORKING_DAYS, AFTER_WORKING_DAYS = (-13, -10, -8, -7, -6, -5, -4, -3, -2, -1), (1, 2, 3, 5, 8, 12)
"""Offsets between which a window runs straight; at the far end it is nothing. Day by day close to the occasion: a rush may
begin from one day to the next (benchmarks/RESULTS.md, Peaks before feasts)."""
ENDS_DAYS = {Occasion.MONTH_END: {-1: (-2, 0), 1: (1, 3)}, Occasion.QUARTER_END: {-1: (-6, 0), 1: (1, 5)}}
"""Ends of months and quarters: from and to which day, before and after."""


class Window(NamedTuple):
    """One side of an occasion: what is before it (−1), its own dates (0), what is after it (1).

    `working`: by working days rather than by days of the calendar. People who must go before an office closes count the
    days on which it is open; calls to the police do not.
    """

    occasion: Occasion
    side: int
    working: bool

    def columns(self, days: Sequence[Day]) -> Matrix:
        """Days × columns: one indicator, or a linear B-spline for each knot but the far one."""
        away = self._away(days)
        if self.occasion in ENDS_DAYS:
            low, high = ENDS_DAYS[self.occasion][self.side]
            return np.asarray(((away >= low) & (away <= high)).astype(float)[:, None])
        if self.side == 0:
            return np.asarray((away == 0).astype(float)[:, None])
        beside = np.where(np.sign(away) == self.side, away, 0.0)
        knots = self._knots
        inner = knots[1:] if self.side < 0 else knots[:-1]
        hats = [np.interp(beside, knots, [float(knot == top) for knot in knots], left=0, right=0) for top in inner]
        return np.array(hats).T

    @property
    def width(self) -> int:
        """Number of columns."""
        return 1 if self.side == 0 or self.occasion in ENDS_DAYS else len(self._knots) - 1

    @property
    def _knots(self) -> tuple[int, ...]:
        before, after = (BEFORE_WORKING_DAYS, AFTER_WORKING_DAYS) if self.working else (BEFORE_DAYS, AFTER_DAYS)
        return before if self.side < 0 else after

    def _away(self, days: Sequence[Day]) -> Vector:
        near = [day.near.get(self.occasion) for day in days]
        return np.array([np.nan if n is None else n.working if self.working else n.days for n in near], dtype=float)


def candidates() -> Iterator[Window]:
    """Every window that a history may show."""
    for occasion in Occasion:
        if occasion in ENDS_DAYS:
            yield from (Window(occasion, side, False) for side in (-1, 1))
            continue
        yield from (Window(occasion, side, working) for side in (-1, 1) for working in (False, True))
        if occasion not in CHANGES:
            yield Window(occasion, 0, False)
