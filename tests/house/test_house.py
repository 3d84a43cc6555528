"""One file a rule and one a term, under the same name on every side: model, audit, policy and tests."""

from models.policy import default_rows
from scheduler.audit.checks import RULES as CHECKS
from scheduler.audit.terms import OBJECTIVE
from scheduler.objective import TERMS
from scheduler.rules import RULES
from tests.paths import ROOT


def stems(folder: str, prefix: str = "") -> set[str]:
    found = (path.stem for path in (ROOT / folder).glob(f"{prefix}*.py") if path.stem != "__init__")
    return {stem.removeprefix(prefix) for stem in found}


def named(modules) -> set[str]:
    return {module.__name__.rpartition(".")[2] for module in modules}


def test_every_rule_has_its_model_audit_policy_row_and_tests() -> None:
    rules = stems("scheduler/rules")
    assert rules == named(RULES)
    assert rules == stems("scheduler/audit/rules")
    assert rules == stems("tests/rules", "test_")
    assert rules == set(CHECKS) | {"cover"}
    assert rules == {row.key for row in default_rows() if "." not in row.key} - stems("scheduler/objective")


def test_every_term_has_its_model_recomputation_policy_row_and_tests() -> None:
    terms = stems("scheduler/objective")
    assert terms == named(TERMS)
    assert terms == stems("scheduler/audit/terms")
    assert terms == stems("tests/objective", "test_")
    assert terms == set(OBJECTIVE)
    assert terms <= {row.key for row in default_rows() if row.level is not None}


def test_every_rules_test_has_its_three_kinds() -> None:
    """A bite (the rule left out), a boundary and a twin."""
    for path in (ROOT / "tests/rules").glob("test_*.py"):
        text = path.read_text(encoding="utf-8")
        assert "without" in text, path.name
        assert "def test_twin" in text, path.name
        assert text.count("\ndef test_") >= 3, path.name
