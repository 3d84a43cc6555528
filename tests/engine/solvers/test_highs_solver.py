"""HiGHS in the planner's own process."""

import subprocess
import sys

ANNOUNCED = """
import highspy
from scheduler.engine.solvers.highs_solver import quiet
quiet(highspy.HighsLp(), {}).run()
print("a line of ours")
"""


def test_nothing_of_the_solver_is_printed() -> None:
    """What it announces comes but once in a process."""
    known = subprocess.run([sys.executable, "-c", ANNOUNCED], capture_output=True, text=True, check=True)
    assert known.stdout + known.stderr == "a line of ours\n"
