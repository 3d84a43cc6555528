"""Conflicting pins against brute force: the set named is minimal, and no smaller repair does."""

import time
from collections.abc import Iterator
from itertools import combinations
from random import Random

import pytest

from models.case import Case
from models.leave import Pin
from models.roster import Roster
from scheduler.engine.build import build
from scheduler.explain.conflicts import repair
from scheduler.explain.conflicts.conflict import Switched
from scheduler.explain.conflicts.demands import demands_of, eased
from scheduler.explain.conflicts.near import near
from scheduler.explain.conflicts.repair import repair_within
from scheduler.formulation.instance import Instance
from scheduler.program.compiled import Compiled
from tests.brute_force import TooLarge, allowed
from tests.cases import seat, tiny_case
from tests.explain.asked.test_pins import pinned
from tests.explain.asked.test_trial import possible_pins
from tests.random_cases import random_case

AT_MOST = 400


def has(roster: Roster, pin: Pin) -> bool:
    place = (pin.officer, pin.station, pin.post, pin.shift, pin.date)
    return any((row.officer, row.station, row.post, row.shift, row.date) == place for row in roster.assignments)


def hold_together(rosters: list[Roster], pins: tuple[Pin, ...]) -> bool:
    return any(all(has(roster, pin) for pin in pins) for roster in rosters)


def contradictory() -> Iterator[tuple[int, Case, list[Roster]]]:
    """Cases with up to four pins that cannot hold together, and every roster that the rules allow."""
    for seed in range(1_300_000, 1_300_160):
        case = random_case(seed).model_copy(update={"pins": ()})
        possible = possible_pins(case)
        pins = tuple(Random(seed).sample(possible, min(4, len(possible))))
        try:
            rosters = [roster for roster, _ in allowed(eased(case), None, AT_MOST)]
        except TooLarge:
            continue
        if pins and not hold_together(rosters, pins):
            yield seed, case.model_copy(update={"pins": pins}), rosters


def test_conflict_sets_are_minimal_and_repairs_smallest() -> None:
    compared = several = sooner = 0
    for seed, case, rosters in contradictory():
        model = build(Instance(eased(case)))
        demands = [demand for demand in demands_of(case, model) if demand.pin is not None and not demand.is_hopeless]
        pins = tuple(demand.pin for demand in demands if demand.pin is not None)
        core = Switched(model.compiled, demands, time.monotonic() + 20).core(range(len(demands)))
        if core:
            named = tuple(pins[index] for index in core)
            assert not hold_together(rosters, named), seed
            assert all(hold_together(rosters, rest) for rest in combinations(named, len(named) - 1)), seed
            part = near(model, demands)
            core = Switched(Compiled(part.program), part.demands, time.monotonic() + 20).core(range(len(demands)))
            assert not core or not hold_together(rosters, tuple(pins[index] for index in core)), seed
            sooner += bool(core)
        repaired = repair_within(model, demands_of(case, model), 20.0)
        assert repaired is not None
        assert repaired.proven, seed
        fewest = next(
            size
            for size in range(len(case.pins) + 1)
            for rest in combinations(case.pins, len(case.pins) - size)
            if hold_together(rosters, rest)
        )
        assert len(repaired.dropped) == fewest, seed
        compared += 1
        several += len(core) > 1
    assert compared > 10
    assert several > 3
    assert sooner > 3


def test_what_is_kept_begins_with_lines_that_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """C01 covers on Thursday, Saturday and Sunday, and Friday at home would be a seventh work date: the stint must go on over it.

    No simple move finds that, and there is no time for a solver; the part of C01 alone knows it.
    """
    pins = tuple(pinned("C01", "龙桥所/接处警/白", n) for n in (3, 5, 6))
    case = tiny_case(only=("C01",), demands=tuple(seat("龙桥所/接处警/白", on=n) for n in (3, 5, 6)), pins=pins)
    model = build(Instance(eased(case)))
    monkeypatch.setattr(repair, "_in_whole", lambda *_: None)
    assert repair_within(model, demands_of(case, model), 0.3) == repair.Repair((), True)
