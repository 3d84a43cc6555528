"""The samples: every row of what relaxing promises keeps a roster that is known, though a search find nothing in its time."""

from dataclasses import replace
from functools import cache

import pytest

from benchmarks.relaxing.rows import AT_ALL, AT_COVER
from benchmarks.relaxing.samples import Relaxed, all_relaxed, known_verdict
from benchmarks.relaxing.verdicts import KEPT
from models.case import Case
from models.roster import Roster
from scheduler.demand.planning import staffed
from scheduler.engine.build import build, objectives
from scheduler.engine.search.levels import solve_levels
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.reading.reader import read_case
from scheduler.formulation.instance import Instance
from scheduler.formulation.roster import extract
from tests.paths import DATA

SAMPLES = ("national-day-2026", "chengxiang-spring-2027", "chengxiang-summer-2024")
WITHOUT = {"own limits", "away of a unit", "higher load.total_minutes", "higher load.duties", "higher load.weekends"}
"""What the samples have nothing of: no own limits or numbers, and these rows are off."""


@cache
def first(name: str) -> tuple[Case, Roster]:
    """The case, and the first roster that a search comes to."""
    case, watch = staffed(read_case(DATA / f"{name}.xlsx").case), Watch()
    model = build(Instance(case))
    heard = replace(watch, incumbent=lambda values: watch.stop.set())
    solution = solve_levels(model, objectives(model), Settings(600, workers=1), heard)
    assert solution.values is not None
    return case, extract(model, solution.values)


@cache
def relaxed(name: str) -> dict[str, Relaxed]:
    return {row.row: row for row in all_relaxed(*first(name))}


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in SAMPLES])
@pytest.mark.parametrize("row", sorted({*AT_ALL, *AT_COVER} - WITHOUT))
def test_a_known_roster_is_kept(name: str, row: str) -> None:
    assert known_verdict(relaxed(name)[row], first(name)[1]) == KEPT
