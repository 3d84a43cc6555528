"""One officer's givens over the horizon and a few dates after it: unit, base shift, leave, commitments, opening."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from models.duty import CalendarRota, CycleRota, DayKind
from models.leave import Opening
from models.organisation import Category, Officer, Secondment

from .clock import DAY, Clock
from .leaves import Leave


class Base(NamedTuple):
    day: int
    clock: Clock


class Before(NamedTuple):
    """The state on the eve, in minutes and day numbers of the horizon."""

    end: int | None = None
    rest: int = 0
    clock: Clock | None = None
    work_run: int = 0
    station: str | None = None
    first: int = 0
    away: frozenset[int] = frozenset()
    """Days on which the officer was detached, as far as they are known."""
    cover_days: int = 0
    burden: int = 0
    past_refusals: int = 0
    nights: frozenset[int] = frozenset()
    """Days of night and 24-hour duties, those that the opening names; else the last duty's."""


@dataclass(slots=True)
class Line:
    """`units` and `base` run past the horizon by the dates on which a last duty may still need rest."""

    officer: Officer
    id: str
    units: list[str | None]
    base: list[Clock | None]
    at_station: list[bool]
    has_rota: list[bool]
    leave: list[Leave]
    blocked: list[tuple[int, int]]
    before: Before
    days: int
    committed: frozenset[int] = frozenset()
    home: list[Base] = field(default_factory=list)
    """Home work: the base shifts of headquarters dates."""
    duties: list[Base] = field(default_factory=list)
    """Base duties: the base shifts of rota lines."""
    later: list[Base] = field(default_factory=list)
    """Base duties of the dates after the horizon."""
    earlier: list[Base] = field(default_factory=list)
    """Of an officer without an opening, the base shifts of the dates before the horizon, as if there had been no leave."""
    always_free: bool = False
    is_rostered: bool = False
    """Whether a rota or an existing roster says when the officer works."""

    def __post_init__(self) -> None:
        shifts = [Base(day, clock) for day, clock in enumerate(self.base) if clock]
        self.home = [base for base in shifts if base.day < self.days and not self.at_station[base.day]]
        self.duties = [base for base in shifts if base.day < self.days and self.at_station[base.day]]
        self.later = [base for base in shifts if base.day >= self.days and self.at_station[base.day]]
        self.always_free = all(self.is_free(day) for day in range(self.days))
        span = range(self.days)
        self.committed = frozenset(day for begin, _ in self.blocked if (day := begin // DAY) in span)

    def is_free(self, day: int) -> bool:
        return self.at_station[day] and not self.has_rota[day]

    def on_given_leave(self, day: int) -> bool:
        return any(leave.first <= day <= leave.last for leave in self.leave)

    def is_committed(self, begin: int, end: int) -> bool:
        return any(begin < until and since < end for since, until in self.blocked)

    @property
    def is_sworn(self) -> bool:
        return self.officer.category is not Category.AUXILIARY


def posting(officer: Officer, secondments: list[Secondment], day: date) -> tuple[str | None, str | None]:
    """Unit and rota of a date."""
    for row in secondments:
        if row.first <= day <= row.last:
            return row.unit, row.rota if row.unit else None
    return officer.unit, officer.rota


def base_shift(rota: CycleRota | CalendarRota, team: str | None, day: date, kind: DayKind | None) -> str | None:
    if isinstance(rota, CycleRota):
        places = {team_row.id: team_row.place for team_row in rota.teams}
        place = places.get(team or "", next(iter(places.values()), 0))
        return rota.cycle[(place + (day - rota.anchor).days) % len(rota.cycle)]
    by_kind = {DayKind.WORKING: rota.working, DayKind.REST: rota.rest, DayKind.HOLIDAY: rota.holiday}
    return by_kind[kind] if kind else None


def before(opening: Opening | None, start: date, clocks: dict[str, Clock], rest: int) -> Before:
    if opening is None:
        return Before()
    end = None
    if opening.last_end is not None:
        gap = opening.last_end.date() - start
        end = gap.days * DAY + opening.last_end.hour * 60 + opening.last_end.minute
    first = opening.stint_first or start - timedelta(1)
    listed = frozenset((day - start).days for day in opening.away_dates)
    open_stint = frozenset(range((first - start).days, 0)) if opening.stint_station else frozenset()
    clock = clocks[opening.last_shift] if opening.last_shift else None
    nights = {(night - start).days for night in opening.night_dates}
    if not nights and clock and clock.night and end is not None:
        nights = {(end - clock.minutes) // DAY}
    return Before(
        end=end,
        rest=clock.rest if clock else rest,
        clock=clock,
        work_run=opening.work_run,
        station=opening.stint_station,
        first=(first - start).days,
        away=listed or open_stint,
        cover_days=opening.cover_days,
        burden=opening.burden,
        past_refusals=opening.past_refusals,
        nights=frozenset(nights),
    )
