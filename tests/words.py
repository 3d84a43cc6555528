"""What the code says in Chinese and which keys it names, read from its syntax trees."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def modules() -> list[Path]:
    return [ROOT / "cli.py", *sorted(ROOT.glob("models/**/*.py")), *sorted(ROOT.glob("scheduler/**/*.py"))]


def name(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def literals(module: Path) -> Iterator[str]:
    """The strings of the code, also the fixed parts of f-strings; docstrings left out."""
    whole = tree(module)
    docstrings = {id(node.value) for node in ast.walk(whole) if isinstance(node, ast.Expr)}
    for node in ast.walk(whole):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def said(module: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """Each `say` or `later` of a key named on the spot, with its fields."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("say", "later") and isinstance(node.args[0], ast.Constant):
            yield node.args[0].value, frozenset(one.arg for one in node.keywords if one.arg)
