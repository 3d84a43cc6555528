"""Where officers belong and what rotas and the existing roster give them to work, as if there were no leave."""

from functools import cached_property

from models.case import Case
from models.duty import CalendarRota, CycleRota, DayKind
from models.organisation import Officer, Secondment
from scheduler.formulation.parts.days import Days

Rota = CycleRota | CalendarRota


class Rotas:
    """Tables for any range of days, before and after the horizon too: one dictionary by day per officer."""

    def __init__(self, case: Case, number: dict[str, int], days: Days, kinds: dict[int, DayKind]):
        self._case, self._days = case, days
        self._number = number
        self._rotas: dict[str, Rota] = {rota.id: rota for rota in case.cycle_rotas}
        self._rotas |= {rota.id: rota for rota in case.calendar_rotas}
        self._kinds = kinds

    @cached_property
    def cells(self) -> dict[tuple[int, int], str | None]:
        """The existing roster by officer and day."""
        return {(self._number[row.officer], self._days.number(row.date)): row.shift for row in self._case.base_roster}

    def units_in(self, days: range) -> list[dict[int, str | None]]:
        """Unit by day; None outside the bureau."""
        table: list[dict[int, str | None]] = [dict.fromkeys(days, officer.unit) for officer in self._case.officers]
        for row in self._case.secondments:
            table[self._number[row.officer]] |= dict.fromkeys(self._seconded(row, days), row.unit)
        return table

    def shifts_in(self, days: range) -> list[dict[int, str | None]]:
        """Base shift by day; None on a day off. A cell of the existing roster wins over the rota, but not outside the bureau."""
        officers = self._case.officers
        table = [self._by_rota(officer, self._rotas.get(officer.rota or ""), days) for officer in officers]
        for row in self._case.secondments:
            index = self._number[row.officer]
            rota = self._rotas.get(row.rota or "") if row.unit is not None else None
            table[index] |= self._by_rota(officers[index], rota, self._seconded(row, days))
        units = self.units_in(days)
        for (index, day), shift in self.cells.items():
            if day in days and units[index][day]:
                table[index][day] = shift
        return table

    def seconded_rotas(self, days: range) -> dict[tuple[int, int], str | None]:
        """By officer and day of a secondment, the rota worked there."""
        rows = self._case.secondments
        return {(self._number[row.officer], day): row.rota for row in rows for day in self._seconded(row, days)}

    def _seconded(self, row: Secondment, days: range) -> range:
        """The days of a secondment among these."""
        return range(max(days.start, self._days.number(row.first)), min(days.stop, self._days.number(row.last) + 1))

    def _by_rota(self, officer: Officer, rota: Rota | None, days: range) -> dict[int, str | None]:
        if rota is None:
            return dict.fromkeys(days)
        if isinstance(rota, CycleRota):
            places = {team.id: team.place for team in rota.teams}
            place = places.get(officer.team or "", rota.teams[0].place if rota.teams else 0)
            offset = place - self._days.number(rota.anchor)
            return {day: rota.cycle[(day + offset) % len(rota.cycle)] for day in days}
        return {day: getattr(rota, self._kinds[day].value) if day in self._kinds else None for day in days}
