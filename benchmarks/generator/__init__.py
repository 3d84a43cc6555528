"""Bureaus of any size drawn by a seed.

The presets are fixed: `benchmarks/generator/presets.csv` holds the hash of each case, and a test keeps it.
"""

from datetime import date, timedelta
from random import Random
from typing import Literal, NamedTuple

from benchmarks.bureaus.eve import calendar, openings
from benchmarks.bureaus.organisation import LEADERS
from benchmarks.bureaus.work import calendar_rotas, cycle_rotas, posts, shifts
from benchmarks.chengxiang.bureau import DEPARTMENTS
from benchmarks.generator import bureau as bureaus
from benchmarks.generator import needs, people
from models.case import Case
from models.leave import Opening, PastBurden
from models.organisation import Category, Officer
from models.policy import Policy, default_policy, older_rows

Levels = Literal["seven", "single"]
Edition = Literal["recorded", "today"]
START = date(2024, 7, 1)
ONE = timedelta(days=1)
GIVING = {department.id for department in DEPARTMENTS}
"""Departments whose past covers are drawn with the eve, though drawn again below: the recorded hashes hang on the stream."""


class Size(NamedTuple):
    """`headquarters` counts departments and leaders; `leave_pressure` is the share of station officers who ask for leave;

    `peak_height` is what the counters need in the peak against their own staff.
    """

    stations: int
    departments: int
    headquarters: int
    at_stations: int
    days: int = 31
    leave_pressure: float = 0.6
    peak_height: float = 1.6


PRESETS = {
    "tiny": Size(3, 3, 24, 54, 14),
    "4": Size(4, 4, 40, 84),
    "8": Size(8, 8, 80, 168),
    "district": Size(12, 12, 120, 250),
    "20": Size(20, 16, 200, 440),
    "30": Size(30, 20, 330, 700),
    "city": Size(40, 24, 480, 1000),
}

RECORDED_VALUES: dict[str, int | str] = {"ladder.pool": 3, "load.nights": 10}
"""By key, what rows whose default has changed since held when the presets were recorded."""

SINGLE_LEVEL = {
    "critical_cover": 2000,
    "leave": 10,
    "target_cover": 100,
    "female_presence": 100,
    "ladder": 10,
    "surplus": 40,
    "layer_share": 30,
    "fairness": 2,
    "consecutive_days.min": 2,
    "days_off.run": 2,
    "load.min_minutes": 2,
    "travel": 1,
    "stints": 2,
    "handovers": 1,
    "wishes": 5,
}
"""Weights of one weighted sum that roughly keeps the order of the seven levels; leave counts about ten points a day."""


def generate(size: Size, seed: int, levels: Levels = "seven", edition: Edition = "recorded") -> Case:
    rng = Random(f"{size} {seed}")
    end = START + (size.days - 1) * ONE
    peak = (START + size.days // 5 * ONE, START + 4 * size.days // 5 * ONE)
    leaders = min(6, max(1, size.headquarters // 30))
    stations = bureaus.stations(rng, size.stations, size.at_stations)
    departments = bureaus.departments(rng, size.departments, size.headquarters - leaders)
    bureau = people.officers(rng, stations, departments, leaders)
    days = calendar(START, end)
    station_ids = {station.id for station in stations}
    at_stations = [officer for officer in bureau.officers if officer.unit in station_ids]
    at_headquarters = [officer for officer in bureau.officers if officer.unit not in station_ids]
    constables = [officer for officer in at_headquarters if officer.category is Category.CONSTABLE]
    return Case(
        title=f"生成{size.stations}所{seed}",
        start=START,
        end=end,
        as_of=START - 21 * ONE,
        calendar=days,
        units=bureaus.units(stations, departments, START, end),
        officers=bureau.officers,
        qualifications=bureau.qualifications,
        posts=posts(),
        shifts=shifts(),
        cycle_rotas=cycle_rotas(START),
        calendar_rotas=calendar_rotas(),
        demands=needs.demands(stations, peak, size.peak_height),
        leave=needs.leave(rng, bureau, at_stations, size.leave_pressure, (START, end), peak),
        pairings=needs.pairings(rng, stations, departments, bureau),
        mutual_aid=needs.mutual_aid(stations),
        restrictions=needs.restrictions(rng, constables, START, end),
        commitments=needs.commitments(rng, constables, START, end),
        wishes=needs.wishes(rng, constables, START, end),
        opening=_openings(rng, openings(rng, bureau, START, days, set(), GIVING), at_headquarters),
        past_burdens=_past_burdens(rng, at_headquarters),
        policy=_policy(levels, edition),
    )


def recorded_policy() -> Policy:
    """The built-in one as it was when the presets were recorded: later rows are off."""
    switches = {key.replace(".", "__"): {"on": row.on} for key, row in older_rows().items()}
    values = {key.replace(".", "__"): {"value": value} for key, value in RECORDED_VALUES.items()}
    return default_policy().changed(**switches | values)


def _policy(levels: Levels, edition: Edition) -> Policy:
    policy = recorded_policy() if edition == "recorded" else default_policy()
    return policy if levels == "seven" else single_level(policy)


def single_level(policy: Policy) -> Policy:
    """Every row of the objective at level 1; those without a weight here ask nothing by default."""
    soft = [row.key for row in policy.rows if row.level is not None and row.on]
    return policy.changed(**{key.replace(".", "__"): {"level": 1, "weight": SINGLE_LEVEL.get(key, 1)} for key in soft})


def _openings(rng: Random, rows: list[Opening], at_headquarters: list[Officer]) -> tuple[Opening, ...]:
    """Headquarters has given some covers this year."""
    giving = {officer.id for officer in at_headquarters}
    return tuple(row.model_copy(update={"cover_days": rng.randint(0, 6)}) if row.officer in giving else row for row in rows)


def _past_burdens(rng: Random, at_headquarters: list[Officer]) -> tuple[PastBurden, ...]:
    members = [officer for officer in at_headquarters if officer.unit != LEADERS]
    return tuple(PastBurden(officer=officer.id, burden=rng.randint(1, 12), period="2024年上半年") for officer in members[::2])
