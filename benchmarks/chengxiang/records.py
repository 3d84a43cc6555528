"""What 城厢 recorded: the first phase of leaders' stays in 2024, and the results of the summer's stints.

The seed decides who was where and how the work was spread; the sums that a chief reads out are fixed.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

from benchmarks.bureaus.eve import calendar
from benchmarks.bureaus.organisation import LEADERS
from benchmarks.bureaus.work import DAY, OVERNIGHT, shifts
from benchmarks.chengxiang.bureau import STATIONS
from benchmarks.chengxiang.summer import RELAY, summer
from models.case import Case
from models.organisation import Category, Officer, StayPhase, Unit, UnitKind
from models.records.problem import Problem, ProblemKind, ProblemState
from models.records.result import Result
from models.records.stay import Activity, StayRecord, StayTime

PHASE = "第一阶段"
PHASE_START, PHASE_END, PHASE_AS_OF = date(2024, 5, 6), date(2024, 6, 14), date(2024, 6, 28)
STAYS, NIGHTS = 15, 6
ASKED = {"leader_stays": 3, "station_stays": 2, "nights": 1}
"""Of each leader and each station in the whole phase, and of each leader by night."""
NUMBERS = {
    Activity.HANDOVERS: 15,
    Activity.BRIEFINGS: 12,
    Activity.TALKS: 116,
    Activity.REVISITS: 34,
    Activity.PETITIONS: 11,
    Activity.DISPUTES: 9,
    Activity.COMPANIES: 7,
    Activity.TOWNSHIPS: 10,
    Activity.OPINIONS: 13,
    Activity.RECTIFICATIONS: 14,
}
"""Of each activity in the whole phase."""
SOLVED, DATED, MECHANISM, ONGOING = ProblemState
PROBLEMS: dict[ProblemKind, tuple[tuple[str, ProblemState, int | None], ...]] = {
    ProblemKind.DUTY: (
        ("夜间备勤与值班交接没有记录", SOLVED, 14),
        ("接处警装备检查不按班次登记", SOLVED, 10),
        ("巡逻路线与高发时段不合", MECHANISM, None),
        ("重复警情没有回访", DATED, 21),
        ("窗口高峰时段叫号等候过长", DATED, 30),
        ("社区走访台账补登较多", DATED, 45),
    ),
    ProblemKind.TEAM: (
        ("辅警培训今年尚未组织", SOLVED, 20),
        ("年轻民警带教没有结对", MECHANISM, None),
        ("会议学习缺席没有补课", SOLVED, 14),
        ("内务检查通报没有整改回复", DATED, 28),
        ("考勤与外勤登记不一致", DATED, 40),
    ),
    ProblemKind.STAFFING: (
        ("户籍窗口暑期缺一名独立上岗人员", DATED, 35),
        ("夜间保障只有三人轮换", MECHANISM, None),
        ("带班领导请假时无人替补", MECHANISM, None),
        ("两个社区合用一名社区民警", ONGOING, None),
    ),
    ProblemKind.CARE: (
        ("备勤室空调损坏", SOLVED, 7),
        ("值班餐夜间供应不足", SOLVED, 10),
        ("停车位不够，夜班民警停在路边", ONGOING, 60),
        ("年休假申请答复过晚", MECHANISM, None),
        ("体检异常没有跟踪复查", SOLVED, 21),
        ("偏远所周转房报修未办", DATED, 50),
    ),
}
"""By category: text, state, and days until the deadline."""


def stays(seed: int = 0) -> Case:
    """驻所记录 and 问题清单 of the first phase: every station visited twice or more, six stays by night."""
    rng = Random(f"城厢 stays {seed}")
    leaders = [officer for officer in summer(seed).officers if officer.category is Category.LEADER]
    records = tuple(_records(rng, leaders))
    units = [Unit(id=station.id, kind=UnitKind.STATION, zone=station.zone) for station in STATIONS]
    return Case(
        title="城厢分局2024年",
        start=PHASE_START,
        end=PHASE_END,
        as_of=PHASE_AS_OF,
        calendar=calendar(PHASE_START, PHASE_END),
        units=(*units, Unit(id=LEADERS, kind=UnitKind.BUREAU)),
        officers=tuple(_plain(leaders)),
        posts=(),
        shifts=tuple(shift for shift in shifts() if shift.id in (DAY, OVERNIGHT)),
        demands=(),
        stay_phases=(StayPhase(first=PHASE_START, last=PHASE_END, **ASKED),),
        stay_records=records,
        problems=tuple(_problems(rng, records)),
    )


def _plain(officers: Iterable[Officer]) -> Iterator[Officer]:
    """Without what only rosters ask for."""
    return (officer.model_copy(update={"rota": None, "team": None, "home_post": None}) for officer in officers)


def _records(rng: Random, leaders: list[Officer]) -> Iterator[StayRecord]:
    days = sorted(rng.sample([PHASE_START + timedelta(at) for at in range((PHASE_END - PHASE_START).days + 1)], STAYS))
    nights = set(rng.sample(range(STAYS), NIGHTS))
    turns = rng.sample(leaders, len(leaders))
    rounds = [station.id for _ in range(STAYS) for station in rng.sample(STATIONS, len(STATIONS))]
    numbers = {activity: _spread(rng, total) for activity, total in NUMBERS.items()}
    for at, day in enumerate(days):
        yield StayRecord(
            date=day,
            officer=turns[at % len(turns)].id,
            station=rounds[at],
            time=StayTime.NIGHT if at in nights else StayTime.DAY,
            phase=PHASE,
            **{activity.value: numbers[activity][at] for activity in Activity},
        )


def _spread(rng: Random, total: int) -> list[int]:
    """Over the stays, as evenly as it goes; who has one more is drawn."""
    each, more = divmod(total, STAYS)
    return rng.sample([each + 1] * more + [each] * (STAYS - more), STAYS)


def _problems(rng: Random, records: tuple[StayRecord, ...]) -> Iterator[Problem]:
    turns = [records[at % STAYS] for at in range(sum(map(len, PROBLEMS.values())))]
    rng.shuffle(turns)
    for kind, problems in PROBLEMS.items():
        for text, state, days in problems:
            stay = turns.pop()
            yield Problem(
                station=stay.station,
                kind=kind,
                text=text,
                found_on=stay.date,
                officer=stay.officer,
                deadline=None if days is None else stay.date + timedelta(days),
                state=state,
                phase=PHASE,
            )


def results(seed: int = 0) -> Case:
    """帮扶成效 of the summer: the two who took turns at 凤凰山, and four more stints."""
    whole = summer(seed)
    entered = tuple(_results(whole))
    officers = tuple(_plain(officer for officer in whole.officers if officer.id in {row.officer for row in entered}))
    known = {officer.unit for officer in officers}
    units = [unit for unit in whole.units if unit.kind is UnitKind.STATION or unit.id in known]
    return Case(
        title="城厢分局2024年暑期",
        start=whole.start,
        end=whole.end,
        as_of=date(2024, 9, 2),
        calendar=whole.calendar,
        units=tuple(Unit(id=unit.id, kind=unit.kind, zone=unit.zone) for unit in units),
        officers=officers,
        posts=(),
        shifts=(),
        demands=(),
        results=entered,
    )


def _results(case: Case) -> Iterator[Result]:
    def stint(officer: str, station: str, first: date, last: date, **numbers: int) -> Iterator[Result]:
        row = {"officer": officer, "station": station, "first": first, "last": last}
        return (Result(kind=kind, number=number, **row) for kind, number in numbers.items())

    def named(station: str, post: str) -> list[str]:
        return [row.officer for row in case.pairings if row.station == station and post in row.posts and row.officer]

    def of(unit: str, at: int) -> str:
        return [officer.id for officer in case.officers if officer.unit == unit][at]

    for officer, calls, disputes in zip(named("凤凰山", "接处警"), (58, 54), (5, 4), strict=True):
        yield from stint(officer, "凤凰山", *RELAY, 警情=calls, 调解=disputes)
    for officer, issued in zip(named("龙桥", "户籍窗口")[:2], (246, 231), strict=True):
        yield from stint(officer, "龙桥", date(2024, 7, 8), date(2024, 7, 19), 户籍=issued)
    yield from stint(of("禁毒大队", 4), "东海", date(2024, 7, 23), date(2024, 7, 23), 警情=6)
    yield from stint(of("出入境管理大队", 5), "出入境大厅", date(2024, 7, 15), date(2024, 7, 26), 出入境=172)
