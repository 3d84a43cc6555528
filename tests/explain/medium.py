"""Three weeks of the tiny bureau with more hands and more leave than fits, solved for a moment."""

from datetime import timedelta
from random import Random
from typing import Any

from models.case import Case
from models.leave import Commitment, Opening
from models.organisation import Floor, MutualAid, Officer, Qualification
from models.roster import Roster
from scheduler.engine.build import build, objectives
from scheduler.engine.search.levels import Settings, solve_levels
from scheduler.engine.watch import Watch
from scheduler.explain.reasons.book import Rows
from scheduler.formulation.instance import Instance
from scheduler.formulation.roster import extract
from tests.cases import FENGHUANG, LONGQIAO, NARCOTICS, REGISTRY, START, UNITS, day, officer, request, tiny_case

DAYS = 21


def medium_case(seed: int, **overrides: Any) -> Case:
    rng = Random(seed)
    officers = _officers()
    floors = (Floor(first=START, last=day(DAYS), minimum=rng.choice((2, 3))),)
    units = tuple(unit.model_copy(update={"floors": floors}) if unit.id == NARCOTICS else unit for unit in UNITS)
    asked = [row.id for row in rng.sample(officers, 18)]
    leave = tuple(_request(rng, f"Q{place}", request_row) for place, request_row in enumerate(asked))
    busy = rng.sample(officers, 3)
    fields: dict[str, Any] = {
        "days": DAYS,
        "units": units,
        "officers": officers,
        "qualifications": tuple(Qualification(officer=officer_id, skill="户籍") for officer_id in ("A20", "A21", "D10", "D11")),
        "mutual_aid": (MutualAid(station=LONGQIAO, partner=FENGHUANG),),
        "leave": leave,
        "commitments": tuple(Commitment(officer=row.id, first=day(5), last=day(5 + rng.randrange(3))) for row in busy),
        "opening": (Opening(officer="C10", stint_station=LONGQIAO, stint_first=START - timedelta(2), work_run=2),),
    }
    return tiny_case(**fields | overrides)


def _officers() -> tuple[Officer, ...]:
    teams = "一二三四"
    return (
        *(officer(f"A1{n}", LONGQIAO, rota="四班", team=teams[n % 4], home_post="接处警") for n in range(7)),
        *(officer(f"A2{n}", LONGQIAO, "auxiliary", rota="窗口", home_post="户籍窗口") for n in range(2)),
        officer("A30", LONGQIAO),
        *(officer(f"B1{n}", FENGHUANG) for n in range(2)),
        *(officer(f"B2{n}", FENGHUANG, rota="四班", team=teams[n], home_post="接处警") for n in range(3)),
        *(officer(f"C1{n}", NARCOTICS, rota="机关") for n in range(4)),
        officer("C20", NARCOTICS, "head", rota="机关"),
        *(officer(f"D1{n}", REGISTRY, rota="机关") for n in range(3)),
    )


def _request(rng: Random, id: str, who: str) -> Any:
    first = rng.randrange(-1, DAYS - 3)
    return request(id, who, first, first + rng.randint(0, 6), slack=rng.choice((0, 0, 1, 3)))


def solved(case: Case, seconds: float = 0.4) -> Roster:
    model = build(Instance(case))
    settings = Settings(time_limit=seconds, workers=1)
    solution = solve_levels(model, objectives(model), settings, Watch())
    assert solution.values is not None
    return extract(model, solution.values)


def with_rows(roster: Roster, officer: str, rows: Rows) -> Roster:
    """The roster in which one officer's rows are these; beds stay."""
    requests = {row.request for row in rows.leave}
    return Roster(
        assignments=(*(row for row in roster.assignments if row.officer != officer), *rows.works),
        stints=(*(row for row in roster.stints if row.officer != officer), *rows.stints),
        leave=(*(row for row in roster.leave if row.request not in requests), *rows.leave),
        beds=roster.beds,
    )
