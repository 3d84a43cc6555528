"""All that has to hold, in one command: `./run tests`. Stops at the first step that fails."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.paths import ROOT


def run(*words: str) -> None:
    """A tool of the environment that runs this."""
    print("$", *words, flush=True)
    code = subprocess.run([Path(sys.executable).with_name(words[0]), *words[1:]], cwd=ROOT).returncode
    if code:
        sys.exit(code)


def main() -> None:
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")
    run("mypy")
    run("lint-imports", "--no-logo")
    with tempfile.TemporaryDirectory() as folder:
        notebooks = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "notebooks").glob("*.py"))]
        for path in notebooks:
            run("jupytext", "--quiet", "--to", "ipynb", "--output", f"{folder}/{Path(path).stem}.ipynb", path)
        run("pytest", "--rootdir", ".", "-n", "2", "--dist", "loadgroup", "--nbmake", "tests", folder, *sys.argv[1:])


main()
