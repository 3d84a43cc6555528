"""Whoever is called free for a duty can take it without a breach; whoever is ruled out breaks a rule in every way to take it."""

from random import Random

import pytest

from models.case import Case
from models.roster import Roster
from scheduler.audit import audit_with, facts_of
from scheduler.audit.sheet import Sheet
from scheduler.explain.reasons.book import Book
from scheduler.explain.reasons.obstacles import OBSTACLES, Obstacles, is_at_base
from scheduler.explain.reasons.placings import placings
from tests.explain.medium import medium_case, solved, with_rows
from tests.random_cases import random_case

NO_BREACH = {"serving", "lender", "sworn_lead"}
"""There already, missed elsewhere, or no gain: reasons without a breach."""


def obstacles_of(case: Case, roster: Roster) -> Obstacles:
    facts = facts_of(case)
    sheet = Sheet(facts, roster)
    return Obstacles(facts, sheet, Book(facts, sheet))


def hold(case: Case, roster: Roster, rng: Random, most: int) -> set[str | None]:
    """Check up to so many officers and duties; the obstacles met."""
    obstacles = obstacles_of(case, roster)
    facts = obstacles.facts
    pairs = [(line, duty) for line in facts.lines.values() for duty in facts.needs if not is_at_base(line, duty)]
    met: set[str | None] = set()
    for line, duty in rng.sample(pairs, min(most, len(pairs))):
        obstacle = obstacles.of(line, duty)
        met.add(obstacle)
        assert obstacle is None or obstacle in OBSTACLES
        if obstacle in NO_BREACH:
            continue
        ways = placings(facts, obstacles.book, line, duty, obstacles.rung(line, duty))
        clean = [not audit_with(facts, with_rows(roster, line.id, rows)).breaches for rows in ways]
        assert any(clean) == (obstacle is None), (line.id, duty, obstacle)
    return met


@pytest.mark.parametrize("seed", range(2))
def test_obstacles_on_solved_rosters(seed: int) -> None:
    case = medium_case(seed)
    met = hold(case, solved(case), Random(seed), 250)
    assert len(met) > 5, met


def test_obstacles_on_many_tiny_rosters() -> None:
    met: set[str | None] = set()
    for seed in range(60):
        case = random_case(seed)
        met |= hold(case, solved(case, 0.05), Random(seed), 25)
    assert len(met) > 10, met
