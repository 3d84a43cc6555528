"""From an instance to its model: lines, then each rule in force, then each objective term."""

from collections.abc import Sequence
from types import ModuleType
from typing import NamedTuple

from models.case import Case
from models.level import LevelNumber
from models.rules import BY_KEY, soft_rows, unasked
from models.words import later
from scheduler.formulation.candidates import Admits
from scheduler.formulation.instance import Instance
from scheduler.formulation.lines import build_lines
from scheduler.formulation.model import Model
from scheduler.objective import TERMS
from scheduler.program.affine import Affine, total, within_budget
from scheduler.program.program import Program
from scheduler.rules import RULES


class Objective(NamedTuple):
    """One level: its number, the key of its first objective term and the weighted sum to minimise."""

    level: LevelNumber
    name: str
    value: Affine


def build(instance: Instance) -> Model:
    """The model of an instance under the rules that are in force."""
    in_force = {key: rule for key, rule in RULES.items() if instance.active(key)}
    of_stays = [rule.admits for key, rule in in_force.items() if hasattr(rule, "admits") and BY_KEY[key].asks_of_stays]
    model = build_lines(instance, admission(instance), of_stays)
    for rule in in_force.values():
        if hasattr(rule, "constrain"):
            rule.constrain(model)
    for term in TERMS:
        if instance.policy.on(_name(term)):
            term.count(model)
    for row in instance.policy.rows:
        if row.level is not None and row.hard:
            for part in limits(model, row.key):
                model.program.at_most(part, 0)
    return model


def admission(instance: Instance) -> list[Admits]:
    """The rules of admission in force."""
    return [rule.admits for key, rule in RULES.items() if instance.active(key) and hasattr(rule, "admits")]


def limits(model: Model, key: str) -> list[Affine]:
    """What is 0 where the row is hard."""
    return model.strict[key] if key in soft_rows() else model.terms[key]


def objectives(model: Model) -> list[Objective]:
    """The levels in order, each the weighted sum of its terms that are on."""
    policy = model.instance.policy
    levels = []
    for level, name in level_names(model.instance.case).items():
        at_level = [row for row in policy.rows if row.level == level and policy.on(row.key)]
        parts = [part.times(row.weight) for row in at_level for part in model.terms.get(row.key, ())]
        value = total(parts).merged()
        within_budget(value.terms, later("engine.level", level=level, title=policy.title(name)))
        levels.append(Objective(level, name, value))
    return levels


def givens(program: Program, levels: Sequence[Objective]) -> dict[LevelNumber, int]:
    """Of each level the part that no decision can change: never below 0, as 1 less choices that shut each other out may seem."""
    return {level.level: max(0, program.least(level.value)) for level in levels}


def level_names(case: Case) -> dict[LevelNumber, str]:
    """The levels in order, each with the key of its first objective term that is on, or else of its first row."""
    terms = {_name(term) for term in TERMS}
    left_out = unasked(bool(case.roster_before), case.replan is not None)
    rows = [row for row in case.policy.rows if row.level is not None and case.policy.on(row.key) and row.key not in left_out]
    names: dict[LevelNumber, str] = {}
    for row in sorted(rows, key=lambda row: (row.level or 0, row.key not in terms)):
        names.setdefault(row.level or 0, row.key)
    return names


def _name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]
