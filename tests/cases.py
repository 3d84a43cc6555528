"""Small cases, readable at a glance: two stations, two departments, and one officer or two of every kind of line.

    龙桥所 (zone 0)    A01, A02 四班 rota, teams 一 and 二 · A03 free · A04 auxiliary on the counter rota, skill 户籍
    凤凰山所 (zone 2)  B01 free · B02 四班 rota, team 一
    禁毒大队           C01, C02 constables · C03 head          (paired with both stations)
    户政科             D01 constable, woman, skill 户籍 · D02 constable          (paired with nobody: pool)
    分局               L01 leader

Day 0 is Monday 2024-07-22. Any field of `Case` may be overridden; rows of the defaults that name somebody left out go too.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from typing import Any

from models.case import Case
from models.duty import CalendarDay, CalendarRota, CycleRota, DayClass, DayKind, Demand, Post, Shift, ShiftKind, Team
from models.leave import LeaveChoice, LeaveRequest
from models.organisation import Category, Officer, Pairing, Qualification, Sex, Unit, UnitKind
from models.policy import default_policy
from models.roster import Assignment, LeaveDecision, Outcome, Source, Stint

START = date(2024, 7, 22)
LONGQIAO, FENGHUANG = "龙桥所", "凤凰山所"
NARCOTICS, REGISTRY, BUREAU = "禁毒大队", "户政科", "分局"

RUNGS = {Source.BASE: 0, Source.FREE: 0, Source.COVER: 1, Source.EXTRA: 4}

SHIFTS = (
    Shift(id="白", start=time(8), minutes=600),
    Shift(id="夜", start=time(18), minutes=840, night=True),
    Shift(id="值", start=time(8), minutes=1440, night=True, load_minutes=960),
    Shift(id="行政班", start=time(8, 30), minutes=540),
    Shift(id="备", start=time(8), minutes=1440, kind=ShiftKind.STANDBY, load_minutes=240, rest_minutes=0),
)

POSTS = (
    Post(id="接处警"),
    Post(id="户籍窗口", skill="户籍", categories=(Category.HEAD, Category.CONSTABLE, Category.AUXILIARY)),
    Post(id="带班领导", categories=(Category.LEADER, Category.HEAD)),
)

UNITS = (
    Unit(id=BUREAU, kind=UnitKind.BUREAU),
    Unit(id=LONGQIAO, kind=UnitKind.STATION),
    Unit(id=FENGHUANG, kind=UnitKind.STATION, zone=2),
    Unit(id=NARCOTICS, kind=UnitKind.DEPARTMENT),
    Unit(id=REGISTRY, kind=UnitKind.DEPARTMENT),
)

CYCLE = CycleRota(
    id="四班",
    cycle=("值", "备", None, None),
    anchor=START,
    teams=tuple(Team(id=name, place=place) for place, name in enumerate("一二三四")),
)
OFFICE = CalendarRota(id="机关", working="行政班")
COUNTER = CalendarRota(id="窗口", working="白")


def officer(id: str, unit: str, category: str = "constable", **fields: Any) -> Officer:
    return Officer(id=id, name=f"警员{id}", unit=unit, category=Category(category), **fields)


OFFICERS = (
    officer("A01", LONGQIAO, rota="四班", team="一", home_post="接处警"),
    officer("A02", LONGQIAO, rota="四班", team="二", home_post="接处警"),
    officer("A03", LONGQIAO),
    officer("A04", LONGQIAO, "auxiliary", rota="窗口", home_post="户籍窗口"),
    officer("B01", FENGHUANG),
    officer("B02", FENGHUANG, rota="四班", team="一", home_post="接处警"),
    officer("C01", NARCOTICS, rota="机关"),
    officer("C02", NARCOTICS, rota="机关"),
    officer("C03", NARCOTICS, "head", rota="机关"),
    officer("D01", REGISTRY, rota="机关", sex=Sex.FEMALE),
    officer("D02", REGISTRY, rota="机关"),
    officer("L01", BUREAU, "leader", rota="机关"),
)

QUALIFICATIONS = (Qualification(officer="A04", skill="户籍"), Qualification(officer="D01", skill="户籍"))
PAIRINGS = tuple(Pairing(station=station, department=NARCOTICS) for station in (LONGQIAO, FENGHUANG))

DEMANDS = (
    Demand(station=LONGQIAO, post="接处警", shift="值", minimum=1, target=2),
    Demand(station=LONGQIAO, post="户籍窗口", shift="白", days=DayClass.WORKING, minimum=1, target=2),
    Demand(station=FENGHUANG, post="接处警", shift="夜", minimum=1, target=1),
)


def tiny_case(
    *,
    days: int = 7,
    start: date = START,
    only: Iterable[str] | None = None,
    policy: Mapping[str, Mapping[str, Any]] | None = None,
    holidays: Iterable[int] = (),
    **overrides: Any,
) -> Case:
    """`only` keeps these officers of the line-up; `policy` maps keys to changed fields; `holidays` are days by number."""
    officers = tuple(overrides.pop("officers", [member for member in OFFICERS if only is None or member.id in set(only)]))
    ids = {member.id for member in officers}
    fields: dict[str, Any] = {
        "start": start,
        "end": start + timedelta(days - 1),
        "calendar": calendar(start, days, holidays),
        "units": UNITS,
        "officers": officers,
        "qualifications": tuple(row for row in QUALIFICATIONS if row.officer in ids),
        "pairings": PAIRINGS,
        "posts": POSTS,
        "shifts": SHIFTS,
        "cycle_rotas": (CYCLE,),
        "calendar_rotas": (OFFICE, COUNTER),
        "demands": DEMANDS,
        "policy": default_policy().changed(**{key: dict(row) for key, row in (policy or {}).items()}),
    }
    return Case(**fields | overrides)


def calendar(start: date, days: int, holidays: Iterable[int] = ()) -> tuple[CalendarDay, ...]:
    """Weekends are rest days; the day numbers in `holidays` are statutory holidays."""
    free = set(holidays)

    def kind(n: int) -> DayKind:
        if n in free:
            return DayKind.HOLIDAY
        return DayKind.REST if (start + timedelta(n)).weekday() >= 5 else DayKind.WORKING

    return tuple(CalendarDay(date=start + timedelta(n), kind=kind(n)) for n in range(days))


def day(n: int) -> date:
    """Day 0 is Monday 2024-07-22."""
    return START + timedelta(n)


def assigned(officer: str, duty: str, n: int, source: str = "cover", rung: int | None = None) -> Assignment:
    """`duty` as 站/岗位/班次, on day `n`; the rung is the usual one of the source unless given."""
    station, post, shift = duty.split("/")
    kind = Source(source)
    return Assignment(
        officer=officer,
        station=station,
        post=post,
        shift=shift,
        date=day(n),
        source=kind,
        rung=RUNGS[kind] if rung is None else rung,
    )


def stint(officer: str, station: str, first: int, last: int) -> Stint:
    return Stint(officer=officer, station=station, first=day(first), last=day(last))


def request(id: str, officer: str, first: int, last: int, slack: int = 0, **fields: Any) -> LeaveRequest:
    """Leave from day `first` to `last`, movable by `slack` days either way."""
    choice = LeaveChoice(first=day(first), last=day(last), earliest=day(first - slack), latest=day(first + slack))
    return LeaveRequest(id=id, officer=officer, choices=(choice,), **fields)


def granted(request: str, first: int, last: int, outcome: str = "granted", choice: int = 0) -> LeaveDecision:
    return LeaveDecision(request=request, outcome=Outcome(outcome), choice=choice, first=day(first), last=day(last))


def refused(request: str) -> LeaveDecision:
    return LeaveDecision(request=request, outcome=Outcome.REFUSED)


def seat(duty: str, minimum: int = 1, target: int | None = None, **fields: Any) -> Demand:
    """Demand for `duty` (站/岗位/班次) on every date, or on day `on` alone."""
    station, post, shift = duty.split("/")
    on = fields.pop("on", None)
    if on is not None:
        fields |= {"first": day(on), "last": day(on)}
    return Demand(
        station=station, post=post, shift=shift, minimum=minimum, target=max(1, minimum) if target is None else target, **fields
    )
