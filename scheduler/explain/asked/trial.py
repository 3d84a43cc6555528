"""What is asked when a case is solved again, and what that would cost, level by level, against the roster as it is."""

from typing import NamedTuple

from models.leave import Pin
from models.level import LevelNumber
from models.roster import LeaveDecision, Roster


class Trial(NamedTuple):
    """`start` is the roster to begin with, which need not keep all rules. Levels from `end_level` on are not looked at.

    `leave` are decisions that must be just so. Of trials in a `series` only that is asked whether they cost nothing, and those
    after the first that does are left out.
    """

    pins: tuple[Pin, ...]
    start: Roster
    end_level: LevelNumber | None = None
    leave: tuple[LeaveDecision, ...] = ()
    series: int | None = None


class TrialResult(NamedTuple):
    """Per level looked at (level, key, reached before, value, bound); `roster` None where none was found.

    All but the last level are as before. `impossible` is proven.
    """

    levels: tuple[tuple[LevelNumber, str, int, int, int], ...] = ()
    roster: Roster | None = None
    impossible: bool = False

    @property
    def costs_nothing(self) -> bool:
        return self.roster is not None and not (self.levels and self.levels[-1][3] > self.levels[-1][2])

    @property
    def surely_costs(self) -> bool:
        """Proven: no roster with it comes without loss."""
        return self.impossible or bool(self.levels and self.levels[-1][4] > self.levels[-1][2])


class Heard(NamedTuple):
    place: int
    result: TrialResult
