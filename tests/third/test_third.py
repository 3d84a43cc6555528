"""The third reading and the audit agree roster by roster, also on what they forbid."""

from collections.abc import Callable
from itertools import islice
from random import Random

import pytest

from models.case import Case
from models.roster import Roster
from scheduler.audit import audit
from tests.brute_force import TooLarge, allowed
from tests.random_cases import random_case, staying_case, touching_case
from tests.third.rosters import Third

CHUNKS, CHUNK = 4, 15


@pytest.mark.parametrize(
    ("chunk", "draw"),
    [*((chunk, random_case) for chunk in range(CHUNKS)), (0, touching_case), (0, staying_case), (1, staying_case)],
)
def test_the_audit_and_the_third_reading_judge_alike(chunk: int, draw: Callable[[int], Case]) -> None:
    """Sound rosters, and the same with rows of another sound one mixed in."""
    broken = sound = 0
    for seed in range(720_000 + chunk * CHUNK, 720_000 + (chunk + 1) * CHUNK):
        case, rng = draw(seed), Random(seed)
        try:
            rosters = [roster for roster, _ in islice(allowed(case, at_most=5000), 200)]
        except TooLarge:
            continue
        third = Third(case)
        for parent in rng.sample(rosters, min(5, len(rosters))):
            sound += alike(case, third, parent, seed)
            broken += not alike(case, third, mixed(parent, rng.choice(rosters), rng), seed)
    assert sound > CHUNK
    assert broken > CHUNK // 2


def alike(case: Case, third: Third, roster: Roster, seed: int) -> bool:
    """Whether both find the roster sound; they agree."""
    report, judged = audit(case, roster), third.judge(roster)
    assert bool(report.breaches) == bool(judged.faults), (seed, report.breaches, judged.faults)
    if not report.breaches:
        assert judged.levels == report.levels, seed
    return not report.breaches


def mixed(roster: Roster, other: Roster, rng: Random) -> Roster:
    """The second's leave and stints, and of each one's assignments and stays about half."""
    assignments = {row for row in (*roster.assignments, *other.assignments) if rng.random() < 0.7}
    stays = {stay for stay in (*roster.stays, *other.stays) if rng.random() < 0.7}
    rows = {"assignments": tuple(sorted(assignments, key=repr)), "stays": tuple(sorted(stays, key=repr))}
    return other.model_copy(update=rows)
