"""What stands in for planning in other processes; importable there by name."""

import os
import signal
import sys
import threading
import time

from models.comparison import Run
from scheduler.engine.settings import Settings
from scheduler.whatif import elsewhere
from scheduler.whatif.planned import Task
from tests.cases import tiny_case


def deadly(task: Task) -> Run:
    """The process of a task named 坏 dies at once, with no warning."""
    if task.name == "坏":
        os.kill(os.getpid(), signal.SIGKILL)
    return Run(case_hash=task.name)


def endless(task: Task) -> Run:
    """Says which process it is in, and stays."""
    print(os.getpid(), file=sys.stderr, flush=True)
    time.sleep(600)
    return Run(case_hash=task.name)


if __name__ == "__main__":
    elsewhere.planned = endless
    tasks = [Task(name, name, tiny_case(days=1), Settings()) for name in "甲乙"]
    list(elsewhere.everywhere(tasks, 2, "", threading.Event()))
