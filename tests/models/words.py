"""What the code says in Chinese and which keys it names, read from its syntax trees."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.paths import ROOT

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


def in_templates() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Each sentence that a page of the board says itself: its template, its key and its fields."""
    for template in sorted(ROOT.glob("scheduler/board/templates/**/*.html")):
        for call in re.finditer(r"""say\((["'])([\w.]+)\1((?:[^()]|\([^()]*\))*)\)""", template.read_text(encoding="utf-8")):
            yield template.name, call[2], frozenset(re.findall(r"[(, ](\w+)=", call[3]))


def said(module: Path) -> Iterator[tuple[tuple[str, ...], frozenset[str], bool]]:
    """Each `say` or `later`: the keys it may name, as far as the code shows them, its fields, and whether it passes on others.

    A key is named on the spot, by a constant, by either side of a condition, or by any value of a table of constants.
    """
    whole = tree(module)
    known = _constants(module) | dict(_imported(whole))
    for node in ast.walk(whole):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("say", "later"):
            fields = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
            yield _keys(node.args[0], known), fields, any(keyword.arg is None for keyword in node.keywords)


def _keys(node: ast.expr, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    match node:
        case ast.Constant(value=str(key)):
            return (key,)
        case ast.IfExp(body=body, orelse=orelse):
            return _keys(body, known) + _keys(orelse, known)
        case ast.Name(id=name) | ast.Subscript(value=ast.Name(id=name)):
            return known.get(name, ())
        case ast.Dict(values=values):
            return tuple(key for value in values for key in _keys(value, known))
    return ()


@cache
def _constants(module: Path) -> dict[str, tuple[str, ...]]:
    """By name, the strings that a constant in capitals holds."""
    known: dict[str, tuple[str, ...]] = {}
    for node in tree(module).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name.isupper():
                known[name] = _keys(value, known)
    return known


def _imported(whole: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in ast.walk(whole):
        if isinstance(node, ast.ImportFrom) and node.module:
            source = ROOT / f"{node.module.replace('.', '/')}.py"
            for alias in node.names:
                if source.is_file() and alias.name in _constants(source):
                    yield alias.asname or alias.name, _constants(source)[alias.name]
