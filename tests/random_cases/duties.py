"""Calendar, shifts, posts, rotas and demand."""

from datetime import time, timedelta

from models.duty import CalendarDay, CycleRota, DayKind, Demand, DemandException, Post, Shift, ShiftKind, Team
from models.organisation import Category
from tests.random_cases.chance import Chance

SHIFTS = (
    Shift(id="白", start=time(8), minutes=600),
    Shift(id="夜", start=time(18), minutes=840, night=True),
    Shift(id="值", start=time(8), minutes=1440, night=True, load_minutes=960),
    Shift(id="行政班", start=time(8, 30), minutes=540),
    Shift(id="备", start=time(8), minutes=1440, kind=ShiftKind.STANDBY, load_minutes=240),
)


def calendar(chance: Chance) -> tuple[CalendarDay, ...]:
    kinds = [DayKind.WORKING, DayKind.WORKING, DayKind.REST, DayKind.HOLIDAY]
    return tuple(
        CalendarDay(date=chance.start + timedelta(day), kind=chance.rng.choice(kinds)) for day in range(-7, chance.days + 3)
    )


def shifts(chance: Chance) -> tuple[Shift, ...]:
    if chance.often(0.7):
        return SHIFTS
    before, after = chance.rng.choice(("白", "夜", "值", "备")), chance.rng.sample(("白", "夜", "值"), 2)
    return tuple(shift.model_copy(update={"not_followed_by": tuple(after)}) if shift.id == before else shift for shift in SHIFTS)


def posts(chance: Chance) -> tuple[Post, ...]:
    auxiliary = (Category.CONSTABLE, Category.AUXILIARY)
    return (
        Post(
            id="接处警",
            crew=chance.rng.choice((1, 2)),
            sworn_lead=chance.often(0.5),
            categories=chance.rng.choice(((Category.CONSTABLE,), auxiliary)),
            female=chance.often(0.2),
            leave_share=chance.rng.choice((None, 50)),
        ),
        Post(
            id="窗口",
            skill=chance.rng.choice((None, "户籍", "户籍")),
            categories=chance.rng.choice((auxiliary, (Category.LEADER, Category.HEAD, Category.CONSTABLE))),
            independent_lead=chance.often(0.4),
        ),
    )


def cycle(chance: Chance) -> CycleRota:
    cycle = chance.rng.choice((("值", None), ("值", "备", None), ("白", "夜", None, None), ("夜", None, "白")))
    teams = (Team(id="一", place=0), Team(id="二", place=1))
    return CycleRota(id="循环", cycle=cycle, anchor=chance.start - timedelta(chance.rng.randint(0, 3)), teams=teams)


def demands(chance: Chance) -> tuple[Demand, ...]:
    kinds = [
        ("甲所", "接处警", "值"),
        ("甲所", "接处警", "夜"),
        ("甲所", "窗口", "白"),
        ("乙所", "接处警", "值"),
        ("乙所", "窗口", "白"),
    ]
    rows = []
    for station, post, shift in chance.rng.sample(kinds, chance.rng.choice((1, 2, 2))):
        minimum = chance.rng.randint(0, 2)
        target = max(1, minimum + chance.rng.randint(0, 1))
        rows.append(
            Demand(station=station, post=post, shift=shift, minimum=minimum, target=target, weight=chance.rng.choice((1, 2)))
        )
    return tuple(rows)


def exceptions(chance: Chance) -> tuple[DemandException, ...]:
    if chance.often(0.8):
        return ()
    return (
        DemandException(
            station="甲所", post="窗口", shift="白", date=chance.day(), minimum=1, target=2, urgent=chance.often(0.5), weight=3
        ),
    )


def weighed(chance: Chance, row: Demand) -> Demand:
    """Some rows say what each officer too many costs; of those some want nobody."""
    if chance.often(0.8):
        return row
    nobody = {"minimum": 0, "target": 0} if chance.often(0.5) else {}
    return row.model_copy(update={"surplus_weight": chance.rng.choice((0, 2)), **nobody})


def wanting_more(chance: Chance, row: Demand) -> Demand:
    """Some rows want so many that a quarter of them is more than one officer."""
    return row.model_copy(update={"target": row.target + 4}) if row.target and chance.often(0.1) else row
