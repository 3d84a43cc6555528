"""One file a rule and one a term, under the same name on every side: model, audit, policy and tests."""

import ast
from pathlib import Path

import pytest

from models.policy import default_rows
from models.rules import BY_KEY, SPECS, Kind, soft_rows
from scheduler.audit.checks import ADMISSION, PENALTIES
from scheduler.audit.checks import RULES as CHECKS
from scheduler.audit.terms import OBJECTIVE
from scheduler.objective import TERMS
from scheduler.rules import RULES
from tests.paths import ROOT

RULES_TESTS = ROOT / "tests" / "rules"


def stems(folder: str, prefix: str = "") -> set[str]:
    names = (path.stem for path in (ROOT / folder).glob(f"{prefix}*.py") if path.stem != "__init__")
    return {name.removeprefix(prefix) for name in names}


def named(modules) -> set[str]:
    return {module.__name__.rpartition(".")[2] for module in modules}


def test_every_rule_has_its_spec_model_audit_policy_row_and_tests() -> None:
    rules = stems("scheduler/rules")
    assert rules == set(BY_KEY)
    assert rules == named(RULES.values())
    assert rules == stems("scheduler/audit/rules")
    assert rules == stems("tests/rules", "test_")
    assert rules == {row.key for row in default_rows() if "." not in row.key} - stems("scheduler/objective")


def test_every_rule_is_checked_by_the_audit_or_counts_in_the_crew() -> None:
    assert set(BY_KEY) - set(CHECKS) == {"cover", "sworn_lead"}


def test_every_term_has_its_model_recomputation_policy_row_and_tests() -> None:
    terms = stems("scheduler/objective")
    assert terms == named(TERMS)
    assert terms == stems("scheduler/audit/terms")
    assert terms == stems("tests/objective", "test_")
    assert terms == set(OBJECTIVE)
    assert terms <= {row.key for row in default_rows() if row.level is not None}


def test_every_soft_row_of_a_rule_has_its_penalty() -> None:
    assert set(soft_rows()) == set(PENALTIES)


def test_the_spec_says_admission_where_both_sides_have_the_test() -> None:
    admission = {spec.key for spec in SPECS if spec.kind is Kind.ADMISSION}
    assert admission == {key for key, rule in RULES.items() if hasattr(rule, "admits")}
    assert admission == set(ADMISSION)


def leaves_out(text: str, rule: str) -> bool:
    """Whether a test of the source asserts something of the optimum found without the rule."""
    for test in ast.parse(text).body:
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
            for claim in (node for node in ast.walk(test) if isinstance(node, ast.Assert)):
                keywords = (keyword for node in ast.walk(claim) if isinstance(node, ast.Call) for keyword in node.keywords)
                if any(word.arg == "without" and getattr(word.value, "value", None) == rule for word in keywords):
                    return True
    return False


@pytest.mark.parametrize("path", sorted(RULES_TESTS.glob("test_*.py")), ids=lambda path: path.stem)
def test_every_rules_test_has_its_three_kinds(path: Path) -> None:
    """A bite (the rule left out), a boundary and a twin."""
    text = path.read_text(encoding="utf-8")
    assert leaves_out(text, path.stem.removeprefix("test_"))
    assert "def test_twin" in text
    assert text.count("\ndef test_") >= 3


@pytest.mark.parametrize(
    "text",
    [
        'def test_without_the_rule() -> None:\n    """Nobody rests without it."""\n',
        'def test_bite() -> None:\n    assert broken(case, without="load") == {"load"}\n',
        'def test_bite() -> None:\n    broken(case, without="rest")\n',
        'def bite() -> None:\n    assert broken(case, without="rest") == {"rest"}\n',
    ],
)
def test_a_word_another_rule_or_no_claim_is_no_test_of_a_rule_left_out(text: str) -> None:
    assert not leaves_out(text, "rest")
    assert leaves_out('def test_bite() -> None:\n    assert broken(case, without="rest") == {"rest"}\n', "rest")
