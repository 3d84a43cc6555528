"""A case with dates as day numbers: what rules, objective and engine read."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from models.case import Case
from models.duty import CalendarRota, CycleRota, Demand, DemandException, Post, Shift, ShiftKind
from models.leave import LeaveRequest, LeaveStatus, Opening, PinKind
from models.organisation import Category, Level, Officer, Restriction, Secondment, Unit, UnitKind
from scheduler.demand.needs import in_force

DAY_MINUTES = 1440
UNASKED = -1
"""Index of a duty that nobody asks for but a forced pin."""

DutyKey = tuple[str, str, str, int]
"""Station, post, shift and day."""


class Line:
    ROTA = "rota"
    FREE = "free"
    HEADQUARTERS = "headquarters"


class ShiftFacts(NamedTuple):
    """Minutes of the day and of the shift; `load` counts in weekly minutes.

    `rest` must follow, and none of `barred` on the next date.
    """

    id: str
    start: int
    minutes: int
    night: bool
    load: int
    rest: int
    standby: bool
    barred: frozenset[str]


@dataclass(frozen=True, slots=True)
class Duty:
    """`start` and `end` are minutes from 00:00 of the horizon's first date; `burden` is in points."""

    index: int
    station: str
    post: Post
    shift: ShiftFacts
    day: int
    start: int
    end: int
    minimum: int
    target: int
    weight: int
    surplus_weight: int
    urgent: bool
    burden: int


class LeaveOption(NamedTuple):
    """One way to grant a request: days `first` … `last` (may lie outside the horizon) at a cost of level 2."""

    choice: int
    first: int
    last: int
    cost: int


class DecidableLeave(NamedTuple):
    request: LeaveRequest
    officer: int
    refusal_cost: int
    options: tuple[LeaveOption, ...]


class Ended(NamedTuple):
    """The minutes at which a duty and the rest after it are over."""

    end: int
    ready: int


class Instance:
    """Derived facts of one case under the rules named (None: all that the policy has on)."""

    def __init__(self, case: Case, rules: Iterable[str] | None = None):
        self.case = case
        self.policy = case.policy
        known = {row.key for row in case.policy.rows if case.policy.on(row.key)}
        self._active = known if rules is None else known & frozenset(rules)
        self.days = (case.end - case.start).days + 1
        self.units: dict[str, Unit] = {unit.id: unit for unit in case.units}
        self.officers: tuple[Officer, ...] = case.officers
        self.number = {officer.id: index for index, officer in enumerate(case.officers)}
        self.posts = {post.id: post for post in case.posts}
        self.calendar = {(day.date - case.start).days: day.kind for day in case.calendar}
        self.shifts = {shift.id: self._shift_facts(shift) for shift in case.shifts}
        self.openings: dict[int, Opening] = {self.number[row.officer]: row for row in case.opening}

    def active(self, rule: str) -> bool:
        """Whether a rule is in force here."""
        return rule in self._active

    def limit(self, officer: int, key: str) -> int:
        """The officer's own value of a policy row, else the bureau's."""
        own = self._own_limits[officer].get((key, None))
        return self.policy.number(key) if own is None else own

    def shift_limits(self, officer: int) -> dict[str, int]:
        """Per shift that the officer may work only so often, how often."""
        return {shift: value for (key, shift), value in self._own_limits[officer].items() if key == "load.shift" and shift}

    @cached_property
    def _own_limits(self) -> list[dict[tuple[str, str | None], int]]:
        table: list[dict[tuple[str, str | None], int]] = [{} for _ in self.officers]
        for row in self.case.limits:
            table[self.number[row.officer]][row.key, row.shift] = row.value
        return table

    def day(self, value: date) -> int:
        return (value - self.case.start).days

    def minute(self, value: datetime) -> int:
        """Minutes from 00:00 of the horizon's first date."""
        return self.day(value.date()) * DAY_MINUTES + value.hour * 60 + value.minute

    @cached_property
    def ended_before(self) -> dict[int, Ended]:
        """Per officer of whom it is known, what was worked before the horizon: by the opening, or else by the rota."""
        return self._ended_by_rota | self._ended_by_opening

    @cached_property
    def _ended_by_opening(self) -> dict[int, Ended]:
        plain = self.policy.number("rest") if self.active("rest") else 0
        return {
            index: Ended(end := self.minute(opening.last_end), end + self._rest_of(opening.last_shift, plain))
            for index, opening in self.openings.items()
            if opening.last_end is not None
        }

    def _rest_of(self, shift: str | None, plain: int) -> int:
        return self.shifts[shift].rest if shift else plain

    @cached_property
    def _ended_by_rota(self) -> dict[int, Ended]:
        """The rota is known before the horizon as after it: as if there had been no leave."""
        days = range(-self.reach, 0)
        shifts = self._base_in(days, self._units_in(days))
        found: dict[int, Ended] = {}
        for index, row in enumerate(shifts):
            duties = [(day * DAY_MINUTES, self.shifts[shift]) for day, shift in row.items() if shift]
            worked = [(midnight + one.start + one.minutes, one.rest) for midnight, one in duties]
            if worked and index not in self.openings:
                found[index] = Ended(max(end for end, _ in worked), max(end + rest for end, rest in worked))
        return found

    @cached_property
    def ready_after_opening(self) -> dict[int, int]:
        """Per officer with an opening duty, the minute at which the rest after it is over."""
        return {index: one.ready for index, one in self._ended_by_opening.items()}

    def date_of(self, day: int) -> date:
        return self.case.start + timedelta(days=day)

    def in_range(self, day: int, first: date | None, last: date | None) -> bool:
        return (first is None or self.day(first) <= day) and (last is None or day <= self.day(last))

    def clipped(self, first: date | None, last: date | None) -> range:
        """The day numbers of a range of dates inside the horizon."""
        low = 0 if first is None else max(0, self.day(first))
        high = self.days - 1 if last is None else min(self.days - 1, self.day(last))
        return range(low, high + 1)

    def _shift_facts(self, shift: Shift) -> ShiftFacts:
        night = shift.night or (shift.minutes >= DAY_MINUTES and shift.kind is ShiftKind.DUTY)
        rest = self._rest_after(shift, night)
        start = shift.start.hour * 60 + shift.start.minute
        load = shift.minutes if shift.load_minutes is None else shift.load_minutes
        standby = shift.kind is ShiftKind.STANDBY
        return ShiftFacts(shift.id, start, shift.minutes, night, load, rest, standby, frozenset(shift.not_followed_by))

    def _rest_after(self, shift: Shift, night: bool) -> int:
        if not self.active("rest"):
            return 0
        if shift.rest_minutes is not None:
            return shift.rest_minutes
        kinds = (
            ("rest.standby", shift.kind is ShiftKind.STANDBY),
            ("rest.day24", shift.minutes >= DAY_MINUTES),
            ("rest.night", night),
        )
        key = next((key for key, applies in kinds if applies and self.policy.on(key)), "rest")
        return self.policy.number(key)

    # ---- duties

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        demand = {(*duty.place, self.day(duty.date)): row for duty, row in in_force(self.case).items()}
        wanted = {key: row for key, row in demand.items() if row.target >= 1 or row.surplus_weight is not None}
        return tuple(self._duty(index, *numbered) for index, numbered in enumerate(wanted.items()))

    def _duty(self, index: int, key: DutyKey, row: Demand | DemandException) -> Duty:
        station, post, shift_id, day = key
        shift = self.shifts[shift_id]
        start = day * DAY_MINUTES + shift.start
        return Duty(
            index,
            station,
            self.posts[post],
            shift,
            day,
            start,
            start + shift.minutes,
            row.minimum,
            row.target,
            row.weight,
            1 if row.surplus_weight is None else row.surplus_weight,
            isinstance(row, DemandException) and row.urgent,
            self.burden(day, shift),
        )

    def kept(self, key: DutyKey) -> Duty:
        """The duty that a forced pin asks for, demanded or not."""
        station, post, shift, _ = key
        nobody = Demand(station=station, post=post, shift=shift, minimum=0, target=0)
        return self.duty_of.get(key) or self._duty(UNASKED, key, nobody)

    def burden(self, day: int, shift: ShiftFacts) -> int:
        points = self.policy.number(f"fairness.{self.calendar[day].value}")
        return -(-points * self.policy.number("fairness.night_percent") // 100) if shift.night else points

    @cached_property
    def duties_at(self) -> dict[str, list[Duty]]:
        found: dict[str, list[Duty]] = defaultdict(list)
        for duty in self.duties:
            found[duty.station].append(duty)
        return found

    @cached_property
    def duties_in(self) -> dict[tuple[str, str, int], list[Duty]]:
        """Duties by (station, shift, day)."""
        found: dict[tuple[str, str, int], list[Duty]] = defaultdict(list)
        for duty in self.duties:
            found[duty.station, duty.shift.id, duty.day].append(duty)
        return found

    @cached_property
    def duty_of(self) -> dict[DutyKey, Duty]:
        return {(duty.station, duty.post.id, duty.shift.id, duty.day): duty for duty in self.duties}

    # ---- officers by day

    @cached_property
    def reach(self) -> int:
        """Dates after its own on which the rest after some duty may still last."""
        ready = (shift.start + shift.minutes + shift.rest for shift in self.shifts.values())
        return max(ready, default=0) // DAY_MINUTES

    @cached_property
    def unit_on(self) -> list[list[str | None]]:
        """Unit of officer o on day d, `reach` days past the horizon included; None outside the bureau."""
        return [list(row.values()) for row in self._units_in(self._known_days)]

    @cached_property
    def base_on(self) -> list[list[str | None]]:
        """Base shift of officer o on day d, `reach` days past the horizon included."""
        days = self._known_days
        return [list(row.values()) for row in self._base_in(days, self._units_in(days))]

    @property
    def _known_days(self) -> range:
        return range(self.days + self.reach)

    def _units_in(self, days: range) -> list[dict[int, str | None]]:
        """Per officer, the unit by day."""
        table: list[dict[int, str | None]] = [dict.fromkeys(days, officer.unit) for officer in self.officers]
        for row in self.case.secondments:
            table[self.number[row.officer]] |= dict.fromkeys(self._common(days, row), row.unit)
        return table

    def _base_in(self, days: range, units: list[dict[int, str | None]]) -> list[dict[int, str | None]]:
        """Per officer, the base shift by day."""
        rotas: dict[str, CycleRota | CalendarRota] = {rota.id: rota for rota in self.case.cycle_rotas}
        rotas |= {rota.id: rota for rota in self.case.calendar_rotas}
        table = [self._base_shifts(officer, rotas.get(officer.rota or ""), days) for officer in self.officers]
        for row in self.case.secondments:
            index = self.number[row.officer]
            rota = rotas.get(row.rota or "") if row.unit is not None else None
            table[index] |= self._base_shifts(self.officers[index], rota, self._common(days, row))
        for (index, day), shift in self._cells.items():
            if day in days and units[index][day]:
                table[index][day] = shift
        return table

    def _common(self, days: range, row: Secondment) -> range:
        return range(max(days.start, self.day(row.first)), min(days.stop, self.day(row.last) + 1))

    @cached_property
    def _cells(self) -> dict[tuple[int, int], str | None]:
        """The existing roster by officer and day."""
        return {(self.number[row.officer], self.day(row.date)): row.shift for row in self.case.base_roster}

    @cached_property
    def _existing(self) -> frozenset[tuple[int, int]]:
        """Officers and days of its cells, from the horizon's first day on, except those spent outside the bureau."""
        return frozenset((index, day) for index, day in self._cells if day in self._known_days and self.unit_on[index][day])

    def _base_shifts(self, officer: Officer, rota: CycleRota | CalendarRota | None, days: range) -> dict[int, str | None]:
        if rota is None:
            return dict.fromkeys(days)
        if isinstance(rota, CycleRota):
            places = {team.id: team.place for team in rota.teams}
            place = places.get(officer.team or "", rota.teams[0].place if rota.teams else 0)
            offset = place - self.day(rota.anchor)
            return {day: rota.cycle[(day + offset) % len(rota.cycle)] for day in days}
        return {day: getattr(rota, self.calendar[day].value) if day in self.calendar else None for day in days}

    @cached_property
    def line_on(self) -> list[list[str | None]]:
        seconded_rota = {
            (self.number[row.officer], day): row.rota
            for row in self.case.secondments
            for day in self._common(self._known_days, row)
        }
        return [
            [
                self._line(unit, (index, day) in self._existing or seconded_rota.get((index, day), officer.rota) is not None)
                for day, unit in enumerate(self.unit_on[index])
            ]
            for index, officer in enumerate(self.officers)
        ]

    def _line(self, unit: str | None, has_rota: bool) -> str | None:
        if unit is None:
            return None
        if self.units[unit].kind is not UnitKind.STATION:
            return Line.HEADQUARTERS
        return Line.ROTA if has_rota else Line.FREE

    @cached_property
    def rostered(self) -> list[bool]:
        """Per officer, whether a rota or an existing roster says when they work."""
        existing = {index for index, _ in self._existing}
        return [officer.rota is not None or index in existing for index, officer in enumerate(self.officers)]

    def headcount(self, unit: str, day: int) -> int:
        return len(self.members[unit, day])

    @cached_property
    def members(self) -> dict[tuple[str, int], list[int]]:
        """Officers by (unit, day)."""
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        for index, units in enumerate(self.unit_on):
            for day, unit in enumerate(units[: self.days]):
                if unit is not None:
                    found[unit, day].append(index)
        return found

    @cached_property
    def _skills(self) -> dict[tuple[int, str], list[tuple[range, Level]]]:
        found: dict[tuple[int, str], list[tuple[range, Level]]] = defaultdict(list)
        for row in self.case.qualifications:
            found[self.number[row.officer], row.skill].append((self.clipped(row.first, row.last), row.level))
        return found

    def holds(self, officer: int, skill: str, day: int) -> bool:
        return any(day in days for days, _ in self._skills.get((officer, skill), ()))

    def independent(self, officer: int, skill: str, day: int) -> bool:
        return any(day in days and level is Level.INDEPENDENT for days, level in self._skills.get((officer, skill), ()))

    @cached_property
    def skills_of(self) -> list[set[str]]:
        """Per officer, the skills held on some day."""
        table: list[set[str]] = [set() for _ in self.officers]
        for officer, skill in self._skills:
            table[officer].add(skill)
        return table

    def sworn(self, officer: int) -> bool:
        return self.officers[officer].category is not Category.AUXILIARY

    # ---- leave

    @cached_property
    def given_leave(self) -> list[list[tuple[int, int]]]:
        table: list[list[tuple[int, int]]] = [[] for _ in self.officers]
        for request in self.case.leave:
            if self.is_given(request):
                choice = request.choices[0]
                table[self.number[request.officer]].append((self.day(choice.first), self.day(choice.last)))
        return table

    def is_given(self, request: LeaveRequest) -> bool:
        return request.status is LeaveStatus.APPROVED or request.kind in self.policy.entries("leave.entitled")

    @cached_property
    def decidable_leave(self) -> tuple[DecidableLeave, ...]:
        """Requests that are asked first for some date of the horizon."""
        pending = (request for request in self.case.leave if not self.is_given(request))
        return tuple(
            self._decidable(request) for request in pending if self.clipped(request.choices[0].first, request.choices[0].last)
        )

    def _decidable(self, request: LeaveRequest) -> DecidableLeave:
        asked = request.choices[0]
        days = max(1, len(self.clipped(asked.first, asked.last)))
        kind = f"leave.weight.{request.kind}"
        weight = self.policy.number(kind if self.policy.has(kind) else "leave")
        opening = self.openings.get(self.number[request.officer])
        refusals = max(request.past_refusals, opening.past_refusals if opening else 0)
        weight += self.policy.number("leave.past_refusal") * refusals
        options = []
        for index, choice in enumerate(request.choices):
            first, length = self.day(choice.first), (choice.last - choice.first).days
            earliest, latest = self.day(choice.earliest), self.day(choice.latest)
            longest = max(first - earliest, latest - first, 1)
            for start in range(earliest, latest + 1):
                if not self._may_be_granted(start, start + length, is_as_asked=(index, start) == (0, first)):
                    continue
                share = 100 * longest
                moved = self.policy.number("leave.choice_percent") * index * longest
                moved += self.policy.number("leave.move_percent") * abs(start - first)
                cost = -(-weight * days * min(90 * longest, moved) // share)
                options.append(LeaveOption(index, start, start + length, cost))
        return DecidableLeave(request, self.number[request.officer], weight * days, tuple(options))

    def _may_be_granted(self, first: int, last: int, is_as_asked: bool) -> bool:
        """Not before the roster is made, and inside the horizon unless these are the dates asked first."""
        is_planned = self.case.as_of is None or self.day(self.case.as_of) <= first
        return is_planned and (is_as_asked or (first >= 0 and last < self.days))

    def excludes(self, first: int, last: int, start: int, end: int) -> bool:
        """Whether leave on days `first` … `last` excludes a duty of minutes [start, end)."""
        if start < first * DAY_MINUTES:
            return end > first * DAY_MINUTES + self._eve_end
        return start < (last + 1) * DAY_MINUTES

    @cached_property
    def _eve_end(self) -> int:
        return self.policy.number("available.leave_eve_end")

    # ---- commitments

    @cached_property
    def commitments(self) -> list[list[tuple[int, int, int]]]:
        """Per officer (day, start minute, end minute), also on the days around the horizon."""
        table: list[list[tuple[int, int, int]]] = [[] for _ in self.officers]
        for row in self.case.commitments:
            start = 0 if row.start is None else row.start.hour * 60 + row.start.minute
            end = (row.end.hour * 60 + row.end.minute if row.end else 0) or DAY_MINUTES
            for day in range(self.day(row.first), self.day(row.last) + 1):
                table[self.number[row.officer]].append((day, day * DAY_MINUTES + start, day * DAY_MINUTES + end))
        return table

    def committed(self, officer: int, start: int, end: int) -> bool:
        """Whether a commitment of the officer overlaps minutes [start, end)."""
        return any(begin < end and start < finish for _, begin, finish in self.commitments[officer])

    # ---- the rest

    @cached_property
    def past_burden(self) -> list[int]:
        table = [0] * len(self.officers)
        for index, opening in self.openings.items():
            table[index] += opening.burden
        for row in self.case.past_burdens:
            table[self.number[row.officer]] += row.burden
        return table

    @cached_property
    def always_free(self) -> frozenset[int]:
        """Officers on a free line on every date of the horizon."""
        return frozenset(
            index for index, lines in enumerate(self.line_on) if all(line == Line.FREE for line in lines[: self.days])
        )

    @cached_property
    def forced(self) -> frozenset[tuple[int, DutyKey]]:
        """Assignments that forced pins ask for, as (officer, duty key): they count as given."""
        return frozenset(
            (self.number[pin.officer], (pin.station or "", pin.post or "", pin.shift or "", self.day(pin.date)))
            for pin in self.case.pins
            if pin.kind is PinKind.ASSIGN and pin.forced and pin.officer and pin.date and self.active("pins")
        )

    @cached_property
    def forced_grants(self) -> frozenset[str]:
        """Requests that forced pins grant: their leave takes its place as given."""
        pins = self.case.pins if self.active("pins") else ()
        return frozenset(pin.request for pin in pins if pin.kind is PinKind.GRANT and pin.forced and pin.request)

    @cached_property
    def forced_officers(self) -> frozenset[int]:
        return frozenset(officer for officer, _ in self.forced)

    @cached_property
    def forced_base(self) -> dict[tuple[int, int], str]:
        """By officer and day, the post of a base duty that force keeps: of several the home post, else the first by name."""
        found: dict[tuple[int, int], str] = {}
        for officer, (station, post, shift, day) in sorted(self.forced):
            own = (self.unit_on[officer][day], self.base_on[officer][day]) == (station, shift)
            is_home = post == self.officers[officer].home_post
            if own and self.line_on[officer][day] == Line.ROTA and (is_home or (officer, day) not in found):
                found[officer, day] = post
        return found

    def keeps_base(self, officer: int, key: DutyKey) -> bool:
        """Whether a forced pin's duty is the officer's base duty."""
        station, post, shift, day = key
        own = (self.unit_on[officer][day], self.base_on[officer][day], self.forced_base.get((officer, day)))
        return own == (station, shift, post)

    @cached_property
    def crowded(self) -> frozenset[int]:
        """Officers of whom more than one given duty may start on some date, because force keeps them."""
        starts: Counter[tuple[int, int]] = Counter((officer, key[3]) for officer, key in self.forced)
        for officer, day in list(starts):
            has_base = self.line_on[officer][day] == Line.ROTA and self.base_on[officer][day] is not None
            starts[officer, day] += has_base and (officer, day) not in self.forced_base
        return frozenset(officer for (officer, _), count in starts.items() if count > 1)

    @cached_property
    def base_at_home_post(self) -> Counter[tuple[str, str, str, int]]:
        """Officers by (unit on that day, home post, base shift, day), before any leave."""
        return Counter(
            (unit, officer.home_post, shift, day)
            for index, officer in enumerate(self.officers)
            for day in range(self.days)
            if officer.home_post is not None
            and (unit := self.unit_on[index][day]) is not None
            and (shift := self.base_on[index][day]) is not None
        )

    @cached_property
    def restrictions(self) -> list[list[Restriction]]:
        table: list[list[Restriction]] = [[] for _ in self.officers]
        for row in self.case.restrictions:
            table[self.number[row.officer]].append(row)
        return table

    @cached_property
    def rungs_on(self) -> dict[str, bool]:
        names = ("paired", "pool", "mutual", "extra")
        return {name: self.policy.row(f"admitted_rung.{name}").on for name in names}

    @cached_property
    def pairings(self) -> dict[tuple[str, str], list[tuple[range, frozenset[str], bool]]]:
        """By (unit or officer id, station): days, posts (empty: every post) and whether the officer is named."""
        found: dict[tuple[str, str], list[tuple[range, frozenset[str], bool]]] = defaultdict(list)
        for row in self.case.pairings:
            named = row.officer is not None
            days = self.clipped(row.first, row.last)
            found[row.officer or row.department or "", row.station].append((days, frozenset(row.posts), named))
        return found

    @cached_property
    def mutual_aid(self) -> dict[frozenset[str], list[range]]:
        """Days on which two stations lend to each other."""
        found: dict[frozenset[str], list[range]] = defaultdict(list)
        for row in self.case.mutual_aid:
            found[frozenset((row.station, row.partner))].append(self.clipped(row.first, row.last))
        return found

    @cached_property
    def partners(self) -> dict[str, set[str]]:
        """Stations that a unit or an officer is paired with, or that a station lends to."""
        found: dict[str, set[str]] = defaultdict(set)
        for who, station in self.pairings:
            found[who].add(station)
        for pair in self.mutual_aid:
            for one in pair:
                found[one] |= pair
        return found

    @cached_property
    def shared_dates(self) -> frozenset[frozenset[str]]:
        """Pairs of shifts that may share a date."""
        return frozenset(frozenset(part.strip() for part in pair.split("+")) for pair in self.policy.entries("one_duty"))
