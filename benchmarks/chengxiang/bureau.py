"""城厢: the invented bureau of two sample cases, with its stations, hall and departments."""

from collections.abc import Iterator
from datetime import date
from random import Random

from benchmarks.bureaus.organisation import (
    LEADERS,
    Bureau,
    Department,
    Role,
    Station,
    counter_roles,
    department_roles,
    department_units,
    head_roles,
    hired,
    leader_roles,
    station_roles,
    station_units,
)
from benchmarks.bureaus.work import BACK_OFFICE, EXIT_ENTRY, HEADS_ROTA, WITH_STANDBY, WITHOUT_STANDBY
from models.organisation import Unit, UnitKind

HALL = "出入境大厅"
STATIONS = (
    Station("龙桥", 0, 4, 1, 3, 1, 0, WITH_STANDBY, 4),
    Station("凤凰山", 1, 2, 1, 4, 0, 0, WITHOUT_STANDBY, 4),
    Station("霞林", 0, 3, 1, 3, 1, 3, WITH_STANDBY, 4),
    Station("常太", 3, 1, 1, 2, 0, 0, WITHOUT_STANDBY, 3),
    Station("华亭", 1, 3, 1, 2, 1, 0, WITH_STANDBY, 4),
    Station("灵川", 2, 1, 1, 2, 0, 3, WITH_STANDBY, 3),
    Station("东海", 2, 1, 1, 3, 0, 0, WITHOUT_STANDBY, 4),
)
FAR = ("常太", "灵川", "东海")
HALL_COUNTER, HALL_BACK_OFFICE = 13, 3
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


def units(first: date, last: date) -> tuple[Unit, ...]:
    bureau = Unit(id=LEADERS, kind=UnitKind.BUREAU, meeting_weekday=0, town_beds=6)
    hall = Unit(id=HALL, kind=UnitKind.STATION, duty_room_beds=2)
    return (*station_units(STATIONS), hall, *department_units(DEPARTMENTS, first, last), bureau)


def draw_bureau(rng: Random) -> Bureau:
    return hired(rng, _rosters(rng), FAR)


def _rosters(rng: Random) -> Iterator[tuple[str, list[Role]]]:
    for station in STATIONS:
        yield station.id, station_roles(rng, station)
    yield "出入境厅", _hall(rng)
    for department in DEPARTMENTS:
        yield department.stem, department_roles(rng, department)
    yield LEADERS, leader_roles(rng, ("局长", "政委", "副局长", "副局长", "副局长", "纪检组长"))


def _hall(rng: Random) -> list[Role]:
    return [
        *head_roles(rng, HALL, ("主任", "副主任"), HEADS_ROTA),
        *counter_roles(rng, HALL, "出入境", HALL_COUNTER, HALL_BACK_OFFICE, BACK_OFFICE, EXIT_ENTRY),
    ]
