"""A case in which every sheet has rows and every column a value somewhere that is not its default."""

from datetime import date, datetime, time
from typing import Any

from models.case import Case
from models.duty import BaseDay, CycleRota, DayClass, Demand, DemandException, Post, Shift, ShiftKind, Team
from models.leave import (
    BedRequest,
    Commitment,
    LeaveChoice,
    LeaveRequest,
    LeaveStatus,
    Opening,
    PastBurden,
    Pin,
    PinKind,
    Wish,
    WishKind,
)
from models.organisation import (
    Category,
    Floor,
    Level,
    LimitKey,
    MutualAid,
    Officer,
    OfficerLimit,
    Pairing,
    Qualification,
    Restriction,
    RestrictionKind,
    Secondment,
    Sex,
    StayPhase,
    Unit,
    UnitKind,
)
from models.policy import Policy, PolicyRow, default_rows
from models.records.problem import Problem, ProblemKind, ProblemState
from models.records.result import Result
from models.records.stay import Activity, StayRecord, StayTime
from scheduler.demand.calendar import calendar
from tests.cases import CYCLE, OFFICE, SHIFTS, tiny_case

D = date(2024, 7, 22)
LAST = date(2024, 7, 28)


def rich_case() -> Case:
    base = tiny_case()
    weight = PolicyRow(key="leave.weight.年休假", value=12, unit="分/天", title="年休假未满足")
    rows = [row.model_copy(update={"on": False, "hard": True}) if row.key == "surplus" else row for row in default_rows()]
    return Case(
        start=base.start,
        end=base.end,
        title="城厢分局",
        as_of=date(2024, 7, 1),
        calendar=calendar(date(2024, 6, 21), date(2024, 8, 4))[0],
        policy=Policy(rows=(*rows[:5], weight, *rows[5:])),
        **_organisation(base),
        **_abilities(base),
        **_rotas(base),
        **_demand(base),
        **_requests(),
        **_past(),
        **_records(),
    )


def _organisation(base: Case) -> dict[str, Any]:
    """Units and officers."""
    return {
        "units": (
            *(unit for unit in base.units if unit.kind is not UnitKind.DEPARTMENT),
            Unit(
                id="禁毒大队",
                kind=UnitKind.DEPARTMENT,
                zone=1,
                max_away=2,
                meeting_weekday=0,
                floors=(Floor(first=D, last=D, minimum=1), Floor(first=date(2024, 7, 23), last=LAST, minimum=2)),
            ),
            Unit(id="户政科", kind=UnitKind.DEPARTMENT, duty_room_beds=0, town_beds=3, town_beds_women=1),
        ),
        "officers": (
            *base.officers,
            Officer(id="007", name="=1+1", unit="禁毒大队", category=Category.HEAD, title="@大队长"),
            Officer(id="110101199001011234", name="张三", unit="龙桥所", category=Category.AUXILIARY, sex=Sex.MALE),
            Officer(id="E2", name="张三", unit="户政科", category=Category.CONSTABLE, town_home=False, rota="机关"),
        ),
    }


def _abilities(base: Case) -> dict[str, Any]:
    """What each may do, and who may help whom."""
    return {
        "qualifications": (
            *base.qualifications,
            Qualification(officer="007", skill="户籍", level=Level.ASSIST, first=date(2020, 1, 1), last=LAST),
        ),
        "secondments": (
            Secondment(officer="D02", first=D, last=LAST, unit="禁毒大队"),
            Secondment(officer="C02", first=D, last=LAST),
        ),
        "pairings": (*base.pairings, Pairing(station="龙桥所", officer="007", posts=("巡逻", "接处警"), first=D, places=2)),
        "mutual_aid": (MutualAid(station="龙桥所", partner="凤凰山所", last=LAST, past_balance=-3),),
        "stay_phases": (
            StayPhase(first=D, last=LAST, leader_stays=2, station_stays=1, nights=1, day_shift="行政班", night_shift="值"),
        ),
        "restrictions": (
            Restriction(officer="E2", kind=RestrictionKind.APART, other="007", first=D),
            Restriction(officer="A01", kind=RestrictionKind.NO_FAR, last=LAST),
        ),
        "limits": (
            OfficerLimit(officer="A03", key=LimitKey.CONSECUTIVE_DAYS_MIN, value=2),
            OfficerLimit(officer="A03", key=LimitKey.LOAD_SHIFT, shift="夜", value=0),
            OfficerLimit(officer="A03", key=LimitKey.LOAD_SHIFT, shift="长", value=3),
            OfficerLimit(officer="007", key=LimitKey.LOAD_TOTAL_MINUTES, value=4320),
        ),
    }


def _rotas(base: Case) -> dict[str, Any]:
    """Posts, shifts, rotas and the base roster."""
    return {
        "posts": (
            *base.posts,
            Post(id="巡逻", categories=(), crew=3, sworn_lead=True, independent_lead=True, female=True, leave_share=30),
        ),
        "shifts": (
            *SHIFTS,
            Shift(id="长", start=time(7, 30), minutes=2000, rest_minutes=100, load_minutes=900),
            Shift(id="晚", start=time(14), minutes=600, kind=ShiftKind.STANDBY, not_followed_by=("白", "长")),
        ),
        "cycle_rotas": (
            CYCLE,
            CycleRota(id="空班", cycle=("白", None), anchor=D, teams=()),
            CycleRota(id="两班", cycle=("白", "夜", None), anchor=D, teams=(Team(id="甲", place=2), Team(id="乙", place=0))),
        ),
        "calendar_rotas": (OFFICE, *base.calendar_rotas[1:]),
        "base_roster": (
            BaseDay(officer="A01", date=date(2024, 7, 24), shift="长"),
            BaseDay(officer="A01", date=date(2024, 7, 30)),
            BaseDay(officer="A03", date=D, shift="白"),
            BaseDay(officer="A03", date=date(2024, 7, 24)),
        ),
    }


def _demand(base: Case) -> dict[str, Any]:
    return {
        "demands": (
            *base.demands,
            Demand(
                station="龙桥所",
                post="巡逻",
                shift="长",
                days=DayClass.OFF,
                first=D,
                last=LAST,
                minimum=0,
                target=2,
                weight=2,
                surplus_weight=0,
            ),
        ),
        "demand_exceptions": (
            DemandException(
                station="龙桥所",
                post="巡逻",
                shift="白",
                date=D,
                minimum=1,
                target=2,
                weight=3,
                surplus_weight=5,
                urgent=True,
            ),
        ),
    }


def _requests() -> dict[str, Any]:
    """Leave, commitments, wishes, beds and pins."""
    return {
        "commitments": (
            Commitment(officer="C01", first=D, last=D, start=time(9), end=time(11, 30), title="庭审"),
            Commitment(officer="C03", first=D, last=LAST),
            Commitment(officer="C03", first=D, last=LAST, title="下沉指导", station="龙桥所", days=2),
        ),
        "wishes": (
            Wish(officer="C01", kind=WishKind.DUTY, first=D, last=LAST, station="龙桥所", post="巡逻", shift="长", weight=4),
            Wish(officer="A03", kind=WishKind.OFF, first=D, last=D),
        ),
        "bed_requests": (BedRequest(officer="B01", first=D, last=LAST),),
        "leave": (
            LeaveRequest(
                id="A01#1",
                officer="A01",
                choices=(
                    LeaveChoice(first=D, last=date(2024, 7, 24), earliest=D, latest=date(2024, 7, 25)),
                    LeaveChoice(first=date(2024, 7, 26), last=LAST, earliest=date(2024, 7, 26), latest=date(2024, 7, 26)),
                ),
                past_refusals=2,
            ),
            LeaveRequest(
                id="0012",
                officer="B01",
                kind="病假",
                status=LeaveStatus.APPROVED,
                choices=(LeaveChoice(first=D, last=date(2024, 8, 9), earliest=D, latest=D),),
            ),
        ),
        "pins": (
            Pin(kind=PinKind.ASSIGN, officer="C01", date=D, station="龙桥所", post="接处警", shift="值", forced=True, who="李"),
            Pin(kind=PinKind.FORBID, officer="C02", date=D, last=LAST, why="回避", when=date(2024, 7, 1)),
            Pin(kind=PinKind.GRANT, request="A01#1", date=D),
        ),
    }


def _past() -> dict[str, Any]:
    """What officers bring along."""
    return {
        "opening": (
            Opening(
                officer="A02",
                last_end=datetime(2024, 7, 22, 8),
                last_shift="值",
                work_run=2,
                stint_station="凤凰山所",
                stint_first=date(2024, 7, 20),
                cover_days=3,
                burden=40,
            ),
            Opening(officer="A03", off_run=4),
        ),
        "past_burdens": (PastBurden(officer="A01", burden=12, period="2024年春节"),),
    }


def _records() -> dict[str, Any]:
    """Stays of the leader with every activity, problems in every state but one, two kinds of results of a stint."""
    every = {activity.value: number for number, activity in enumerate(Activity, 1)}
    at = {"station": "龙桥所", "found_on": D, "officer": "L01"}
    return {
        "stay_records": (
            StayRecord(date=D, officer="L01", station="龙桥所", time=StayTime.DAY, phase="第一阶段", **every),
            StayRecord(date=D, officer="L01", station="凤凰山所", time=StayTime.NIGHT),
        ),
        "problems": (
            Problem(kind=ProblemKind.CARE, text="=空调坏了", state=ProblemState.DATED, deadline=LAST, phase="第一阶段", **at),
            Problem(kind=ProblemKind.TEAM, text="没有结对", state=ProblemState.MECHANISM, station="凤凰山所", found_on=LAST),
            Problem(kind=ProblemKind.DUTY, text="交接没有记录", state=ProblemState.ONGOING, deadline=date(2024, 9, 1), **at),
        ),
        "results": (
            Result(officer="C01", station="凤凰山所", first=D, last=LAST, kind="警情", number=58, phase="夏季"),
            Result(officer="C01", station="凤凰山所", first=D, last=LAST, kind="出入境", number=0),
        ),
    }
