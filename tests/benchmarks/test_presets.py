"""The presets are the cases that were fixed before any tuning, and are as hard by structure as they were meant to be."""

from collections import defaultdict
from functools import cache

import pytest

from benchmarks.generator import PRESETS, SINGLE_LEVEL, Levels, generate, recorded_policy, single_level
from benchmarks.generator.presets import fingerprint, recorded
from models.case import Case
from models.organisation import UnitKind
from models.rules import rule_of
from scheduler.checks.warnings import warnings
from scheduler.formulation.candidates import candidates
from scheduler.formulation.instance import Instance
from scheduler.rules import RULES

COUNTER_SKILLS = {"户籍", "出入境"}
ADMISSION = [rule.admits for rule in RULES.values() if hasattr(rule, "admits")]


@cache
def district(levels: Levels = "single") -> Case:
    return generate(PRESETS["district"], 1, levels)


def headquarters(case: Case) -> set[str]:
    stations = {unit.id for unit in case.units if unit.kind is UnitKind.STATION}
    return {officer.id for officer in case.officers if officer.unit not in stations}


@pytest.mark.parametrize("levels", ["single", "seven"])
def test_the_case_is_the_one_that_was_fixed(levels: Levels) -> None:
    assert fingerprint(district(levels), levels) == recorded("district", levels, 1)


def test_the_district_has_its_size() -> None:
    case = district()
    at_headquarters = len(headquarters(case))
    sizes = len(case.calendar) - 38, at_headquarters, len(case.officers) - at_headquarters
    assert sizes == (31, 120, 250)


def test_every_officer_at_headquarters_may_serve_at_three_stations() -> None:
    instance = Instance(district())
    admitted = defaultdict(set)
    for candidate in candidates(instance, ADMISSION):
        admitted[instance.officers[candidate.officer].id].add(candidate.duty.station)
    assert min(len(admitted[officer]) for officer in headquarters(district())) >= 3


def test_a_quarter_of_headquarters_holds_a_counter_skill() -> None:
    members = headquarters(district())
    holders = {held.officer for held in district().qualifications if held.skill in COUNTER_SKILLS} & members
    assert len(holders) >= len(members) / 4


def test_nothing_is_impossible_from_the_start() -> None:
    assert warnings(district()) == ()


def test_a_single_level_weighs_every_objective() -> None:
    """All are at level 1; one that was not weighed when the presets were fixed asks nothing, as stays do without a phase."""
    policy = single_level(recorded_policy())
    soft = [row for row in policy.rows if row.level is not None and row.on]
    assert {row.level for row in soft} == {1}
    assert {row.key: row.weight for row in soft}.items() >= SINGLE_LEVEL.items()
    assert all(row.value == 0 or rule_of(row.key) == "leader_stays" for row in soft if row.key not in SINGLE_LEVEL)


@pytest.mark.parametrize("levels", ["single", "seven"])
def test_a_preset_of_today_differs_by_its_policy_alone(levels: Levels) -> None:
    size = PRESETS["tiny"]
    today, recorded_then = generate(size, 1, levels, "today"), generate(size, 1, levels)
    assert today.model_copy(update={"policy": recorded_then.policy}) == recorded_then
    assert all(row.on <= today.policy.row(row.key).on for row in recorded_then.policy.rows)
    assert {row.key for row in today.policy.rows} == {row.key for row in recorded_then.policy.rows}
