"""The units of an invented bureau and its officers, drawn by a seed.

The seed decides who is who (numbers, categories, skills, sexes, homes); how many of each there are is fixed.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from random import Random
from typing import Any, NamedTuple

from benchmarks.bureaus.work import BEAT, CLERK, COUNTER_ROTA, HEADS_ROTA, HOUSEHOLD, LEAD, NIGHT, OFFICE, RESPONSE, TEAMS
from models.organisation import Category, Floor, Level, Officer, Qualification, Sex, Unit, UnitKind

LEADERS = "局领导"
STATION_TITLES = ("所长", "教导员")


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
    heads: int = 2


class Department(NamedTuple):
    """`household` and `exit_entry` members hold the skill; `stem` begins the officers' ids."""

    id: str
    stem: str
    size: int
    floor: int
    meeting_weekday: int
    household: int = 0
    exit_entry: int = 0
    heads: int = 2


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


Role = tuple[list[tuple[str, Level]], dict[str, Any]]
"""The skills of an officer to be drawn, and the other fields."""


def station_units(stations: Iterable[Station]) -> tuple[Unit, ...]:
    return tuple(Unit(id=s.id, kind=UnitKind.STATION, zone=s.zone, duty_room_beds=s.beds) for s in stations)


def department_units(departments: Iterable[Department], first: date, last: date) -> tuple[Unit, ...]:
    return tuple(
        Unit(
            id=d.id,
            kind=UnitKind.DEPARTMENT,
            floors=(Floor(first=first, last=last, minimum=d.floor),),
            meeting_weekday=d.meeting_weekday,
        )
        for d in departments
    )


def hired(rng: Random, rosters: Iterable[tuple[str, list[Role]]], far: Collection[str]) -> Bureau:
    """The officers of every stem's roles; half of those at the units `far` have no home in town."""
    officers, held = list[Officer](), list[Qualification]()
    for stem, roles in rosters:
        numbers = list(range(1, len(roles) + 1))
        rng.shuffle(numbers)
        for number, (skills, fields) in sorted(zip(numbers, roles, strict=True), key=lambda pair: pair[0]):
            id_ = f"{stem}{number:02d}"
            home = rng.random() < (0.5 if fields["unit"] in far else 0.95)
            officers.append(Officer(id=id_, name=id_, town_home=home, **fields))
            held.extend(Qualification(officer=id_, skill=skill, level=level) for skill, level in skills)
    return Bureau(tuple(officers), tuple(held))


def _sex(rng: Random, women: float) -> Sex:
    return Sex.FEMALE if rng.random() < women else Sex.MALE


def _sworn_or_not(rng: Random, sworn: float) -> Category:
    return Category.CONSTABLE if rng.random() < sworn else Category.AUXILIARY


def head_roles(rng: Random, unit: str, titles: Sequence[str], rota: str) -> list[Role]:
    rank = {"unit": unit, "category": Category.HEAD, "rota": rota, "home_post": LEAD if rota == HEADS_ROTA else None}
    return [([], {**rank, "title": title, "sex": _sex(rng, 0.15)}) for title in titles]


def counter_roles(rng: Random, unit: str, skill: str, size: int, spare: int, spare_post: str, post: str) -> list[Role]:
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


def team_roles(rng: Random, station: Station, team: str) -> list[Role]:
    """One team: half of those on response are sworn at least, and whoever is on the beat."""
    sworn = [Category.CONSTABLE] * -(-station.response // 2)
    rest = [_sworn_or_not(rng, 0.2) for _ in range(station.response - len(sworn))]
    homes = [(RESPONSE, category) for category in sworn + rest] + [(BEAT, Category.CONSTABLE)] * station.beat
    rank = {"unit": station.id, "rota": station.rota, "team": team}
    return [([], {**rank, "category": category, "sex": _sex(rng, 0.08), "home_post": post}) for post, category in homes]


def station_roles(rng: Random, station: Station) -> list[Role]:
    free = {"unit": station.id, "home_post": NIGHT}
    return [
        *head_roles(rng, station.id, STATION_TITLES[: station.heads], HEADS_ROTA),
        *counter_roles(rng, station.id, "户籍", station.counter, station.clerks, CLERK, HOUSEHOLD),
        *(role for team in TEAMS for role in team_roles(rng, station, team)),
        *(([], {**free, "category": _sworn_or_not(rng, 0.5), "sex": Sex.MALE}) for _ in range(station.free)),
    ]


def department_roles(rng: Random, department: Department) -> list[Role]:
    """The heads, then constables; the skills go to the last ones, so that heads hold them only where everybody does."""
    heads = head_roles(rng, department.id, DEPARTMENT_TITLES[department.id[-1]][: department.heads], OFFICE)
    rank = {"unit": department.id, "category": Category.CONSTABLE, "rota": OFFICE}
    roles = [*heads, *(([], {**rank, "sex": _sex(rng, 0.3)}) for _ in range(department.size - department.heads))]
    for skill, count in (("户籍", department.household), ("出入境", department.exit_entry)):
        own = count == department.size
        for place, (skills, _) in enumerate(roles[-count:] if count else ()):
            skills.append((skill, Level.INDEPENDENT if own or place == 0 or rng.random() < 0.5 else Level.ASSIST))
    return roles


def leader_roles(rng: Random, titles: Iterable[str]) -> list[Role]:
    rank = {"unit": LEADERS, "category": Category.LEADER, "rota": OFFICE}
    return [([], {**rank, "title": title, "sex": _sex(rng, 0.15)}) for title in titles]
