"""What one worker keeps for a group of tests is kept: xdist gives the whole group to that worker."""

import os
import subprocess
import sys
from pathlib import Path

GROUPED = """
import os, pytest
@pytest.mark.parametrize("number", range(8))
@pytest.mark.parametrize("group", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in "abc"])
def test_where(group, number):
    with open(f"{group}.txt", "a") as file:
        file.write(os.environ["PYTEST_XDIST_WORKER"] + "\\n")
"""


def test_a_group_runs_on_one_worker(tmp_path: Path) -> None:
    (tmp_path / "test_grouped.py").write_text(GROUPED)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    words = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider", "."]
    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
    for group in "abc":
        workers = (tmp_path / f"{group}.txt").read_text().splitlines()
        assert len(workers) == 8
        assert len(set(workers)) == 1
