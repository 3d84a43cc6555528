"""Posts, shifts and rotas, by the same names in every invented bureau."""

from datetime import date, time

from models.duty import CalendarRota, CycleRota, Post, Shift, ShiftKind, Team
from models.organisation import Category

HOUSEHOLD, EXIT_ENTRY = "户籍窗口", "出入境窗口"
RESPONSE, NIGHT, LEAD = "接处警", "夜间保障", "带班领导"
CLERK, BEAT, BACK_OFFICE = "内勤", "社区警务", "后台审核"
"""Home posts without demand: who holds one is posted to the counter or to response where that is short (rung 0)."""
DAY, OVERNIGHT, DAY24, OFFICE, STANDBY = "白", "夜", "值", "行政班", "备"
TEAMS = ("一组", "二组", "三组", "四组")
WITH_STANDBY, WITHOUT_STANDBY = "值备休休", "值休休休"
COUNTER_ROTA, HEADS_ROTA = "窗口", "所领导"


def posts() -> tuple[Post, ...]:
    seat = (Category.HEAD, Category.CONSTABLE, Category.AUXILIARY)
    leading = (Category.LEADER, Category.HEAD)
    return (
        Post(id=HOUSEHOLD, skill="户籍", categories=seat, crew=3, independent_lead=True, leave_share=50),
        Post(id=EXIT_ENTRY, skill="出入境", categories=seat, crew=5, independent_lead=True, female=True),
        Post(id=RESPONSE, categories=seat, crew=3, sworn_lead=True),
        Post(id=NIGHT, categories=seat),
        Post(id=LEAD, categories=leading),
        Post(id=CLERK, categories=seat),
        Post(id=BEAT, categories=seat),
        Post(id=BACK_OFFICE, categories=seat),
    )


def shifts() -> tuple[Shift, ...]:
    return (
        Shift(id=DAY, start=time(8), minutes=600),
        Shift(id=OVERNIGHT, start=time(18), minutes=840, night=True),
        Shift(id=DAY24, start=time(8), minutes=1440, night=True, load_minutes=960),
        Shift(id=OFFICE, start=time(8, 30), minutes=540),
        Shift(id=STANDBY, start=time(8), minutes=1440, kind=ShiftKind.STANDBY, load_minutes=240),
    )


def cycle_rotas(anchor: date) -> tuple[CycleRota, ...]:
    teams = tuple(Team(id=team, place=-place % 4) for place, team in enumerate(TEAMS))
    return (
        CycleRota(id=WITH_STANDBY, cycle=(DAY24, STANDBY, None, None), anchor=anchor, teams=teams),
        CycleRota(id=WITHOUT_STANDBY, cycle=(DAY24, None, None, None), anchor=anchor, teams=teams),
    )


def calendar_rotas() -> tuple[CalendarRota, ...]:
    return tuple(
        CalendarRota(id=rota, working=shift) for rota, shift in ((OFFICE, OFFICE), (COUNTER_ROTA, DAY), (HEADS_ROTA, OFFICE))
    )


def team_on_duty(anchor: date, day: date) -> str:
    return TEAMS[(day - anchor).days % len(TEAMS)]
