"""Calendar, shifts, posts, rotas and demand."""

from datetime import time, timedelta
from typing import Any

from benchmarks.drawn.chance import Chance
from benchmarks.drawn.organisation import SKILLS, STATIONS
from models.duty import (
    BaseDay,
    CalendarDay,
    CalendarRota,
    CycleRota,
    DayClass,
    DayKind,
    Demand,
    DemandException,
    Post,
    Shift,
    ShiftKind,
    Team,
)
from models.organisation import Category

SHIFTS = ("白", "夜", "值", "行政班", "备", "短")
POSTS = ("接处警", "窗口", "带班")


def duty_sheets(chance: Chance) -> dict[str, Any]:
    return {
        "calendar": tuple(_calendar(chance)),
        "posts": tuple(_post(chance, name) for name in POSTS),
        "shifts": tuple(_shifts(chance)),
        "cycle_rotas": (_cycle(chance),),
        "calendar_rotas": (
            CalendarRota(id="机关", working="行政班", rest=chance.pick(None, None, "短"), holiday=chance.pick(None, None, "备")),
            CalendarRota(
                id="窗口", working=chance.pick("白", "夜"), rest=chance.pick(None, "白"), holiday=chance.pick(None, "值")
            ),
        ),
        "base_roster": tuple(_cells(chance)),
        "demands": tuple(_demand(chance) for _ in range(chance.pick(1, 1, 2, 2, 3))),
        "demand_exceptions": tuple(_exceptions(chance)),
    }


def _calendar(chance: Chance) -> list[CalendarDay]:
    """Some dates beyond the horizon are not known."""
    known = range(-8, chance.days + chance.pick(0, 1, 4))
    kinds = (DayKind.WORKING, DayKind.WORKING, DayKind.REST, DayKind.HOLIDAY)
    return [CalendarDay(date=chance.date(day), kind=chance.pick(*kinds), name=chance.pick("", "", "补班")) for day in known]


def _shifts(chance: Chance) -> list[Shift]:
    """Clock times that touch: what ends at 08:00 or 18:00 meets what begins then."""
    fixed: dict[str, tuple[time, int, bool]] = {
        "白": (time(8), 600, False),
        "夜": (time(18), 840, chance.often(0.8)),
        "值": (time(8), 1440, chance.often(0.5)),
        "行政班": (time(8, 30), 540, False),
        "备": (time(8), chance.pick(600, 1440), False),
        "短": (time(chance.pick(0, 6, 8, 18, 23)), chance.pick(1, 60, 240, 600, 720), chance.often(0.2)),
    }
    return [
        Shift(
            id=name,
            start=start,
            minutes=minutes,
            night=night,
            kind=ShiftKind.STANDBY if name == "备" or chance.often(0.05) else ShiftKind.DUTY,
            rest_minutes=chance.pick(None, None, None, None, 0, 600, 840, 1440),
            load_minutes=chance.pick(None, None, None, 0, 240, 960),
            not_followed_by=tuple(chance.some(SHIFTS, 3)) if chance.often(0.2) else (),
        )
        for name, (start, minutes, night) in fixed.items()
    ]


def _post(chance: Chance, name: str) -> Post:
    auxiliary = (Category.CONSTABLE, Category.AUXILIARY)
    sworn = (Category.HEAD, Category.CONSTABLE)
    return Post(
        id=name,
        skill=chance.pick(None, None, *SKILLS) if name == "窗口" or chance.often(0.2) else None,
        categories=chance.pick(auxiliary, auxiliary, auxiliary, sworn, sworn, tuple(Category), (Category.LEADER,), ()),
        crew=chance.pick(1, 1, 2),
        sworn_lead=chance.often(0.3),
        independent_lead=chance.often(0.3),
        female=chance.often(0.2),
        leave_share=chance.pick(None, None, 0, 50, 100),
    )


def _cycle(chance: Chance) -> CycleRota:
    cycles = (("值", None), ("值", "备", None), ("白", "夜", None, None), ("夜", None, "白"), ("夜", None, None), ("短",))
    cycle = chance.pick(*cycles)
    places = range(len(cycle))
    teams = tuple(Team(id=name, place=chance.pick(*places)) for name in ("一", "二"))
    return CycleRota(id="循环", cycle=cycle, anchor=chance.start + timedelta(chance.rng.randint(-40, 40)), teams=teams)


def _cells(chance: Chance) -> list[BaseDay]:
    dates = [(officer, day) for officer in chance.officers for day in range(-1, chance.days + 2)]
    return [
        BaseDay(officer=officer, date=chance.date(day), shift=chance.pick(None, *SHIFTS))
        for officer, day in (chance.some(dates, 4) if chance.often(0.15) else ())
    ]


def _numbers(chance: Chance) -> dict[str, Any]:
    minimum = chance.pick(0, 0, 1, 1, 2)
    numbers = {"minimum": minimum, "target": minimum + chance.pick(0, 1, 1, 2)}
    return numbers | {"weight": chance.pick(1, 1, 2), "surplus_weight": chance.pick(None, None, None, 0, 3)}


def _place(chance: Chance) -> dict[str, str]:
    return {
        "station": chance.pick("甲所", *STATIONS),
        "post": chance.pick(*POSTS),
        "shift": chance.pick("白", "夜", "值", "值", *SHIFTS),
    }


def _demand(chance: Chance) -> Demand:
    days = chance.pick(*DayClass) if chance.often(0.3) else DayClass.EVERY
    return Demand(**_place(chance), days=days, **(chance.open_span() if chance.often(0.3) else {}), **_numbers(chance))


def _exceptions(chance: Chance) -> list[DemandException]:
    if chance.often(0.7):
        return []
    return [DemandException(**_place(chance), date=chance.near(), urgent=chance.often(0.5), **_numbers(chance))]
