"""What the audit knows of a case before it looks at a roster, computed once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from models.case import Case
from models.leave import Pin, PinKind
from models.organisation import Level, Pairing, Restriction, Sex
from models.rules import rule_of
from models.windows import Window, windows

from .given.basis import Basis
from .given.bearers import bearers
from .given.candidates import Candidates
from .given.fair_share import FairShare, fair_shares
from .given.groups import FloorGroup, LeaveGroup, floor_groups, leave_groups
from .given.leaves import Leave, entitled_kinds, exempt_kinds, given_leave, is_given, is_outside
from .given.line import Line
from .given.lines import lines
from .given.needs import Duty, Need, needs
from .given.published import Published
from .given.visits import asked_visits

Admits = Callable[["Facts", Line, Duty], bool]


class Facts(Basis):
    """`admission` are the tests of the admission rules by key, of which those in force say who is a candidate."""

    def __init__(self, case: Case, rules: Collection[str] | None, admission: Mapping[str, Admits]) -> None:
        super().__init__(case, rules)
        self._limits: dict[str, int | None] = {}
        self.needs: dict[Duty, Need] = needs(case, self.kinds, self.days)
        self.eve_end = self.policy.number("available.leave_eve_end")
        self.lines: dict[str, Line] = lines(self)
        self.women = {row.id for row in case.officers if row.sex is Sex.FEMALE}
        entitled = entitled_kinds(self.policy)
        pending = [row for row in case.leave if not is_given(row, entitled)]
        self.pending = {row.id: row for row in pending if not is_outside(row, case)}
        self.outside = {row.id: row for row in pending if is_outside(row, case)}
        """Open requests that another horizon decides on."""
        self.requests = {row.id: row for row in case.leave}
        self.asked_visits = asked_visits(self)
        self.exempt_kinds = exempt_kinds(self.policy)
        self.placed_leave: dict[str, list[Leave]] = given_leave(case, self.exempt_kinds)
        """By officer, given leave that takes a place among those on leave at once."""
        self.asked_by_force = frozenset(
            (pin.officer, *self.duty_of(pin))
            for pin in case.pins
            if pin.forced and pin.kind is PinKind.ASSIGN and "pins" in self.rules
        )
        self.granted_by_force = frozenset(
            pin.request for pin in case.pins if pin.forced and pin.kind is PinKind.GRANT and "pins" in self.rules
        )
        self.bearers = bearers(self)
        self.published = Published(self)
        self._admission = tuple(admits for rule, admits in admission.items() if rule in self.rules)

    @cached_property
    def candidates(self) -> Candidates:
        return Candidates(self, self.lines, self.needs, self._admits)

    def limit(self, key: str) -> int | None:
        """The number of a limit; None when its row is off or the rule it belongs to is not checked."""
        if key not in self._limits:
            self._limits[key] = self.policy.number(key) if self.is_on(key) else None
        return self._limits[key]

    def limit_of(self, officer: str, key: str) -> int | None:
        """The same for one officer, whose own number goes before the bureau's."""
        common = self.limit(key)
        return common if common is None else int(self.own_limits.get(officer, {}).get((key, None), common))

    def windows_of(self, officer: str, key: str) -> tuple[Window, ...]:
        """The limits over so many dates in a row each, of which an own value takes the place; none where the row is off."""
        if not self.is_on(key):
            return ()
        own = self.own_limits.get(officer, {}).get((key, None))
        return self.policy.windows(key) if own is None else windows(own)

    def is_on(self, key: str) -> bool:
        """Whether a row counts: it is on, and so is its rule."""
        return rule_of(key) in self.rules and self.policy.row(key).on

    def _admits(self, line: Line, duty: Duty) -> bool:
        return all(admits(self, line, duty) for admits in self._admission)

    def duty_of(self, pin: Pin) -> Duty:
        return Duty(pin.station or "", pin.post or "", pin.shift or "", self.day(pin.date) if pin.date else 0)

    def holds(self, officer: str, skill: str, day: int, independent: bool = False) -> bool:
        return any(
            first <= day <= last and (alone or not independent) for first, last, alone in self._held.get((officer, skill), ())
        )

    def headcount(self, unit: str, day: int) -> int:
        return self._heads[unit, day]

    def posts_demanded(self, station: str, shift: str, day: int) -> list[str]:
        return self._posts_demanded.get((station, shift, day), [])

    @cached_property
    def fair_shares(self) -> tuple[FairShare, ...]:
        return tuple(fair_shares(self, self.lines, self.needs, self.candidates))

    @cached_property
    def floors(self) -> list[FloorGroup]:
        return floor_groups(self, self.lines)

    @cached_property
    def leave_groups(self) -> dict[tuple[str, str | None, int], LeaveGroup]:
        return leave_groups(self, self.lines)

    @cached_property
    def shared_names(self) -> set[str]:
        names = Counter(row.name for row in self.case.officers)
        return {name for name, count in names.items() if count > 1}

    @cached_property
    def bed_nights(self) -> set[tuple[str, int]]:
        """Nights in the horizon for which a bed in town was asked."""
        return {
            (row.officer, day)
            for row in self.case.bed_requests
            for day in range(max(0, self.day(row.first)), min(self.days - 1, self.day(row.last)) + 1)
        }

    @cached_property
    def own_limits(self) -> dict[str, dict[tuple[str, str | None], int | str]]:
        """By officer, the own values of policy rows, and of shifts where the row has one for each."""
        rows: dict[str, dict[tuple[str, str | None], int | str]] = defaultdict(dict)
        for row in self.case.limits:
            rows[row.officer][row.key.value, row.shift] = row.value
        return dict(rows)

    @cached_property
    def restrictions(self) -> dict[str, list[Restriction]]:
        rows = defaultdict(list)
        for row in self.case.restrictions:
            rows[row.officer].append(row)
        return dict(rows)

    @cached_property
    def pairings(self) -> dict[str, list[Pairing]]:
        rows = defaultdict(list)
        for row in self.case.pairings:
            rows[row.station].append(row)
        return dict(rows)

    @cached_property
    def mutual_aid(self) -> dict[frozenset[str], list[tuple[int, int]]]:
        ranges = defaultdict(list)
        for row in self.case.mutual_aid:
            ranges[frozenset((row.station, row.partner))].append(self.span(row.first, row.last))
        return dict(ranges)

    @cached_property
    def _held(self) -> dict[tuple[str, str], list[tuple[int, int, bool]]]:
        held = defaultdict(list)
        for row in self.case.qualifications:
            held[row.officer, row.skill].append((*self.span(row.first, row.last), row.level is Level.INDEPENDENT))
        return dict(held)

    @cached_property
    def _heads(self) -> Counter[tuple[str, int]]:
        return Counter((unit, day) for line in self.lines.values() for day, unit in enumerate(line.units) if unit)

    @cached_property
    def _posts_demanded(self) -> dict[tuple[str, str, int], list[str]]:
        posts = defaultdict(list)
        for duty in self.needs:
            posts[duty.station, duty.shift, duty.day].append(duty.post)
        return dict(posts)
