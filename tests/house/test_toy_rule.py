"""A rule is its statement, its row and spec, two files, their tests and its sentences: nothing else has to know it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.toy import parts
from tests.paths import ROOT


def test_rules_added_by_the_recipe_are_solved_audited_explained_relaxed_and_shown(tmp_path: Path) -> None:
    for package in ("models", "scheduler"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    parts.add_to(tmp_path)
    environment = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "zh_CN.UTF-8"}
    command = [sys.executable, "-m", "tests.house.toy.at_work"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
