"""The audit shares nothing with the model that it checks."""

import ast
from pathlib import Path

import pytest

import scheduler.audit

FILES = sorted(Path(scheduler.audit.__file__).parent.rglob("*.py"))


def imported(file: Path) -> set[str]:
    tree = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    names: set[str] = set()
    for node in tree:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_imports_only_the_nouns(file: Path) -> None:
    assert not [name for name in imported(file) if name.startswith(("scheduler", "ortools", "pandas"))]
