"""The closing pass leaves no small change that the audit would call better, whatever roster it begins with."""

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest

from benchmarks.small_gains.changes import Gain, small_gains
from models.case import Case
from models.leave import BedRequest, Wish, WishKind
from models.organisation import MutualAid
from models.roster import BedGrant, Roster, Source
from scheduler.audit import breaches, facts_of, levels
from scheduler.engine.build import Objective, build, objectives
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.closing import Closing
from scheduler.engine.search.levels import solve_levels
from scheduler.engine.search.polish.polish import Polish
from scheduler.engine.search.solution import Solution
from scheduler.engine.search.values import values_of
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.formulation.instance import Instance
from scheduler.formulation.roster import extract
from scheduler.program.affine import Affine
from tests.cases import FENGHUANG, LONGQIAO, UNITS, assigned, day, seat, stint, tiny_case
from tests.random_cases import random_case, wide_case

CHUNKS, EACH = 4, 40
NIGHT = "接处警/夜"
AID = (MutualAid(station=LONGQIAO, partner=FENGHUANG),)


@pytest.fixture
def no_level_is_solved(monkeypatch: pytest.MonkeyPatch) -> None:
    solve_no_level(monkeypatch)


def solve_no_level(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were no time for any: what comes out is the first roster and the pass over it."""
    monkeypatch.setattr(Closing, "_is_done", lambda closing, objective, floor: closing.incumbent.values is not None)
    monkeypatch.setattr(PARAMETERS, "least_again_seconds", float("inf"))


def without_the_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Polish, "run", lambda polish: None)
    monkeypatch.setattr(Polish, "beds", lambda polish: None)


def solved(case: Case, start: Roster | None = None, watch: Watch | None = None, **settings: Any) -> tuple[Roster, Solution]:
    model = build(Instance(case))
    given = None if start is None else values_of(model, start)
    solution = solve_levels(model, objectives(model), Settings(20, workers=1, **settings), watch or Watch(), given)
    assert solution.values is not None
    roster, facts = extract(model, solution.values), facts_of(case)
    assert not list(breaches(facts, roster))
    assert all(levels(facts, roster)[level.level] == level.value for level in solution.levels)
    return roster, solution


def values(solution: Solution) -> tuple[int, ...]:
    return tuple(level.value for level in solution.levels)


def gains(case: Case, roster: Roster) -> list[Gain]:
    return list(small_gains(case, roster))


def any_roster(case: Case, seed: int) -> Roster:
    """Whichever is best at one level of arbitrary costs of duties and beds."""
    rng, model = Random(seed), build(Instance(case))
    costs = Affine(0, tuple((var, rng.randint(-3, 2)) for var in (*model.x, *model.beds.values())))
    solution = solve_levels(model, [Objective(1, "critical_cover", costs)], Settings(20, workers=1), Watch())
    assert solution.values is not None
    return extract(model, solution.values)


@pytest.mark.parametrize("draw", [random_case, wide_case])
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_small_change_is_left_that_gains_something(chunk: int, draw: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the roster is no worse than without the pass, which would leave some."""
    seeds = range(710_000 + chunk * EACH, 710_000 + (chunk + 1) * EACH)
    begun = [(case, any_roster(case, seed)) for seed in seeds for case in [draw(seed)]]
    solve_no_level(monkeypatch)
    passed = [solved(case, start) for case, start in begun]
    for (case, _), (roster, _) in zip(begun, passed, strict=True):
        assert not gains(case, roster)
    without_the_pass(monkeypatch)
    bare = [solved(case, start) for case, start in begun]
    assert all(values(after) <= values(before) for (_, after), (_, before) in zip(passed, bare, strict=True))
    assert any(gains(case, roster) for (case, _), (roster, _) in zip(begun, bare, strict=True))


def aided(policy: Mapping[str, Mapping[str, Any]] | None = None, **fields: Any) -> Case:
    """Two stations, each with an officer on a free line and a night on date 1; each may help the other."""
    demands = tuple(seat(f"{station}/{NIGHT}", on=1) for station in (LONGQIAO, FENGHUANG))
    return tiny_case(days=3, only=("A03", "B01"), **{"demands": demands, "mutual_aid": AID, "policy": policy} | fields)


@pytest.mark.usefixtures("no_level_is_solved")
def test_two_who_stand_in_for_each_other_both_stay_at_home() -> None:
    """Either alone could not: the other's night would be short. Both at once cost nothing at levels 4 to 6."""
    exchanged = Roster(
        assignments=(
            assigned("A03", f"{FENGHUANG}/{NIGHT}", 1, rung=3),
            assigned("B01", f"{LONGQIAO}/{NIGHT}", 1, rung=3),
        ),
        stints=(stint("A03", FENGHUANG, 1, 1), stint("B01", LONGQIAO, 1, 1)),
    )
    case = aided()
    assert gains(case, exchanged)
    roster, solution = solved(case, exchanged)
    assert {row.source for row in roster.assignments} == {Source.FREE}
    assert len(roster.assignments) == 2
    assert not roster.stints
    assert {level.value for level in solution.levels if level.level in (4, 6)} == {0}


@pytest.mark.usefixtures("no_level_is_solved")
def test_a_cover_beside_an_officer_who_is_free_is_given_up() -> None:
    """One night, one officer of the station who could take it, and another station's officer on it."""
    needless = Roster(assignments=(assigned("B01", f"{LONGQIAO}/{NIGHT}", 1, rung=3),), stints=(stint("B01", LONGQIAO, 1, 1),))
    case = aided(demands=(seat(f"{LONGQIAO}/{NIGHT}", on=1),))
    assert gains(case, needless)
    roster, _ = solved(case, needless)
    assert [(row.officer, row.source) for row in roster.assignments] == [("A03", Source.FREE)]


def bedded(beds: int) -> Case:
    """Both officers ask for a bed on dates 0 to 2; on one night each is on duty."""
    asked = tuple(BedRequest(officer=officer, first=day(0), last=day(2)) for officer in ("A03", "B01"))
    units = tuple(unit.model_copy(update={"town_beds": beds}) if unit.id == LONGQIAO else unit for unit in UNITS)
    return aided(bed_requests=asked, units=units)


@pytest.mark.usefixtures("no_level_is_solved")
@pytest.mark.parametrize(("beds", "granted"), [(1, 2), (2, 4)])
def test_no_bed_is_free_that_is_wished_for(beds: int, granted: int) -> None:
    """Nights 0 and 2 of both officers; night 1 both are on duty."""
    roster, _ = solved(bedded(beds))
    assert len(roster.beds) == granted
    assert BedGrant(officer="A03", night=day(1)) not in roster.beds


@pytest.mark.usefixtures("no_level_is_solved")
def test_a_search_that_is_stopped_at_once_leaves_no_bed_free(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C before any level: the pass has its little time all the same; without any the beds alone are seen to."""
    watch = Watch()
    watch.stop.set()
    roster, _ = solved(bedded(2), watch=watch)
    assert len(roster.beds) == 4
    monkeypatch.setattr(PARAMETERS, "stopped_polish_seconds", 0.0)
    roster, _ = solved(bedded(2), watch=watch)
    assert len(roster.beds) == 4


@pytest.mark.usefixtures("no_level_is_solved")
def test_a_wish_that_costs_nobody_anything_is_met() -> None:
    """Two of the paired department may take the only duty at the same cost; it begins with the one who did not wish for it."""
    duty = f"{LONGQIAO}/接处警/白"
    case = tiny_case(
        days=3,
        only=("C01", "C02"),
        demands=(seat(duty, on=1),),
        wishes=(Wish(officer="C02", kind=WishKind.DUTY, first=day(1), last=day(1)),),
    )
    given = Roster(assignments=(assigned("C01", duty, 1),), stints=(stint("C01", LONGQIAO, 1, 1),))
    roster, _ = solved(case, given)
    assert [row.officer for row in roster.assignments] == ["C02"]


def test_the_pass_is_the_same_every_time_where_that_is_asked_for() -> None:
    case = random_case(700_003)
    assert len({solved(case, reproducible=True)[0].model_dump_json() for _ in range(2)}) == 1
