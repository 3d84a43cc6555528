"""古溪: the invented bureau of the National Day sample, smaller than 城厢: five stations, four departments, 67 officers."""

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
    hired,
    leader_roles,
    station_roles,
    station_units,
)
from benchmarks.bureaus.work import BACK_OFFICE, EXIT_ENTRY, NIGHT, RESPONSE, WITH_STANDBY, WITHOUT_STANDBY
from models.organisation import MutualAid, Pairing, Unit, UnitKind

TOWN = "古渡"
STATIONS = (
    Station("古渡", 0, 3, 1, 2, 0, 0, WITH_STANDBY, 3),
    Station("柳溪", 0, 2, 0, 2, 0, 0, WITH_STANDBY, 3),
    Station("青石", 1, 1, 0, 1, 0, 0, WITHOUT_STANDBY, 2, heads=1),
    Station("梅坞", 2, 1, 0, 1, 0, 0, WITHOUT_STANDBY, 2, heads=1),
    Station("云岭", 3, 1, 0, 1, 0, 0, WITHOUT_STANDBY, 2, heads=1),
)
TOWN_EXIT_ENTRY = 2
"""Officers of 古渡 at the exit-entry counter, the only one of the bureau."""
DEPARTMENTS = (
    Department("户政科", "户政", 5, 2, 0, household=5, exit_entry=2),
    Department("治安大队", "治安", 5, 2, 0, household=2),
    Department("刑侦大队", "刑侦", 5, 3, 1),
    Department("综合室", "综合", 3, 1, 2, household=1, exit_entry=1, heads=1),
)
FAR = ("梅坞", "云岭")


def units(first: date, last: date) -> tuple[Unit, ...]:
    leaders = Unit(id=LEADERS, kind=UnitKind.BUREAU, meeting_weekday=0, town_beds=2)
    return (*station_units(STATIONS), *department_units(DEPARTMENTS, first, last), leaders)


def draw_bureau(rng: Random) -> Bureau:
    return hired(rng, _rosters(rng), FAR)


def _rosters(rng: Random) -> Iterator[tuple[str, list[Role]]]:
    for station in STATIONS:
        roles = station_roles(rng, station)
        if station.id == TOWN:
            roles += counter_roles(rng, TOWN, "出入境", TOWN_EXIT_ENTRY, 0, BACK_OFFICE, EXIT_ENTRY)
        yield station.id, roles
    for department in DEPARTMENTS:
        yield department.stem, department_roles(rng, department)
    yield LEADERS, leader_roles(rng, ("局长", "政委", "副局长"))


def pairings(bureau: Bureau) -> tuple[Pairing, ...]:
    """户政科 helps at every counter; each of the others has its stations, and two of 治安大队 are named for 云岭."""
    counters = [Pairing(station=s.id, department="户政科") for s in STATIONS]
    duties = (("古渡", "治安大队"), ("青石", "治安大队"), ("柳溪", "刑侦大队"), ("梅坞", "刑侦大队"), ("古渡", "综合室"))
    named = bureau.of("治安大队")[-2:]
    return (
        *counters,
        *(Pairing(station=station, department=department) for station, department in duties),
        *(Pairing(station="云岭", officer=officer.id, posts=(RESPONSE, NIGHT)) for officer in named),
    )


def mutual_aid() -> tuple[MutualAid, ...]:
    pairs = (("古渡", "柳溪"), ("青石", "柳溪"), ("梅坞", "云岭"))
    return tuple(MutualAid(station=station, partner=other) for station, other in pairs)
