"""Who could be decided onto what, by the admission rules that are checked."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property

from models.organisation import Category, UnitKind

from .basis import Basis
from .line import Line
from .needs import Duty, Need


class Candidates:
    """`admitted` tells whether all admission rules in force admit an officer to a duty."""

    def __init__(
        self, basis: Basis, lines: Mapping[str, Line], needs: Mapping[Duty, Need], admitted: Callable[[Line, Duty], bool]
    ) -> None:
        self.basis, self.lines, self.needs, self._admitted = basis, lines, needs, admitted
        self._duties: dict[int, list[Duty]] = {}
        for duty in needs:
            self._duties.setdefault(duty.day, []).append(duty)

    def may(self, line: Line, duty: Duty) -> bool:
        unit = line.units[duty.day]
        if unit is None or (unit == duty.station and line.base[duty.day] is not None):
            return False
        return self._admitted(line, duty)

    @cached_property
    def eligible_dates(self) -> dict[str, frozenset[int]]:
        """Days with at least one candidate duty, of officers who have any."""
        dates = {line.id: frozenset(self._dates_of(line)) for line in self.lines.values()}
        return {officer: days for officer, days in dates.items() if days}

    def take_dates(self, known: "Candidates", changed: Collection[str]) -> None:
        """The eligible dates of a case that differs in the absences and duties of these officers alone."""
        others = {officer: days for officer, days in known.eligible_dates.items() if officer not in changed}
        own = {officer: frozenset(self._dates_of(self.lines[officer])) for officer in changed}
        dates = others | {officer: days for officer, days in own.items() if days}
        self.__dict__["eligible_dates"] = {officer: dates[officer] for officer in self.lines if officer in dates}

    def _dates_of(self, line: Line) -> Iterator[int]:
        """The place of the last candidate duty is asked about first: mostly it is that of the next date's, too."""
        last: Duty | None = None
        for day, duties in self._duties.items():
            again = last._replace(day=day) if last else None
            if again is None or again not in self.needs or not self.may(line, again):
                again = next((duty for duty in duties if self.may(line, duty)), None)
            if again is not None:
                last = again
                yield day

    @cached_property
    def eligible_days(self) -> dict[str, int]:
        """E: how many there are."""
        return {officer: len(days) for officer, days in self.eligible_dates.items()}

    @cached_property
    def heads(self) -> list[str]:
        """Heads of departments with a candidate cover."""
        return [
            line.id
            for line in self.lines.values()
            if line.officer.category is Category.HEAD
            and self.basis.units[line.officer.unit].kind is UnitKind.DEPARTMENT
            and any(self.may(line, duty) for duty in self.needs if line.units[duty.day] != duty.station)
        ]

    @cached_property
    def groups(self) -> dict[str, list[Line]]:
        """Officers with eligible dates, by the group in which they share the burden."""
        groups: dict[str, list[Line]] = {}
        for officer in self.eligible_days:
            line = self.lines[officer]
            groups.setdefault(self._group(line), []).append(line)
        return groups

    @cached_property
    def in_place(self) -> Counter[Duty]:
        """b: officers whose unit, home post and base shift are the duty's, before any leave."""
        counts: Counter[Duty] = Counter()
        for line in self.lines.values():
            for base in line.duties:
                if line.officer.home_post:
                    counts[Duty(line.units[base.day] or "", line.officer.home_post, base.clock.id, base.day)] += 1
        return counts

    def _group(self, line: Line) -> str:
        if not self.basis.is_station(line.officer.unit):
            return "headquarters"
        return "station" if line.is_rostered else f"free:{line.officer.unit}"
