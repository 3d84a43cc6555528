"""Every drawn case of the tests that try a sample: `python -m benchmarks.all_seeds [words of pytest]`, some ten minutes."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def sampling() -> list[str]:
    """The test files that draw a sample."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(path) for path in files if "from tests.seeds import" in path.read_text(encoding="utf-8")]


def main() -> None:
    words = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", *sampling(), *sys.argv[1:]]
    sys.exit(subprocess.run(words, cwd=ROOT, env=os.environ | {"DUTYCOVER_SEEDS": "all"}).returncode)


if __name__ == "__main__":
    main()
