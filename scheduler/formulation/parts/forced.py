"""What forced pins keep whatever stands against it: it counts as given."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from models.case import Case
from models.leave import Pin, PinKind
from scheduler.formulation.facts import DutyKey, Line
from scheduler.formulation.parts.calendar_of_lines import Lines
from scheduler.formulation.parts.days import Days


class Forced:
    """Of the pins that are in force."""

    def __init__(self, case: Case, number: dict[str, int], pins: Sequence[Pin], days: Days, lines: Lines):
        self._case, self._days, self._lines = case, days, lines
        self._number = number
        self._pins = [pin for pin in pins if pin.forced]

    @cached_property
    def duties(self) -> frozenset[tuple[int, DutyKey]]:
        """Assignments as (officer, duty key)."""
        return frozenset(
            (self._number[pin.officer], (pin.station or "", pin.post or "", pin.shift or "", self._days.number(pin.date)))
            for pin in self._pins
            if pin.kind is PinKind.ASSIGN and pin.officer and pin.date
        )

    @cached_property
    def grants(self) -> frozenset[str]:
        """Requests that are granted: their leave takes its place as given."""
        return frozenset(pin.request for pin in self._pins if pin.kind is PinKind.GRANT and pin.request)

    @cached_property
    def officers(self) -> frozenset[int]:
        """Officers of whom some duty is kept."""
        return frozenset(officer for officer, _ in self.duties)

    @cached_property
    def base(self) -> dict[tuple[int, int], str]:
        """By officer and day, the post of a base duty that is kept: of several the home post, else the first by name."""
        lines = self._lines
        table: dict[tuple[int, int], str] = {}
        for officer, (station, post, shift, day) in sorted(self.duties):
            is_own = (lines.unit_on[officer][day], lines.base_on[officer][day]) == (station, shift)
            is_home = post == self._case.officers[officer].home_post
            if is_own and lines.kind_on[officer][day] == Line.ROTA and (is_home or (officer, day) not in table):
                table[officer, day] = post
        return table

    def keeps_base(self, officer: int, key: DutyKey) -> bool:
        """Whether the duty is the officer's base duty that is kept."""
        station, post, shift, day = key
        kept = (self._lines.unit_on[officer][day], self._lines.base_on[officer][day], self.base.get((officer, day)))
        return kept == (station, shift, post)

    @cached_property
    def crowded(self) -> frozenset[int]:
        """Officers of whom more than one given duty may start on some date."""
        lines = self._lines
        starts: Counter[tuple[int, int]] = Counter((officer, key[3]) for officer, key in self.duties)
        for officer, day in list(starts):
            has_base = lines.kind_on[officer][day] == Line.ROTA and lines.base_on[officer][day] is not None
            starts[officer, day] += has_base and (officer, day) not in self.base
        return frozenset(officer for (officer, _), count in starts.items() if count > 1)
