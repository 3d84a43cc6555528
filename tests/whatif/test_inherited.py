"""What relaxing promises: a roster that is known is used wherever it is one of the case's, and no bound that does not hold."""

from collections import Counter
from unittest.mock import patch

import pytest

import scheduler.plan
from benchmarks.relaxing.__main__ import is_broken
from benchmarks.relaxing.rows import AT_ALL, AT_COVER, AT_NONE, HIGHER, LOWER, LOWER_LIMITS
from benchmarks.relaxing.verdicts import CLAIMED, KEPT, LOST, OPEN, WORSE, verdict, verdicts
from models.case import Case
from models.comparison import Run
from models.leave import Pin, PinKind
from models.organisation import Level
from models.roster import Outcome, Roster, Source, Status, StoppedBy
from models.rules import own_rows
from models.scenario import Pair, Scenario, Train
from scheduler.audit import audit, facts_of
from scheduler.engine.process.solving import SolvedCase
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.inherited import inherited, no_worse
from scheduler.plan import plan
from scheduler.whatif.apply import apply
from scheduler.whatif.none_worse import no_worse_than, none_worse
from tests.cases import FENGHUANG, LONGQIAO, NARCOTICS, REGISTRY, officer, request, seat, tiny_case
from tests.in_process import solve

QUICK = Settings(time_limit=10.0, workers=1)
SAMPLE = range(3_000_000, 3_000_040)
NO_EXTRA = {"admitted_rung.extra": {"on": False}}


def lone_case() -> Case:
    """A01 alone can hold the one duty, on the date of a request: refused is better, granted lacks a critical duty."""
    duty = seat(f"{LONGQIAO}/接处警/值", on=0)
    return tiny_case(days=2, only=["A01"], demands=(duty,), leave=(request("r1", "A01", 0, 0),))


def granting() -> SolvedCase:
    """A roster of the lone case that is not its best, with nothing proven."""
    case = lone_case()
    pinned = Case(**dict(case) | {"pins": (Pin(kind=PinKind.GRANT, request="r1"),)})
    roster = solve(pinned, QUICK, Watch()).roster
    assert roster is not None
    counted = audit(case, roster).levels
    best = solve(case, QUICK, Watch()).levels
    levels = tuple(level.model_copy(update={"value": counted[level.level], "bound": 0}) for level in best)
    return SolvedCase(Status.FEASIBLE, StoppedBy.TIME_LIMIT, levels, roster)


def best_roster() -> Roster:
    roster = solve(lone_case(), QUICK, Watch()).roster
    assert roster is not None
    assert roster.leave[0].outcome is Outcome.REFUSED
    return roster


@pytest.mark.parametrize("seed", SAMPLE)
def test_every_row_of_the_table_is_kept(seed: int) -> None:
    told = list(verdicts(seed, 60.0))
    assert [(row, verdict) for row, verdict in told if verdict == OPEN] == []
    assert [row for row, verdict in told if is_broken(row, Counter([verdict]))] == []


def test_the_sample_has_every_row() -> None:
    """By the cases alone: none is solved here."""
    known = SolvedCase(Status.OPTIMAL, StoppedBy.COMPLETE, roster=Roster())
    with patch.multiple("benchmarks.relaxing.verdicts", verdict=lambda *_: KEPT, solved=lambda *_: known):
        assert {row for seed in SAMPLE for row, _ in verdicts(seed, 5.0)} == {*AT_ALL, *AT_COVER, *AT_NONE}


@pytest.mark.parametrize(
    ("row", "told", "broken"),
    [("beds", WORSE, True), ("officer", LOST, True), ("shorter rest", WORSE, False), ("shorter rest", CLAIMED, True)],
)
def test_nothing_promised_may_be_worse_but_claims_nothing(row: str, told: str, broken: bool) -> None:
    assert is_broken(row, Counter([told])) is broken


def test_a_bound_of_the_base_told_of_a_case_that_can_do_better_is_a_claim() -> None:
    """B01 is alone at a post of two, and 禁毒大队 paired with 龙桥所 alone; once with both, nothing lacks."""
    pairings = tuple(row for row in tiny_case().pairings if row.station == LONGQIAO)
    duty = seat(f"{FENGHUANG}/接处警/白", 2)
    case = tiny_case(
        days=1, only=("B01", "C01"), pairings=pairings, demands=(duty,), policy={"admitted_rung.extra": {"on": False}}
    )
    base = solve(case, QUICK, Watch())
    paired = apply(case, Scenario(name="挂钩", edits=(Pair(station=FENGHUANG, department=NARCOTICS),)))
    assert base.levels[0].bound == 1
    assert verdict("first pairing", base, paired, 5.0) == KEPT
    with patch("benchmarks.relaxing.verdicts.no_worse", lambda *_: base):
        assert verdict("first pairing", base, paired, 5.0) == CLAIMED


@pytest.mark.parametrize("answer", [granting(), SolvedCase(Status.NO_SOLUTION, StoppedBy.TIME_LIMIT)], ids=["worse", "none"])
def test_a_plan_is_never_worse_than_what_it_began_with(answer: SolvedCase) -> None:
    with patch.object(scheduler.plan, "solve", lambda *_, **__: answer):
        planned = plan(lone_case(), QUICK, start=best_roster())
    assert planned.file.roster.leave[0].outcome is Outcome.REFUSED
    assert planned.file.proof.levels[0].value == planned.report.levels[1] == 0
    assert planned.file.proof.status is Status.FEASIBLE


def test_what_is_better_than_the_start_is_kept() -> None:
    known = solve(lone_case(), QUICK, Watch())
    assert no_worse(known, facts_of(lone_case()), granting().roster) is known


def test_a_start_that_breaks_a_rule_or_names_somebody_unknown_is_not_taken() -> None:
    case = lone_case()
    closed = Case(**dict(case) | {"pins": (Pin(kind=PinKind.GRANT, request="r1"),)})
    other = tiny_case(days=2, only=["A03"], demands=(seat(f"{LONGQIAO}/接处警/值", on=0),))
    assert inherited(facts_of(closed), best_roster(), ()) is None
    assert inherited(facts_of(other), best_roster(), ()) is None


def test_a_bound_goes_where_an_earlier_level_has_become_worse() -> None:
    """The start lacks less at level 1, and refuses: what was proven of level 3 while no leave was refused holds no more."""
    answer = granting()
    proven = tuple(level.model_copy(update={"bound": level.value}) if level.level == 3 else level for level in answer.levels)
    proven = tuple(level.model_copy(update={"value": 9, "bound": 9}) if level.level == 3 else level for level in proven)
    known = inherited(facts_of(lone_case()), best_roster(), proven)
    assert known is not None
    assert [level.bound for level in known.levels if level.level == 3] == [0]
    assert known.levels[1].value > answer.levels[1].value


def test_a_newcomer_serves_the_base_duties_in_the_roster_before() -> None:
    case = tiny_case(days=2, only=["B01"], demands=(seat(f"{FENGHUANG}/接处警/白", 2),))
    start = solve(case, QUICK, Watch()).roster
    rota = next(row for row in tiny_case().officers if row.rota and row.home_post)
    joined = Case(**dict(case) | {"officers": (*case.officers, rota.model_copy(update={"id": "新", "name": "新"}))})
    assert start is not None
    known = inherited(facts_of(joined), start, ())
    assert known is not None
    served = [row for row in known.roster.assignments if row.officer == "新"]
    wanted = solve(joined, QUICK, Watch()).roster
    assert wanted is not None
    assert served
    assert {(row.date, row.shift) for row in served} == {
        (row.date, row.shift) for row in wanted.assignments if row.officer == "新" and row.source is Source.BASE
    }


def test_a_cover_takes_the_rung_that_a_pairing_more_gives_it() -> None:
    """D01 comes from the skill pool as long as 户政科 is paired with nobody."""
    case = tiny_case(days=5, only=["D01"], demands=(seat(f"{FENGHUANG}/户籍窗口/白", 1),))
    start = solve(case, QUICK, Watch()).roster
    assert start is not None
    assert {row.rung for row in start.assignments} == {2}
    paired = apply(case, Scenario(name="挂钩", edits=(Pair(station=FENGHUANG, department=REGISTRY),)))
    known = inherited(facts_of(paired), start, ())
    assert known is not None
    assert {row.rung for row in known.roster.assignments} == {1}


def test_a_skill_more_gives_a_post_to_whoever_served_at_none() -> None:
    """A05 may hold no post, so serves base duties at none; trained, at the counter, where one is short."""
    alone = officer("A05", LONGQIAO, rota="窗口")
    case = tiny_case(days=2, officers=(alone,), demands=(seat(f"{LONGQIAO}/户籍窗口/白", 1),))
    start = solve(case, QUICK, Watch()).roster
    assert start is not None
    assert {row.post for row in start.assignments} == {""}
    trained = apply(case, Scenario(name="培训", edits=(Train(officer="A05", skill="户籍", level=Level.INDEPENDENT),)))
    known = inherited(facts_of(trained), start, ())
    assert known is not None
    assert {row.post for row in known.roster.assignments} == {"户籍窗口"}
    assert known.report.levels[1] == 0


def test_a_base_takes_a_scenarios_roster_that_is_its_own_and_better() -> None:
    answer = granting()
    better = no_worse_than(lone_case(), run_of(answer), [answer.roster or Roster(), best_roster()])
    assert better.roster == best_roster()
    assert better.proof is not None
    assert better.proof.levels[0].value == 0
    assert better.report.levels[1] == 0


def test_a_base_that_a_scenario_betters_is_no_better_than_the_others() -> None:
    """The second scenario ended at what the base had; the first found better, which is a roster of all three."""
    case, worse, better = lone_case(), run_of(granting()), run_of(solve(lone_case(), QUICK, Watch()))
    scenario = Scenario(name="不变", edits=(Pair(station=FENGHUANG, department=REGISTRY),))
    base, done = none_worse(case, worse, [(scenario, case, better), (scenario, case, worse)])
    assert [run.report.levels[1] for run in (base, *(run for _, _, run in done))] == [0, 0, 0]
    assert worse.report.levels[1] == 1


def run_of(answer: SolvedCase) -> Run:
    with patch.object(scheduler.plan, "solve", lambda *_, **__: answer):
        planned = plan(lone_case(), QUICK)
    return Run(case_hash=planned.file.case_hash, roster=planned.file.roster, proof=planned.file.proof, report=planned.report)


def test_every_upper_limit_of_the_policy_is_a_row_that_is_tried() -> None:
    """A limit that is added later, too. A longer period or a longer rest is none."""
    tried = set(HIGHER) | set(LOWER) | set(LOWER_LIMITS)
    limits = {key for key in own_rows() if key != "load.shift"}
    assert limits - tried == set()
