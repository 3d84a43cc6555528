"""Peers are judged fairly: their rosters by the audit, their gaps by bounds that hold for them."""

import pytest

from benchmarks.generator import PRESETS, generate
from benchmarks.peers.by_hand import solve
from benchmarks.peers.run import Run, run
from benchmarks.peers.table import bound_for, case_lines
from models.case import Case
from scheduler.audit import audit


@pytest.fixture(scope="module")
def tiny() -> Case:
    return generate(PRESETS["tiny"], 1, "seven")


def test_a_planner_by_hand_breaks_no_rule(tiny: Case) -> None:
    roster = solve(tiny, 60, 1).roster
    assert roster is not None
    assert audit(tiny, roster).breaches == ()


def test_a_peer_that_is_not_installed_is_skipped(tiny: Case) -> None:
    assert run("nobody", tiny, 1, 1, 1).status.startswith("skipped")


def test_a_later_bound_holds_only_for_who_is_no_worse_before() -> None:
    prover = Run("a", 1, "roster", values={1: 5, 2: 9}, bounds={1: 4, 2: 8})
    better, worse = Run("b", 1, "roster", values={1: 4, 2: 9}), Run("c", 1, "roster", values={1: 6, 2: 3})
    runs = [prover, better, worse]
    assert [bound_for(rated, 1, runs) for rated in runs] == [4, 4, 4]
    assert [bound_for(rated, 2, runs) for rated in runs] == [8, 8, None]


def test_a_roster_below_a_bound_is_shown_as_a_contradiction() -> None:
    runs = [Run("a", 1, "roster", values={1: 5}, bounds={1: 5}), Run("b", 1, "roster", values={1: 4})]
    assert any(line.startswith("CONTRADICTION: b") for line in case_lines("", runs))
