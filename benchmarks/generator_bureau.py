"""Stations, departments and officers of a generated bureau, drawn by a seed in the structure of 城厢's."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import NamedTuple

from benchmarks.chengxiang_bureau import (
    BEAT,
    CLERK,
    COUNTER_ROTA,
    EXIT_ENTRY,
    HEADS_ROTA,
    HOUSEHOLD,
    LEAD,
    LEADERS,
    NIGHT,
    OFFICE,
    RESPONSE,
    TEAMS,
    WITH_STANDBY,
    WITHOUT_STANDBY,
    Bureau,
)
from models.organisation import Category, Floor, Level, Officer, Qualification, Sex, Unit, UnitKind

HOUSEHOLD_SKILL, EXIT_ENTRY_SKILL = "户籍", "出入境"
STATION_NAMES = (
    *("龙桥", "凤岭", "霞浦", "松山", "华庭", "灵泉", "东江", "云溪", "石门", "白沙", "清河", "玉湖", "金岗", "柳林", "青阳"),
    *("西渡", "桃源", "梅岭", "竹园", "南塘", "北关", "新桥", "兰溪", "枫林", "永宁", "平安", "长乐", "宝山", "沙洲", "古城"),
    *("红岩", "银杏", "芦花", "鹤鸣", "鹿台", "鱼梁", "双塔", "三江", "五里", "九峰", "茶亭", "盐埠", "桂花", "海棠", "天台"),
)
DEPARTMENT_STEMS = ("户政", "出管", "禁毒", "治安", "刑侦", "经侦", "交警", "网安", "法制", "政工", "警保", "指挥")
ORDINALS = ("", "二", "三", "四")
SKILLED = 0.08
"""Share of the other departments' constables who hold each counter skill."""


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
    for one in range(0, parts - 1, 2):
        shift = rng.randint(-2, 2)
        sizes[one] += shift
        sizes[one + 1] -= shift
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
        *(Unit(id=one.id, kind=UnitKind.STATION, zone=one.zone, duty_room_beds=4) for one in stations),
        *(
            Unit(
                id=one.id,
                kind=UnitKind.DEPARTMENT,
                floors=(Floor(first=first, last=last, minimum=one.floor),),
                meeting_weekday=one.meeting_weekday,
            )
            for one in departments
        ),
        Unit(id=LEADERS, kind=UnitKind.BUREAU, meeting_weekday=0, town_beds=6),
    )


def officers(rng: Random, stations: list[Station], departments: list[Department], leaders: int) -> Bureau:
    people, held = [], []
    for stem, roles in _rosters(rng, stations, departments, leaders):
        rng.shuffle(roles)
        for number, (skills, fields) in enumerate(roles, 1):
            id_ = f"{stem}{number:02d}"
            people.append(Officer(id=id_, name=id_, town_home=rng.random() < 0.9, **fields))
            held += [Qualification(officer=id_, skill=skill, level=level) for skill, level in skills]
    return Bureau(tuple(people), tuple(held))


Role = tuple[list[tuple[str, Level]], dict]


def _rosters(
    rng: Random, stations: list[Station], departments: list[Department], leaders: int
) -> Iterator[tuple[str, list[Role]]]:
    for station in stations:
        yield station.id, _at_station(rng, station)
    for department in departments:
        yield department.stem, _at_department(rng, department)
    yield LEADERS, [([], _rank(rng, LEADERS, Category.LEADER, OFFICE)) for _ in range(leaders)]


def _rank(rng: Random, unit: str, category: Category, rota: str | None, women: float = 0.15, **fields: object) -> dict:
    sex = Sex.FEMALE if rng.random() < women else Sex.MALE
    return {"unit": unit, "category": category, "rota": rota, "sex": sex, **fields}


def _at_station(rng: Random, station: Station) -> list[Role]:
    heads = [([], _rank(rng, station.id, Category.HEAD, HEADS_ROTA, home_post=LEAD)) for _ in range(2)]
    counter = [(HOUSEHOLD, HOUSEHOLD_SKILL)] * station.household + [(CLERK, HOUSEHOLD_SKILL)]
    counter += [(EXIT_ENTRY, EXIT_ENTRY_SKILL)] * station.exit_entry
    free = [([], _rank(rng, station.id, _grade(rng, 0.5), None, home_post=NIGHT)) for _ in range(station.free)]
    return [*heads, *_at_counter(rng, station.id, counter), *_in_teams(rng, station), *free]


def _at_counter(rng: Random, unit: str, homes: list[tuple[str, str]]) -> list[Role]:
    """The first of each post is independent."""
    roles = []
    for place, (post, skill) in enumerate(homes):
        first = place == 0 or homes[place - 1][0] != post
        level = Level.INDEPENDENT if first or rng.random() < 0.6 else Level.ASSIST
        roles.append(([(skill, level)], _rank(rng, unit, _grade(rng, 0.35), COUNTER_ROTA, 0.75, home_post=post)))
    return roles


def _in_teams(rng: Random, station: Station) -> Iterator[Role]:
    """Half of those on response are sworn at least, and whoever is on the beat."""
    sworn = -(-station.response // 2)
    for team in TEAMS:
        for place in range(station.response + station.beat):
            on_beat = place >= station.response
            category = Category.CONSTABLE if place < sworn or on_beat else _grade(rng, 0.2)
            post = BEAT if on_beat else RESPONSE
            yield [], _rank(rng, station.id, category, station.rota, 0.08, team=team, home_post=post)


def _grade(rng: Random, sworn: float) -> Category:
    return Category.CONSTABLE if rng.random() < sworn else Category.AUXILIARY


def _at_department(rng: Random, department: Department) -> list[Role]:
    """Two heads, then constables. 户政 and 出管 hold their skill to a man; of the others, a few hold one or the other."""
    own = {"户": HOUSEHOLD_SKILL, "出": EXIT_ENTRY_SKILL}.get(department.stem[0])
    roles: list[Role] = []
    for place in range(department.size):
        category = Category.HEAD if place < 2 else Category.CONSTABLE
        skills = [own] if own else [one for one in (HOUSEHOLD_SKILL, EXIT_ENTRY_SKILL) if rng.random() < SKILLED]
        levels = [(one, Level.INDEPENDENT if own or rng.random() < 0.5 else Level.ASSIST) for one in skills]
        roles.append((levels, _rank(rng, department.id, category, OFFICE, 0.3)))
    return roles
