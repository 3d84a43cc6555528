"""How large a class, a function and a folder may grow, and which names say too little."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.paths import ROOT

CLASS_LINES, FUNCTION_LINES, FOLDER_FILES = 150, 40, 25
A_FILE_A_RULE = {"scheduler/rules", "scheduler/audit/rules", "tests/rules", "tests/audit/rules"}
"""Folders that grow with the rules."""
SAY_TOO_LITTLE = {"one", "found", "MOST"}
SAID_AT_MOST = 50
CODE = ("models", "scheduler", "tests", "benchmarks", "notebooks")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def files() -> list[Path]:
    """Of the repository; what an environment of its own or a tool keeps beside them begins with a dot."""
    paths = [path for folder in CODE for path in (ROOT / folder).rglob("*") if path.is_file()]
    seen = [path for path in paths if not any(part.startswith((".", "__pycache__")) for part in path.relative_to(ROOT).parts)]
    assert len(seen) > 500
    return [ROOT / "cli.py", *seen]


@cache
def trees() -> dict[str, ast.Module]:
    """Of each file of Python, by its place."""
    read = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files() if path.suffix == ".py"}
    return {place: ast.parse(text) for place, text in read.items()}


def names(tree: ast.AST) -> Iterator[str | None]:
    """Of variables, arguments, attributes, keywords, functions, classes, imports and caught exceptions."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.keyword(arg=name):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.ExceptHandler(name=name) | ast.MatchAs(name=name) | ast.MatchStar(name=name):
                yield name
            case ast.alias(name=name, asname=renamed):
                yield renamed or name


def test_names_say_what_they_hold() -> None:
    counted = Counter({place: sum(name in SAY_TOO_LITTLE for name in names(tree)) for place, tree in trees().items()})
    assert counted.total() <= SAID_AT_MOST, counted.most_common(20)


def test_no_class_and_no_function_is_too_long() -> None:
    long = []
    for place, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef | Function):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > (CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES):
                    long.append(f"{place}: {node.name} has {lines} lines")
    assert not long


def test_no_folder_holds_too_many_files() -> None:
    held = Counter(path.parent.relative_to(ROOT).as_posix() for path in files())
    assert not {folder: count for folder, count in held.items() if count > FOLDER_FILES and folder not in A_FILE_A_RULE}
