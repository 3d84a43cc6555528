"""What the audit says of a roster, shortened for tests."""

from collections.abc import Iterable
from typing import Any

from models.case import Case
from models.findings import AuditReport
from models.roster import Assignment, Roster
from scheduler.audit import audit


def report(case: Case, *assignments: Assignment, rules: Iterable[str] | None = None, **parts: Any) -> AuditReport:
    return audit(case, Roster(assignments=assignments, **parts), None if rules is None else tuple(rules))


def broken(rule: str, case: Case, *assignments: Assignment, beside: tuple[str, ...] = (), **parts: Any) -> list[str]:
    """The rule's own breaches, when it alone is checked, or with the rules `beside` it."""
    judged = report(case, *assignments, rules=(rule, *beside), **parts)
    return [finding.sentence for finding in judged.breaches if finding.rule == rule]


def given(rule: str, case: Case, *assignments: Assignment, beside: tuple[str, ...] = (), **parts: Any) -> list[str]:
    judged = report(case, *assignments, rules=(rule, *beside), **parts)
    return [finding.sentence for finding in judged.givens if finding.rule == rule]


def term(key: str, case: Case, *assignments: Assignment, **parts: Any) -> int:
    """An objective term before weighting."""
    judged = report(case, *assignments, **parts)
    return next(term.value for term in judged.terms if term.key == key)
