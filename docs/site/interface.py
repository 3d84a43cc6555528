"""Every job that the command line calls, with its signature and what it says of itself, read from the source."""

import ast
import inspect
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
JOBS, BOARD = "scheduler.jobs.", "scheduler.jobs.board."
TAKEN = {"scheduler.engine.settings": {"Settings"}, "scheduler.engine.watch": {"Watch"}}
"""What long jobs take besides."""
Definition = ast.FunctionDef | ast.ClassDef


def interface() -> str:
    """What the page on Python ends with."""
    parts = ["\n## Every job\n\nWhat the command line calls, by module; of a class, its fields.\n"]
    for module, names in sorted(jobs().items()):
        parts.append(f"\n### {module}\n\n{_said_by(_tree(module))}\n")
        parts += [f"\n```python\n{code}\n```\n\n{said}\n" for code, said in _shown(module, names)]
    return "".join(parts)


def jobs() -> dict[str, set[str]]:
    """Names by module."""
    called = {module: set(names) for module, names in TAKEN.items()}
    for node in ast.walk(_parsed(ROOT / "cli.py")):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module
            and node.module.startswith(JOBS)
            and not node.module.startswith(BOARD)
        ):
            called.setdefault(node.module, set()).update(name.name for name in node.names)
    return called


def _shown(module: str, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Code and words of the definitions of these names, and of the classes of the module that they take or give back."""
    tree = _tree(module)
    known = [node for node in tree.body if isinstance(node, Definition)]
    code = " ".join(_code(module, node) for node in known if node.name in names)
    for node in known:
        if node.name in names or (isinstance(node, ast.ClassDef) and re.search(rf"\b{node.name}\b", code)):
            yield _code(module, node), _said_by(node)
    for passed_on in (node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module):
        taken = {name.name for name in passed_on.names if name.asname is None} & set(names)
        yield from _shown(passed_on.module or "", taken) if taken else ()


def _code(module: str, node: Definition) -> str:
    """The signature of a function as it stands; of a class its fields."""
    lines = _path(module).read_text(encoding="utf-8").splitlines()
    if isinstance(node, ast.FunctionDef):
        return "\n".join(lines[node.lineno - 1 : node.body[0].lineno - 1]) + " ..."
    fields = [line for line in node.body if isinstance(line, ast.AnnAssign | ast.Assign)]
    return "\n".join([lines[node.lineno - 1], *(f"    {ast.unparse(line)}" for line in fields)])


def _said_by(node: Definition | ast.Module) -> str:
    return inspect.cleandoc(ast.get_docstring(node) or "")


def _tree(module: str) -> ast.Module:
    return _parsed(_path(module))


def _path(module: str) -> Path:
    return ROOT / f"{module.replace('.', '/')}.py"


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
