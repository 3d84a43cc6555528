"""One file, one rule: how the model takes it. A rule admits (officer, duty) pairs, constrains the model, or both."""

from importlib import import_module
from types import ModuleType

from models.rules import SPECS

RULES: dict[str, ModuleType] = {spec.key: import_module(f"{__name__}.{spec.key}") for spec in SPECS}
"""By key, in the order of the model."""
