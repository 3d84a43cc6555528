"""What is known of the time before the horizon: from the opening, or else from the rota."""

from datetime import timedelta
from functools import cached_property

from models.case import Case
from models.leave import Opening
from scheduler.formulation.facts import DAY_MINUTES, Ended, ShiftFacts
from scheduler.formulation.parts.days import Days
from scheduler.formulation.parts.rotas import Rotas


class Before:
    """`openings` by officer; officers of whom nothing is known are left out of each table."""

    def __init__(
        self,
        case: Case,
        number: dict[str, int],
        days: Days,
        shifts: dict[str, ShiftFacts],
        rotas: Rotas,
        reach: int,
        plain_rest: int,
    ):
        """`number` by officer's id; `plain_rest` in minutes is asked after an opening duty of no known shift."""
        self._case, self._days, self._shifts, self._rotas = case, days, shifts, rotas
        self._days_before, self._plain_rest = range(-reach, 0), plain_rest
        self._number = number
        self.openings: dict[int, Opening] = {self._number[row.officer]: row for row in case.opening}

    @cached_property
    def ended(self) -> dict[int, Ended]:
        """By officer, when what was worked before the horizon is over."""
        return self._ended_by_rota | self.ended_by_opening

    @cached_property
    def ready_after_opening(self) -> dict[int, int]:
        """By officer with an opening duty, the minute at which the rest after it is over."""
        return {index: ended.ready for index, ended in self.ended_by_opening.items()}

    @cached_property
    def burden(self) -> list[int]:
        """Per officer, in points."""
        table = [0] * len(self._case.officers)
        for index, opening in self.openings.items():
            table[index] += opening.burden
        for row in self._case.past_burdens:
            table[self._number[row.officer]] += row.burden
        return table

    @cached_property
    def nights(self) -> dict[int, frozenset[int]]:
        """By officer with an opening, the days (below 0) of nights: the dates it names, else the last duty's."""
        return {
            index: frozenset(map(self._days.number, opening.night_dates)) or self._last_night(opening)
            for index, opening in self.openings.items()
        }

    def _last_night(self, opening: Opening) -> frozenset[int]:
        if opening.last_end is None or opening.last_shift is None or not self._shifts[opening.last_shift].night:
            return frozenset()
        begun = opening.last_end - timedelta(minutes=self._shifts[opening.last_shift].minutes)
        return frozenset({self._days.number(begun.date())})

    @cached_property
    def ended_by_opening(self) -> dict[int, Ended]:
        """By officer, when the opening's last duty is over."""
        return {
            index: Ended(end := self._days.minute(opening.last_end), end + self._rest_after(opening.last_shift))
            for index, opening in self.openings.items()
            if opening.last_end is not None
        }

    def away_days(self, officer: int) -> frozenset[int]:
        """Days before the horizon on which the officer was detached: those that the opening lists, else its open stint's."""
        opening = self.openings.get(officer)
        if opening is None:
            return frozenset()
        if opening.away_dates:
            return frozenset(map(self._days.number, opening.away_dates))
        if opening.stint_station is None:
            return frozenset()
        return frozenset(range(-1 if opening.stint_first is None else self._days.number(opening.stint_first), 0))

    def _rest_after(self, shift: str | None) -> int:
        return self._shifts[shift].rest if shift else self._plain_rest

    @cached_property
    def _ended_by_rota(self) -> dict[int, Ended]:
        """The rota is known before the horizon as after it: as if there had been no leave."""
        table: dict[int, Ended] = {}
        for index, row in enumerate(self._rotas.shifts_in(self._days_before)):
            duties = [(day * DAY_MINUTES, self._shifts[shift]) for day, shift in row.items() if shift]
            worked = [(midnight + shift.start + shift.minutes, shift.rest) for midnight, shift in duties]
            if worked and index not in self.openings:
                table[index] = Ended(max(end for end, _ in worked), max(end + rest for end, rest in worked))
        return table
