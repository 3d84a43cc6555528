"""The officers of a generated bureau and their skills, drawn by a seed in the structure of 城厢's."""

from collections.abc import Iterator
from random import Random
from typing import Any

from benchmarks.bureaus.organisation import LEADERS, Bureau, Role
from benchmarks.bureaus.work import (
    BEAT,
    CLERK,
    COUNTER_ROTA,
    EXIT_ENTRY,
    HEADS_ROTA,
    HOUSEHOLD,
    LEAD,
    NIGHT,
    OFFICE,
    RESPONSE,
    TEAMS,
)
from benchmarks.generator.bureau import Department, Station
from models.organisation import Category, Level, Officer, Qualification, Sex

HOUSEHOLD_SKILL, EXIT_ENTRY_SKILL = "户籍", "出入境"
SKILLED = 0.08
"""Share of the other departments' constables who hold each counter skill."""


def officers(rng: Random, stations: list[Station], departments: list[Department], leaders: int) -> Bureau:
    people, held = [], []
    for stem, roles in _rosters(rng, stations, departments, leaders):
        rng.shuffle(roles)
        for number, (skills, fields) in enumerate(roles, 1):
            id_ = f"{stem}{number:02d}"
            people.append(Officer(id=id_, name=id_, town_home=rng.random() < 0.9, **fields))
            held += [Qualification(officer=id_, skill=skill, level=level) for skill, level in skills]
    return Bureau(tuple(people), tuple(held))


def _rosters(
    rng: Random, stations: list[Station], departments: list[Department], leaders: int
) -> Iterator[tuple[str, list[Role]]]:
    for station in stations:
        yield station.id, _at_station(rng, station)
    for department in departments:
        yield department.stem, _at_department(rng, department)
    yield LEADERS, [([], _rank(rng, LEADERS, Category.LEADER, OFFICE)) for _ in range(leaders)]


def _rank(rng: Random, unit: str, category: Category, rota: str | None, women: float = 0.15, **fields: object) -> dict[str, Any]:
    sex = Sex.FEMALE if rng.random() < women else Sex.MALE
    return {"unit": unit, "category": category, "rota": rota, "sex": sex, **fields}


def _at_station(rng: Random, station: Station) -> list[Role]:
    heads: list[Role] = [([], _rank(rng, station.id, Category.HEAD, HEADS_ROTA, home_post=LEAD)) for _ in range(2)]
    counter = [(HOUSEHOLD, HOUSEHOLD_SKILL)] * station.household + [(CLERK, HOUSEHOLD_SKILL)]
    counter += [(EXIT_ENTRY, EXIT_ENTRY_SKILL)] * station.exit_entry
    free: list[Role] = [([], _rank(rng, station.id, _grade(rng, 0.5), None, home_post=NIGHT)) for _ in range(station.free)]
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
        skills = [own] if own else [skill for skill in (HOUSEHOLD_SKILL, EXIT_ENTRY_SKILL) if rng.random() < SKILLED]
        levels = [(skill, Level.INDEPENDENT if own or rng.random() < 0.5 else Level.ASSIST) for skill in skills]
        roles.append((levels, _rank(rng, department.id, category, OFFICE, 0.3)))
    return roles
