"""城厢: the invented bureau of the sample cases — units, posts, shifts, rotas, and officers drawn by a seed.

The seed decides who is who (numbers, categories, skills, sexes, homes); how many of each there are is fixed.
"""

from collections.abc import Iterator
from datetime import date, time
from random import Random
from typing import NamedTuple

from models.duty import CalendarRota, CycleRota, Post, Shift, ShiftKind, Team
from models.organisation import Category, Floor, Level, Officer, Qualification, Sex, Unit, UnitKind

HALL, LEADERS = "出入境大厅", "局领导"
HOUSEHOLD, EXIT_ENTRY = "户籍窗口", "出入境窗口"
RESPONSE, NIGHT, LEAD = "接处警", "夜间保障", "带班领导"
CLERK, BEAT, BACK_OFFICE = "内勤", "社区警务", "后台审核"
"""Home posts without demand: who holds one is posted to the counter or to response where that is short (rung 0)."""
DAY, OVERNIGHT, DAY24, OFFICE, STANDBY = "白", "夜", "值", "行政班", "备"
TEAMS = ("一组", "二组", "三组", "四组")
WITH_STANDBY, WITHOUT_STANDBY = "值备休休", "值休休休"
COUNTER_ROTA, HEADS_ROTA = "窗口", "所领导"


class Station(NamedTuple):
    """Sizes of one station: at the counter, clerks, on response and on the beat in each team, on free lines."""

    id: str
    zone: int
    counter: int
    clerks: int
    response: int
    beat: int
    free: int
    rota: str
    beds: int


STATIONS = (
    Station("龙桥", 0, 4, 1, 3, 1, 0, WITH_STANDBY, 4),
    Station("凤凰山", 1, 2, 1, 4, 0, 0, WITHOUT_STANDBY, 4),
    Station("霞林", 0, 3, 1, 3, 1, 3, WITH_STANDBY, 4),
    Station("常太", 3, 1, 1, 2, 0, 0, WITHOUT_STANDBY, 3),
    Station("华亭", 1, 3, 1, 2, 1, 0, WITH_STANDBY, 4),
    Station("灵川", 2, 1, 1, 2, 0, 3, WITH_STANDBY, 3),
    Station("东海", 2, 1, 1, 3, 0, 0, WITHOUT_STANDBY, 4),
)
HALL_COUNTER, HALL_BACK_OFFICE = 13, 3


class Department(NamedTuple):
    """`household` and `exit_entry` members hold the skill; `stem` begins the officers' ids."""

    id: str
    stem: str
    size: int
    floor: int
    meeting_weekday: int
    household: int = 0
    exit_entry: int = 0


DEPARTMENTS = (
    Department("户政科", "户政", 11, 6, 0, household=11),
    Department("出入境管理大队", "出管", 10, 5, 0, exit_entry=10),
    Department("禁毒大队", "禁毒", 9, 4, 0),
    Department("治安大队", "治安", 12, 5, 0, household=2),
    Department("刑侦大队", "刑侦", 14, 7, 1, exit_entry=1),
    Department("经侦大队", "经侦", 9, 4, 0, exit_entry=2),
    Department("交警大队", "交警", 11, 5, 0),
    Department("网安大队", "网安", 8, 4, 1, household=1),
    Department("法制大队", "法制", 7, 3, 2, household=1),
    Department("政工室", "政工", 7, 3, 0, household=2, exit_entry=1),
    Department("警务保障室", "警保", 6, 3, 2, household=1),
    Department("指挥中心", "指挥", 6, 3, 2, household=1, exit_entry=1),
)
DEPARTMENT_TITLES = {"科": ("科长", "副科长"), "室": ("主任", "副主任"), "心": ("主任", "副主任"), "队": ("大队长", "教导员")}


class Bureau(NamedTuple):
    officers: tuple[Officer, ...]
    qualifications: tuple[Qualification, ...]

    def of(self, unit: str, **fields: object) -> list[Officer]:
        """The officers of a unit whose fields have the values given."""
        officers = (officer for officer in self.officers if officer.unit == unit)
        return [officer for officer in officers if all(getattr(officer, key) == value for key, value in fields.items())]

    def skilled(self, skill: str) -> set[str]:
        return {held.officer for held in self.qualifications if held.skill == skill}


def units(first: date, last: date) -> tuple[Unit, ...]:
    stations = [Unit(id=s.id, kind=UnitKind.STATION, zone=s.zone, duty_room_beds=s.beds) for s in STATIONS]
    departments = [
        Unit(
            id=d.id,
            kind=UnitKind.DEPARTMENT,
            floors=(Floor(first=first, last=last, minimum=d.floor),),
            meeting_weekday=d.meeting_weekday,
        )
        for d in DEPARTMENTS
    ]
    bureau = Unit(id=LEADERS, kind=UnitKind.BUREAU, meeting_weekday=0, town_beds=6)
    return (*stations, Unit(id=HALL, kind=UnitKind.STATION, duty_room_beds=2), *departments, bureau)


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


def draw_bureau(rng: Random) -> Bureau:
    officers, held = [], []
    for stem, roles in _rosters(rng):
        numbers = list(range(1, len(roles) + 1))
        rng.shuffle(numbers)
        for number, (skills, fields) in sorted(zip(numbers, roles, strict=True), key=lambda pair: pair[0]):
            id_ = f"{stem}{number:02d}"
            home = rng.random() < (0.5 if fields["unit"] in ("常太", "灵川", "东海") else 0.95)
            officers.append(Officer(id=id_, name=id_, town_home=home, **fields))
            held.extend(Qualification(officer=id_, skill=skill, level=level) for skill, level in skills)
    return Bureau(tuple(officers), tuple(held))


Role = tuple[list[tuple[str, Level]], dict]


def _rosters(rng: Random) -> Iterator[tuple[str, list[Role]]]:
    for station in STATIONS:
        yield station.id, _station(rng, station)
    yield "出入境厅", _hall(rng)
    for department in DEPARTMENTS:
        yield department.stem, _department(rng, department)
    titles = ("局长", "政委", "副局长", "副局长", "副局长", "纪检组长")
    rank = {"unit": LEADERS, "category": Category.LEADER, "rota": OFFICE}
    yield LEADERS, [([], {**rank, "title": title, "sex": _sex(rng, 0.15)}) for title in titles]


def _sex(rng: Random, women: float) -> Sex:
    return Sex.FEMALE if rng.random() < women else Sex.MALE


def _sworn_or_not(rng: Random, sworn: float) -> Category:
    return Category.CONSTABLE if rng.random() < sworn else Category.AUXILIARY


def _heads(rng: Random, unit: str, titles: tuple[str, str], rota: str) -> list[Role]:
    rank = {"unit": unit, "category": Category.HEAD, "rota": rota, "home_post": LEAD if rota == HEADS_ROTA else None}
    return [([], {**rank, "title": title, "sex": _sex(rng, 0.15)}) for title in titles]


def _counter(rng: Random, unit: str, skill: str, size: int, spare: int, spare_post: str, post: str) -> list[Role]:
    """Counter staff: the first two of each post are independent, and the first is a woman, whatever the seed."""
    homes = [(post, place) for place in range(size)] + [(spare_post, place) for place in range(spare)]
    return [
        (
            [(skill, Level.INDEPENDENT if place < 2 or rng.random() < 0.6 else Level.ASSIST)],
            {
                "unit": unit,
                "category": _sworn_or_not(rng, 0.35),
                "sex": Sex.FEMALE if place == 0 else _sex(rng, 0.75),
                "rota": COUNTER_ROTA,
                "home_post": home,
            },
        )
        for home, place in homes
    ]


def _team(rng: Random, station: Station, team: str) -> list[Role]:
    """One team: half of those on response are sworn at least, and whoever is on the beat."""
    sworn = [Category.CONSTABLE] * -(-station.response // 2)
    rest = [_sworn_or_not(rng, 0.2) for _ in range(station.response - len(sworn))]
    homes = [(RESPONSE, category) for category in sworn + rest] + [(BEAT, Category.CONSTABLE)] * station.beat
    rank = {"unit": station.id, "rota": station.rota, "team": team}
    return [([], {**rank, "category": category, "sex": _sex(rng, 0.08), "home_post": post}) for post, category in homes]


def _station(rng: Random, station: Station) -> list[Role]:
    free = {"unit": station.id, "home_post": NIGHT}
    return [
        *_heads(rng, station.id, ("所长", "教导员"), HEADS_ROTA),
        *_counter(rng, station.id, "户籍", station.counter, station.clerks, CLERK, HOUSEHOLD),
        *(role for team in TEAMS for role in _team(rng, station, team)),
        *(([], {**free, "category": _sworn_or_not(rng, 0.5), "sex": Sex.MALE}) for _ in range(station.free)),
    ]


def _hall(rng: Random) -> list[Role]:
    return [
        *_heads(rng, HALL, ("主任", "副主任"), HEADS_ROTA),
        *_counter(rng, HALL, "出入境", HALL_COUNTER, HALL_BACK_OFFICE, BACK_OFFICE, EXIT_ENTRY),
    ]


def _department(rng: Random, department: Department) -> list[Role]:
    """Two heads, then constables; the skills go to the last ones, so that heads hold them only where everybody does."""
    heads = _heads(rng, department.id, DEPARTMENT_TITLES[department.id[-1]], OFFICE)
    rank = {"unit": department.id, "category": Category.CONSTABLE, "rota": OFFICE}
    roles = [*heads, *(([], {**rank, "sex": _sex(rng, 0.3)}) for _ in range(department.size - 2))]
    for skill, count in (("户籍", department.household), ("出入境", department.exit_entry)):
        own = count == department.size
        for place, (skills, _) in enumerate(roles[-count:] if count else ()):
            skills.append((skill, Level.INDEPENDENT if own or place == 0 or rng.random() < 0.5 else Level.ASSIST))
    return roles
