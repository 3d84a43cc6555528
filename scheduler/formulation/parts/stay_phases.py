"""Phases of leaders' stays: how many are owed inside the horizon, and the duties that stays are."""

from collections.abc import Iterator
from typing import NamedTuple

from models.case import Case
from models.duty import Post
from models.organisation import StayPhase, UnitKind
from models.records.stay import StayTime
from scheduler.formulation.facts import DAY_MINUTES, UNASKED, Duty, ShiftFacts
from scheduler.formulation.parts.days import Days
from scheduler.formulation.parts.duties import Duties

NO_POST = Post.model_construct(id="")
"""A stay is at a station, at no post of it."""


class PhaseFacts(NamedTuple):
    """The days of a phase inside the horizon and what is owed on them: by each leader, to each station, by night."""

    days: range
    leader_stays: int
    station_stays: int
    nights: int
    shifts: dict[StayTime, ShiftFacts]


class StayPhases:
    def __init__(self, case: Case, days: Days, shifts: dict[str, ShiftFacts]):
        self._days, self._shifts = days, shifts
        self.stations = tuple(unit.id for unit in case.units if unit.kind is UnitKind.STATION)
        self.all = tuple(self._facts(phase) for phase in case.stay_phases)

    def time_of(self, day: int, shift: str) -> StayTime:
        """By day or by night, of a stay in the shift on a day of some phase."""
        phase = next(phase for phase in self.all if day in phase.days)
        return next(time for time, facts in phase.shifts.items() if facts.id == shift)

    def shift_of(self, day: int, time: StayTime) -> str | None:
        """None on a day of no phase."""
        return next((phase.shifts[time].id for phase in self.all if day in phase.days), None)

    def duties(self, duties: Duties) -> Iterator[Duty]:
        """Every stay that some leader might be on."""
        for phase in self.all:
            for day in phase.days:
                for shift in phase.shifts.values():
                    start = day * DAY_MINUTES + shift.start
                    burden = duties.burden(day, shift)
                    for station in self.stations:
                        yield Duty(UNASKED, station, NO_POST, shift, day, start, start + shift.minutes, 0, 0, 1, 0, False, burden)

    def _facts(self, phase: StayPhase) -> PhaseFacts:
        return PhaseFacts(
            days=self._days.clipped(phase.first, phase.last),
            leader_stays=self._owed(phase, phase.leader_stays),
            station_stays=self._owed(phase, phase.station_stays),
            nights=self._owed(phase, phase.nights),
            shifts={time: self._shifts[phase.shift(time)] for time in StayTime},
        )

    def _owed(self, phase: StayPhase, stays: int) -> int:
        """Of the stays of the whole phase those that fall due in the horizon, in proportion to the dates."""
        first, length = self._days.number(phase.first), (phase.last - phase.first).days + 1
        before, after = (min(length, max(0, day - first)) for day in (0, self._days.count))
        return -(-stays * after // length) + (-stays * before // length)
