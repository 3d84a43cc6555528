"""All that has to hold, in one command: `./run tests`. Stops at the first step that fails."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.paths import ROOT


def run(*words: str, well: frozenset[int] = frozenset({0})) -> None:
    """A tool of the environment that runs this; `well` holds the exit codes that let the next one begin."""
    print("$", *words, flush=True)
    code = subprocess.run([Path(sys.executable).with_name(words[0]), *words[1:]], cwd=ROOT).returncode
    if code not in well:
        sys.exit(code)


def main() -> None:
    """Tests that read a clock come last, one at a time; words of the caller's may leave none of them."""
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")
    run("mypy")
    run("lint-imports", "--no-logo")
    with tempfile.TemporaryDirectory() as folder:
        notebooks = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "notebooks").glob("*.py"))]
        for path in notebooks:
            run("jupytext", "--quiet", "--to", "ipynb", "--output", f"{folder}/{Path(path).stem}.ipynb", path)
        together = ("-m", "not timing", "-n", "2", "--dist", "loadgroup", "--nbmake", "tests", folder)
        run("pytest", "-c", "pyproject.toml", *together, *sys.argv[1:])
    none_left = frozenset({pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED})
    run("pytest", "-c", "pyproject.toml", "-m", "timing", "tests", *sys.argv[1:], well=none_left)


main()
