"""Where each officer belongs on each day and what the rota says: officers × days, all of it given."""

from collections import Counter, defaultdict
from functools import cached_property

from models.case import Case
from models.organisation import UnitKind
from scheduler.formulation.facts import Line
from scheduler.formulation.parts.days import Days
from scheduler.formulation.parts.rotas import Rotas


class Lines:
    """`unit_on`, `base_on` and `kind_on` are read as table[officer][day]: officers × (days of the horizon + `reach`).

    They reach past the horizon because the rest after its last duties may last into duties that are known there. What counts
    officers ends with the horizon.
    """

    def __init__(self, case: Case, days: Days, rotas: Rotas, reach: int):
        self._case, self._days, self._rotas, self.reach = case, days, rotas, reach
        self._known_days = range(days.count + reach)

    @cached_property
    def unit_on(self) -> list[list[str | None]]:
        """Unit; None outside the bureau."""
        return [list(row.values()) for row in self._rotas.units_in(self._known_days)]

    @cached_property
    def base_on(self) -> list[list[str | None]]:
        """Base shift; None on a day off."""
        return [list(row.values()) for row in self._rotas.shifts_in(self._known_days)]

    @cached_property
    def kind_on(self) -> list[list[str | None]]:
        """One of `Line`; None outside the bureau."""
        seconded = self._rotas.seconded_rotas(self._known_days)
        return [
            [
                self._kind(unit, (index, day) in self._existing or seconded.get((index, day), officer.rota) is not None)
                for day, unit in enumerate(self.unit_on[index])
            ]
            for index, officer in enumerate(self._case.officers)
        ]

    @cached_property
    def _unit_kinds(self) -> dict[str, UnitKind]:
        return {unit.id: unit.kind for unit in self._case.units}

    def _kind(self, unit: str | None, has_rota: bool) -> str | None:
        if unit is None:
            return None
        if self._unit_kinds[unit] is not UnitKind.STATION:
            return Line.HEADQUARTERS
        return Line.ROTA if has_rota else Line.FREE

    @cached_property
    def _existing(self) -> frozenset[tuple[int, int]]:
        """Officers and days of the existing roster's cells inside these tables, but those spent outside the bureau."""
        cells = self._rotas.cells
        return frozenset((index, day) for index, day in cells if day in self._known_days and self.unit_on[index][day])

    @cached_property
    def rostered(self) -> list[bool]:
        """Per officer, whether a rota or an existing roster says when they work."""
        existing = {index for index, _ in self._existing}
        return [officer.rota is not None or index in existing for index, officer in enumerate(self._case.officers)]

    @cached_property
    def always_free(self) -> frozenset[int]:
        """Officers on a free line on every date of the horizon."""
        horizon = slice(self._days.count)
        return frozenset(index for index, kinds in enumerate(self.kind_on) if all(kind == Line.FREE for kind in kinds[horizon]))

    @cached_property
    def members(self) -> dict[tuple[str, int], list[int]]:
        """Officers by unit and day of the horizon."""
        table: dict[tuple[str, int], list[int]] = defaultdict(list)
        for index, units in enumerate(self.unit_on):
            for day, unit in enumerate(units[: self._days.count]):
                if unit is not None:
                    table[unit, day].append(index)
        return table

    @cached_property
    def base_at_home_post(self) -> Counter[tuple[str, str, str, int]]:
        """Officers by unit on that day, home post, base shift and day of the horizon, before any leave."""
        return Counter(
            (unit, officer.home_post, shift, day)
            for index, officer in enumerate(self._case.officers)
            for day in range(self._days.count)
            if officer.home_post is not None
            and (unit := self.unit_on[index][day]) is not None
            and (shift := self.base_on[index][day]) is not None
        )
