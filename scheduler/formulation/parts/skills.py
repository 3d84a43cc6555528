"""What skills officers hold, and when."""

from collections import defaultdict
from functools import cached_property

from models.case import Case
from models.organisation import Level
from scheduler.formulation.parts.days import Days


class Skills:
    """Days are those of the horizon."""

    def __init__(self, case: Case, number: dict[str, int], days: Days):
        self._case, self._days = case, days
        self._number = number

    @cached_property
    def _held(self) -> dict[tuple[int, str], list[tuple[range, Level]]]:
        table: dict[tuple[int, str], list[tuple[range, Level]]] = defaultdict(list)
        for row in self._case.qualifications:
            days = self._days.clipped(row.first, row.last)
            table[self._number[row.officer], row.skill].append((days, row.level))
        return table

    def holds(self, officer: int, skill: str, day: int) -> bool:
        return any(day in days for days, _ in self._held.get((officer, skill), ()))

    def independent(self, officer: int, skill: str, day: int) -> bool:
        return any(day in days and level is Level.INDEPENDENT for days, level in self._held.get((officer, skill), ()))

    @cached_property
    def of_officer(self) -> list[set[str]]:
        """Per officer, the skills held on some day."""
        table: list[set[str]] = [set() for _ in self._case.officers]
        for officer, skill in self._held:
            table[officer].add(skill)
        return table
