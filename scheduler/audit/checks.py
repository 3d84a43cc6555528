"""Every rule's check by its key, those of the rules that the givens alone may exceed, and what soft limits cost."""

from collections.abc import Callable, Collection, Iterator
from importlib import import_module

from models.case import Case
from models.findings import Finding
from models.rules import SPECS, Kind, in_sheet_order

from .facts import Admits, Facts
from .sheet import Sheet

Check = Callable[[Facts, Sheet], Iterator[Finding]]
Penalty = Callable[[Facts, Sheet], int]

MODULES = {spec.key: import_module(f".rules.{spec.key}", __package__) for spec in in_sheet_order()}
RULES: dict[str, Check] = {key: rule.check for key, rule in MODULES.items() if hasattr(rule, "check")}
GIVENS: dict[str, Check] = {key: rule.givens for key, rule in MODULES.items() if hasattr(rule, "givens")}
ADMISSION: dict[str, Admits] = {spec.key: MODULES[spec.key].admits for spec in SPECS if spec.kind is Kind.ADMISSION}
PENALTIES: dict[str, Penalty] = {key: cost for rule in MODULES.values() for key, cost in getattr(rule, "PENALTIES", {}).items()}
"""Soft limits by policy key, which count only where their rule is checked."""


def facts_of(case: Case, rules: Collection[str] | None = None) -> Facts:
    """What the audit knows of a case before it looks at a roster. `rules` None is all that policy has on."""
    return Facts(case, rules, ADMISSION)
