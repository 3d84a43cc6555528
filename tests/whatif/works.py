"""What stands in for planning in other processes; importable there by name."""

import os
import signal
import time

from models.comparison import Run
from models.words import Language
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.terminal.interrupt import stop_on_signal
from scheduler.whatif import elsewhere
from scheduler.whatif.planned import Task
from tests.cases import tiny_case


def deadly(task: Task, languages: tuple[Language, Language]) -> Run:
    """The process of a task named 坏 dies at once, with no warning."""
    if task.name == "坏":
        os.kill(os.getpid(), signal.SIGKILL)
    return Run(case_hash=task.name)


def endless(task: Task, languages: tuple[Language, Language]) -> Run:
    """Says which process it is in, and stays."""
    os.write(2, f"{os.getpid()}\n".encode())
    time.sleep(600)
    return Run(case_hash=task.name)


if __name__ == "__main__":
    elsewhere.planned = endless
    tasks = [Task(name, name, tiny_case(days=1), Settings()) for name in "甲乙"]
    print(list(elsewhere.everywhere(tasks, 2, "", Watch(stop=stop_on_signal(1)))))
