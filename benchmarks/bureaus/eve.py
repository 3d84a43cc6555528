"""The calendar of a sample case, and its officers' state on the eve: as the rotas leave it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from random import Random

from benchmarks.bureaus.organisation import Bureau
from benchmarks.bureaus.work import COUNTER_ROTA, DAY24, HEADS_ROTA, OFFICE, STANDBY, TEAMS, WITH_STANDBY
from models.duty import CalendarDay, DayKind
from models.leave import Opening, PastBurden
from models.organisation import Officer
from scheduler.demand.calendar import calendar as published

ONE = timedelta(days=1)


def calendar(start: date, end: date, overrides: Iterable[CalendarDay] = ()) -> tuple[CalendarDay, ...]:
    """From a month before the horizon to a week after it."""
    days, uncovered = published(start - 31 * ONE, end + 7 * ONE, overrides)
    assert not uncovered, uncovered
    return days


def home_shift(officer: Officer, day: date, anchor: date, kinds: Mapping[date, DayKind]) -> str | None:
    """The shift of an officer's own rota, as the generator laid it."""
    if officer.team is not None:
        place = (day - anchor).days - TEAMS.index(officer.team)
        return {0: DAY24, 1: STANDBY if officer.rota == WITH_STANDBY else None}.get(place % 4)
    shifts = {COUNTER_ROTA: "白", HEADS_ROTA: OFFICE, OFFICE: OFFICE}
    return shifts.get(officer.rota or "") if kinds[day] == DayKind.WORKING else None


def openings(
    rng: Random, bureau: Bureau, start: date, days: Iterable[CalendarDay], away: set[str], departments: Collection[str]
) -> list[Opening]:
    """The eve as the rotas leave it, and the covers that `departments` have given this year; nothing of those lent away."""
    kinds = {day.date: day.kind for day in days}
    rows = []
    for officer in bureau.officers:
        past = [home_shift(officer, start - back * ONE, start, kinds) for back in range(1, 15)]
        covers = rng.choice((0, 0, 1, 2, 3, 4)) if officer.unit in departments and start.month > 1 else 0
        if any(past) and officer.id not in away:
            rows.append(_opening(officer, start, past, covers))
    return rows


def _opening(officer: Officer, start: date, past: list[str | None], covers: int) -> Opening:
    ago = next(place for place, shift in enumerate(past, 1) if shift)
    run = next((place for place, shift in enumerate(past) if not shift), len(past))
    clock = {DAY24: (time(8), 1), STANDBY: (time(8), 1), "白": (time(18), 0), OFFICE: (time(17, 30), 0)}
    end, later = clock[past[ago - 1] or OFFICE]
    return Opening(
        officer=officer.id,
        last_end=datetime.combine(start - (ago - later) * ONE, end),
        last_shift=past[ago - 1],
        work_run=run,
        off_run=ago - 1,
        cover_days=covers,
        burden=0,
    )


def past_burdens(rng: Random, bureau: Bureau, period: str, departments: Collection[str]) -> list[PastBurden]:
    """What every second officer of `departments` carries over: small against the horizon's share."""
    members = [officer for officer in bureau.officers if officer.unit in departments]
    return [PastBurden(officer=member.id, burden=rng.randint(1, 8), period=period) for member in members[::2]]
