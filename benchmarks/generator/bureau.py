"""The units of a generated bureau, drawn by a seed: stations with the sizes of their parts, departments, and the bureau's own."""

from datetime import date
from random import Random
from typing import NamedTuple

from benchmarks.bureaus.organisation import LEADERS
from benchmarks.bureaus.work import TEAMS, WITH_STANDBY, WITHOUT_STANDBY
from models.organisation import Floor, Unit, UnitKind

STATION_NAMES = (
    *("龙桥", "凤岭", "霞浦", "松山", "华庭", "灵泉", "东江", "云溪", "石门", "白沙", "清河", "玉湖", "金岗", "柳林", "青阳"),
    *("西渡", "桃源", "梅岭", "竹园", "南塘", "北关", "新桥", "兰溪", "枫林", "永宁", "平安", "长乐", "宝山", "沙洲", "古城"),
    *("红岩", "银杏", "芦花", "鹤鸣", "鹿台", "鱼梁", "双塔", "三江", "五里", "九峰", "茶亭", "盐埠", "桂花", "海棠", "天台"),
)
DEPARTMENT_STEMS = ("户政", "出管", "禁毒", "治安", "刑侦", "经侦", "交警", "网安", "法制", "政工", "警保", "指挥")
ORDINALS = ("", "二", "三", "四")


class Station(NamedTuple):
    """Sizes of one station: at each counter, in each team on response and on the beat, on free lines."""

    id: str
    zone: int
    household: int
    exit_entry: int
    response: int
    beat: int
    free: int
    rota: str


class Department(NamedTuple):
    id: str
    stem: str
    size: int
    floor: int
    meeting_weekday: int


def stations(rng: Random, count: int, officers: int) -> list[Station]:
    sizes = _shared(rng, officers, count)
    return [_station(rng, place, size) for place, size in enumerate(sizes)]


def _shared(rng: Random, total: int, parts: int) -> list[int]:
    """The total in parts that differ by a few."""
    sizes = [total // parts + (place < total % parts) for place in range(parts)]
    for part in range(0, parts - 1, 2):
        shift = rng.randint(-2, 2)
        sizes[part] += shift
        sizes[part + 1] -= shift
    return sizes


def _station(rng: Random, place: int, size: int) -> Station:
    """Two heads and a clerk apart, about four at the counters; every third station serves exit and entry as well."""
    free = 3 if place % 4 == 3 else 0
    team = max(2, (size - free - 7) // 4)
    counter = size - free - 3 - len(TEAMS) * team
    exit_entry = counter // 2 if place % 3 == 0 and counter >= 4 else 0
    beat = 1 if team >= 4 else 0
    rota = WITH_STANDBY if place % 2 == 0 else WITHOUT_STANDBY
    zone = rng.choice((0, 0, 1, 1, 2, 3))
    return Station(STATION_NAMES[place], zone, counter - exit_entry, exit_entry, team - beat, beat, free, rota)


def departments(rng: Random, count: int, officers: int) -> list[Department]:
    kinds = [
        (ORDINALS[place // len(DEPARTMENT_STEMS)], DEPARTMENT_STEMS[place % len(DEPARTMENT_STEMS)]) for place in range(count)
    ]
    sizes = _shared(rng, officers, count)
    return [
        Department(f"{stem}{ordinal}大队", stem + ordinal, size, -(-size * 2 // 5), rng.randrange(5))
        for (ordinal, stem), size in zip(kinds, sizes, strict=True)
    ]


def units(stations: list[Station], departments: list[Department], first: date, last: date) -> tuple[Unit, ...]:
    return (
        *(Unit(id=station.id, kind=UnitKind.STATION, zone=station.zone, duty_room_beds=4) for station in stations),
        *(
            Unit(
                id=department.id,
                kind=UnitKind.DEPARTMENT,
                floors=(Floor(first=first, last=last, minimum=department.floor),),
                meeting_weekday=department.meeting_weekday,
            )
            for department in departments
        ),
        Unit(id=LEADERS, kind=UnitKind.BUREAU, meeting_weekday=0, town_beds=6),
    )
