"""What both cases of 城厢 share: the calendar, who is paired with whom, and the state on the eve."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from random import Random

from benchmarks.chengxiang.bureau import (
    COUNTER_ROTA,
    DAY24,
    DEPARTMENTS,
    EXIT_ENTRY,
    HALL,
    HEADS_ROTA,
    HOUSEHOLD,
    LEAD,
    LEADERS,
    NIGHT,
    OFFICE,
    RESPONSE,
    STANDBY,
    STATIONS,
    TEAMS,
    WITH_STANDBY,
    Bureau,
)
from models.duty import CalendarDay, DayKind
from models.leave import Opening, PastBurden
from models.organisation import Officer, Pairing
from scheduler.demand.calendar import calendar as published

ONE = timedelta(days=1)
POOL = (RESPONSE, NIGHT, LEAD)
PAIRED = (
    ("龙桥", "户政科", (HOUSEHOLD, LEAD)),
    ("龙桥", "网安大队", POOL),
    ("凤凰山", "治安大队", (NIGHT, LEAD)),
    ("霞林", "户政科", (HOUSEHOLD,)),
    ("霞林", "刑侦大队", POOL),
    ("霞林", "指挥中心", (NIGHT, LEAD)),
    ("常太", "法制大队", POOL),
    ("常太", "政工室", (NIGHT, LEAD)),
    ("华亭", "刑侦大队", (RESPONSE,)),
    ("华亭", "经侦大队", POOL),
    ("灵川", "交警大队", POOL),
    ("灵川", "警务保障室", (NIGHT, LEAD)),
    ("东海", "禁毒大队", POOL),
    (HALL, "出入境管理大队", (EXIT_ENTRY,)),
)
"""Station, department, posts. 凤凰山's response is left to each case: it names officers there."""


def calendar(start: date, end: date, overrides: Iterable[CalendarDay] = ()) -> tuple[CalendarDay, ...]:
    """From a month before the horizon to a week after it."""
    days, uncovered = published(start - 31 * ONE, end + 7 * ONE, overrides)
    assert not uncovered, uncovered
    return days


def pairings(bureau: Bureau) -> list[Pairing]:
    """The departments' rows, and each leader named for the lead of one station."""
    rows = [Pairing(station=station, department=department, posts=posts) for station, department, posts in PAIRED]
    leaders = zip(STATIONS, bureau.of(LEADERS), strict=False)
    return rows + [Pairing(station=station.id, officer=leader.id, posts=(LEAD,)) for station, leader in leaders]


def home_shift(officer: Officer, day: date, anchor: date, kinds: Mapping[date, DayKind]) -> str | None:
    """The shift of an officer's own rota, as the generator laid it."""
    if officer.team is not None:
        place = (day - anchor).days - TEAMS.index(officer.team)
        return {0: DAY24, 1: STANDBY if officer.rota == WITH_STANDBY else None}.get(place % 4)
    shifts = {COUNTER_ROTA: "白", HEADS_ROTA: OFFICE, OFFICE: OFFICE}
    return shifts.get(officer.rota or "") if kinds[day] == DayKind.WORKING else None


def openings(rng: Random, bureau: Bureau, start: date, days: Iterable[CalendarDay], away: set[str]) -> list[Opening]:
    """The eve as the rotas leave it, and the covers that headquarters has given this year; nothing of those lent away."""
    kinds = {day.date: day.kind for day in days}
    departments = {department.id for department in DEPARTMENTS}
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


def past_burdens(rng: Random, bureau: Bureau, period: str) -> list[PastBurden]:
    """What every second officer at headquarters carries over: small against the horizon's share."""
    departments = {department.id for department in DEPARTMENTS}
    members = [officer for officer in bureau.officers if officer.unit in departments]
    return [PastBurden(officer=member.id, burden=rng.randint(1, 8), period=period) for member in members[::2]]
