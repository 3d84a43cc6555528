"""The competition's format becomes an ordinary case; what it costs is counted by the competition's own definition."""

from pathlib import Path

import pytest

from benchmarks.inrc2.case import case_of, worked
from benchmarks.inrc2.reader import Contract, Past, Problem, Refusal, Span, parse, read
from benchmarks.inrc2.recount import Work, broken, cost
from models.roster import Status
from scheduler.plan import Settings, plan

SCENARIO = """SCENARIO = two

WEEKS = 1

SKILLS = 2
Lead
Aid

SHIFT_TYPES = 2
Early (2,5)
Night (1,3)

FORBIDDEN_SHIFT_TYPES_SUCCESSIONS
Early 0
Night 1 Early

CONTRACTS = 1
Full (3,5) (2,4) (2,3) 1 1

NURSES = 2
Ann Full 2 Lead Aid
Bob Full 1 Aid
"""
HISTORY = """HISTORY
0 two

NURSE_HISTORY
Ann 0 0 Night 1 4 0
Bob 0 0 None 0 0 1
"""
WEEK = """WEEK_DATA
two

REQUIREMENTS
Early Aid (0,1) (0,1) (1,1) (0,1) (0,1) (0,0) (0,0)
Early Lead (0,0) (0,0) (0,0) (0,0) (0,0) (0,0) (0,0)
Night Lead (0,0) (1,1) (0,0) (0,0) (0,0) (0,0) (0,0)
Night Aid (0,0) (0,0) (0,0) (0,0) (0,0) (0,0) (0,0)

SHIFT_OFF_REQUESTS = 2
Bob Any Wed
Ann Night Tue
"""


@pytest.fixture(scope="module")
def problem() -> Problem:
    return parse(SCENARIO, HISTORY, [WEEK])


def test_the_format_is_read(problem: Problem) -> None:
    assert problem.contracts == {"Full": Contract(Span(3, 5), Span(2, 4), Span(2, 3), 1, True)}
    assert problem.barred == {"Early": (), "Night": ("Early",)}
    assert problem.past == {"Ann": Past(0, 0, "Night", 1, 4, 0), "Bob": Past(0, 0, None, 0, 0, 1)}
    assert problem.cover[2, "Early", "Aid"] == Span(1, 1)
    assert problem.refusals == (Refusal("Bob", 2, None), Refusal("Ann", 1, "Night"))


def test_an_instance_is_named_by_history_and_weeks(tmp_path: Path, problem: Problem) -> None:
    for name, text in (("Sc-two", SCENARIO), ("H0-two-0", HISTORY), ("WD-two-3", WEEK)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert read(tmp_path, "two_0_3") == problem
    with pytest.raises(ValueError, match="2 weeks of a scenario of 1"):
        read(tmp_path, "two_0_3-3")
    with pytest.raises(ValueError, match="two_0: NAME_HISTORY_WEEK"):
        read(tmp_path, "two_0")


def lines(**shifts: str) -> dict[str, dict[int, Work]]:
    """A letter a day; whoever works nights leads."""
    kinds = {"E": Work("Early", "Aid"), "N": Work("Night", "Lead")}
    return {name: {day: kinds[letter] for day, letter in enumerate(line) if letter in kinds} for name, line in shifts.items()}


COSTED = {
    "nobody": ({}, {"S1": 6, "S3": 4 + 5, "S6": 6}),
    "short_runs": ({"Ann": "-N-EE--", "Bob": "EE-EE--"}, {"S1": 1, "S2b": 1, "S3": 2 + 2, "S4": 1}),
    "long_runs": ({"Ann": "NNNN---", "Bob": "--EEEEE"}, {"S1": 2, "S2a": 2, "S2b": 4 + 1, "S4": 2}),
    "weekends": ({"Ann": "-----N-", "Bob": "-----EE"}, {"S1": 6, "S2b": 1, "S3": 2 + 3, "S5": 1, "S6": 2 + 1}),
}
"""Counts by hand. Ann has been on for four days on the eve, the last a night, Bob off for one; a run counts where it ends, and of
a run that was too long before the horizon only what it grows by."""
WEIGHED = {"S1": 30, "S2a": 15, "S2b": 30, "S3": 30, "S4": 10, "S5": 30, "S6": 20, "S7": 30}


@pytest.mark.parametrize("name", COSTED)
def test_the_recount_is_that_of_the_rules(problem: Problem, name: str) -> None:
    shifts, counts = COSTED[name]
    assert cost(problem, lines(**shifts)) == {key: WEIGHED[key] * counts.get(key, 0) for key in WEIGHED}


def test_weekends_beyond_the_contract_are_counted_with_those_before(problem: Problem) -> None:
    past = problem.past | {"Bob": problem.past["Bob"]._replace(weekends=1, assignments=4)}
    costs = cost(problem._replace(past=past), lines(Bob="-----EE"))
    assert (costs["S7"], costs["S6"]) == (30, 20 * (1 + 3))


def test_what_breaks_a_hard_constraint_is_named(problem: Problem) -> None:
    assert broken(problem, lines(Ann="-NN----", Bob="--EE---")) == []
    assert broken(problem, lines(Ann="E------", Bob="-NE----")) == ["H3 Ann -1", "H3 Bob 1", "H4 Bob 1"]
    assert [fault[:2] for fault in broken(problem, {})] == ["H2", "H2"]


@pytest.mark.parametrize("over", [0, 3])
def test_the_case_has_the_optimum_that_is_found_by_hand(problem: Problem, over: int) -> None:
    """Only Ann can lead on Tuesday night (10), and nobody but Bob has Wednesday's early shift then (10).

    Of the five early shifts Bob, who works at most four days in a row, leaves one (30); Ann could have it only after a single day
    off (30).
    """
    planned = plan(case_of(problem, "two", over), Settings(20, 1))
    (level,) = planned.file.proof.levels
    assert planned.file.proof.status == Status.OPTIMAL
    assert (level.value, level.bound) == (50, 50)
    duties = worked(planned.file.roster)
    assert not broken(problem, duties)
    costs = cost(problem, duties)
    assert costs["S1"] + costs["S4"] in (20, 50)
    assert costs["S6"] == costs["S7"] == 0
