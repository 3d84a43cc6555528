"""The audit: what a roster breaks, lacks and costs, found without any part of the model that made it."""

from .checks import facts_of
from .facts import Facts
from .of_file import audit_file
from .verdict import audit, audit_with, breaches, levels

__all__ = ["Facts", "audit", "audit_file", "audit_with", "breaches", "facts_of", "levels"]
