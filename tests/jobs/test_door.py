"""The jobs are the one door: the command line goes through it, and a job neither prints nor ends the program."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
JOBS = sorted((ROOT / "scheduler/jobs").glob("*.py"))
ROOMS = ("scheduler.jobs", "scheduler.terminal", "scheduler.board")
"""The board is another face, which a command starts."""
LONGEST_FUNCTION = 40
ENDING = {"print", "exit", "quit", "input", "_exit"}


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def _called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def test_the_command_line_imports_jobs_and_faces_alone() -> None:
    names = [name for name in _imported(ast.parse((ROOT / "cli.py").read_text(encoding="utf-8"))) if name.startswith("scheduler")]
    assert any(name.startswith("scheduler.jobs.solve") for name in names)
    assert [name for name in names if not name.startswith(ROOMS)] == []


def test_no_command_is_long() -> None:
    tree = ast.parse((ROOT / "cli.py").read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert len(functions) > 15
    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION] == []


@pytest.mark.parametrize("job", JOBS, ids=lambda path: path.stem)
def test_a_job_neither_prints_nor_ends_nor_hears_signals(job: Path) -> None:
    tree = ast.parse(job.read_text(encoding="utf-8"))
    assert ENDING.isdisjoint(_called(tree))
    assert not [name for name in _imported(tree) if name.partition(".")[0] in {"sys", "signal", "typer", "rich"}]
