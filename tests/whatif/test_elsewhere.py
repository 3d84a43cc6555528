"""Processes on this machine: whichever dies, every other task has its run."""

import os
import signal
import subprocess
import sys
import threading

import psutil
import pytest

from models.words import say
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.whatif import elsewhere
from scheduler.whatif.elsewhere import DIED, everywhere
from scheduler.whatif.planned import Task
from tests.cases import tiny_case
from tests.whatif.works import deadly


def tasks(*names: str) -> list[Task]:
    return [Task(name, name, tiny_case(days=1), Settings()) for name in names]


def test_a_process_that_dies_twice_fails_its_own_task_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elsewhere, "planned", deadly)
    runs = {task.name: run for task, run in everywhere(tasks("甲", "坏", "乙", "丙"), 2, "", Watch())}
    assert runs["坏"].failure == say(DIED)
    assert {name: runs[name].case_hash for name in ("甲", "乙", "丙")} == {"甲": "甲", "乙": "乙", "丙": "丙"}


def test_after_a_stop_nothing_more_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elsewhere, "planned", deadly)
    stop = threading.Event()
    stop.set()
    assert list(everywhere(tasks("甲"), 1, "", Watch(stop=stop))) == []


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM])
def test_processes_end_with_a_parent_that_is_ended(sent: signal.Signals) -> None:
    parent, workers = at_work()
    parent.send_signal(sent)
    parent.wait()
    _, alive = psutil.wait_procs(workers, timeout=10)
    assert not alive


def test_an_interrupt_of_all_is_a_stop_of_the_parent() -> None:
    """Ctrl-C reaches every process of the terminal; the parent alone answers, with what it has: nothing here."""
    parent, _ = at_work()
    os.killpg(parent.pid, signal.SIGINT)
    assert parent.communicate()[0] == "[]\n"
    assert parent.returncode == 0


def at_work() -> tuple[subprocess.Popen[str], list[psutil.Process]]:
    """A parent and its two processes, each at a task without end."""
    parent = subprocess.Popen(
        [sys.executable, "-m", "tests.whatif.works"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    return parent, [psutil.Process(int(parent.stderr.readline())) for _ in range(2)]
