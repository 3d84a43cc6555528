"""What stands in for planning in other processes; importable there by name."""

import os
import signal

from models.comparison import Run
from scheduler.whatif.planned import Task


def deadly(task: Task) -> Run:
    """The process of a task named 坏 dies at once, with no warning."""
    if task.name == "坏":
        os.kill(os.getpid(), signal.SIGKILL)
    return Run(case_hash=task.name)
