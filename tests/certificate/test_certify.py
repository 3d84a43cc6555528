"""What is certified is never above what brute force reaches, and every proof that is written holds in whole numbers."""

import threading

import pytest

from models.case import Case
from models.level import LevelNumber
from scheduler.certificate.certify import Certifier, why_not
from scheduler.certificate.vipr import LevelProof, vipr_lines
from scheduler.engine.build import level_names
from scheduler.engine.watch import Until
from scheduler.verify.arithmetic import Proof
from tests.brute_force import listed
from tests.cases import officer, request, seat, tiny_case
from tests.random_cases import random_case

AT_MOST = 300
"""Rosters of a random case."""


def proofs(case: Case, values: dict[LevelNumber, int]) -> dict[LevelNumber, LevelProof]:
    certifier, until = Certifier(case, values), Until.within(20, threading.Event())
    return {level: certifier.proof(level, until) for level in values}


def checked(proof: LevelProof) -> int:
    return int(Proof(vipr_lines(proof)).check().bound)


def test_no_bound_is_above_the_best_of_a_random_case() -> None:
    """By brute force; most levels are closed by duals alone."""
    seen = closed = 0
    for _, case, best in listed(range(60), AT_MOST):
        if why_not(case):
            continue
        values = dict(zip(level_names(case), best, strict=True))
        for level, proof in proofs(case, values).items():
            assert checked(proof) == proof.bound
            assert 0 <= proof.bound <= values[level]
            seen, closed = seen + (values[level] > 0), closed + (proof.bound == values[level] > 0)
    assert seen > 20
    assert closed > seen / 3


def test_a_lack_that_nobody_can_fill_is_certified() -> None:
    """Three are asked for at the counter on one date, and one officer can be there: two are missed to the target."""
    case = tiny_case(days=1, only=["A01"], demands=(seat("龙桥所/户籍窗口/白", 0, 3),))
    values: dict[LevelNumber, int] = dict.fromkeys(level_names(case), 0)
    known = proofs(case, values | {3: 3})
    assert known[3].bound == checked(known[3]) >= 2


def test_leave_beyond_the_units_room_is_certified() -> None:
    """Three officers of one unit ask for the same two dates, and one at once may be on leave: two requests are refused."""
    officers = [officer(id, "龙桥所") for id in ("A01", "A02", "A03")]
    leave = tuple(request(f"Q{member.id}", member.id, 2, 3) for member in officers)
    case = tiny_case(officers=officers, demands=(), leave=leave)
    values: dict[LevelNumber, int] = dict.fromkeys(level_names(case), 0)
    proof = proofs(case, values | {2: 100})[2]
    assert {row.key[0] for row in proof.rows} >= {"value", "leave", "capacity"}
    refusal = case.policy.number("leave") * 2
    assert proof.bound == checked(proof) == 2 * refusal


def test_later_levels_cite_the_values_of_earlier_ones() -> None:
    case = next(case for seed in range(200) if not why_not(case := random_case(seed)))
    values: dict[LevelNumber, int] = dict.fromkeys(level_names(case), 0)
    for level, proof in proofs(case, values | dict.fromkeys(list(values)[-1:], 5)).items():
        caps = {row.key[1] for row in proof.rows if row.key[0] == "cap"}
        assert caps <= {str(earlier) for earlier in list(values)[: list(values).index(level)]}


@pytest.mark.parametrize("rule", ["one_duty", "available", "rota", "cover"])
def test_a_case_without_a_needed_rule_gets_none(rule: str) -> None:
    assert why_not(tiny_case(policy={rule: {"on": False}})) == "certificate.rule_off"
