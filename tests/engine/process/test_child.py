"""A solve in a child: whatever becomes of the child, the parent goes on with what it was told, and leaves no process."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from models.roster import Status, StoppedBy
from scheduler.audit import audit
from scheduler.engine.process.child import run
from scheduler.engine.process.patience import Limits
from scheduler.engine.process.supervised import solve
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.exchange import read_case
from scheduler.plan import plan
from scheduler.program.affine import BudgetExceeded
from tests.cases import tiny_case
from tests.engine.process import dies_at_import, works
from tests.paths import ROOT, SPRING

pytestmark = pytest.mark.spawned

SHORT = Settings(time_limit=0.5, memory_gb=8)
SOON = 30.0
"""Far below what the work itself would take, far above what a busy machine needs; test_patience.py has the seconds promised."""


def children() -> list[psutil.Process]:
    """Of this process; the tracker that the standard library keeps is none of ours."""
    every = psutil.Process().children(recursive=True)
    return [child for child in every if _lives(child) and "resource_tracker" not in _words(child)]


def _words(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


@pytest.fixture(autouse=True)
def no_process_left() -> Iterator[None]:
    known = set(children())
    yield
    assert set(children()) <= known


def solved(work: Any, settings: Settings = SHORT, stop: threading.Event | None = None) -> Any:
    return solve(tiny_case(), settings, Watch(stop=stop or threading.Event()), work)


def test_messages_come_in_order_before_the_answer() -> None:
    heard: list[object] = []
    ended = run(works.echo, ("一", "二"), Limits(5, 8, threading.Event()), heard.append)
    assert ended.answer == ("一", "二")
    assert heard[1:] == ["一", "二"]


@pytest.mark.timing
def test_a_child_that_hangs_is_ended_after_the_grace_and_its_incumbent_kept() -> None:
    began = time.monotonic()
    result = solved(works.hang)
    assert time.monotonic() - began < SOON
    assert (result.stopped_by, result.roster) == (StoppedBy.TIME_LIMIT, works.ROSTER)
    assert result.status is Status.FEASIBLE


def test_a_child_that_never_says_anything_is_ended_too() -> None:
    ended = run(works.hang_at_once, (), Limits(0.2, 8, threading.Event()))
    assert ended.killed is StoppedBy.TIME_LIMIT


def test_a_child_that_dies_before_it_takes_its_arguments_is_not_waited_for() -> None:
    """More than a pipe holds, so that who writes it to nobody would wait forever."""
    ended = run(dies_at_import.never, (b"x" * 2**22,), Limits(5, 8, threading.Event()))
    assert ended.killed is StoppedBy.CRASHED


def test_a_child_that_grows_past_its_cap_is_ended_and_its_incumbent_kept() -> None:
    """Promise 7: the parent sees the cap kept, since CP-SAT's own limit is not."""
    result = solved(works.grow, Settings(time_limit=30, memory_gb=0.5))
    assert (result.stopped_by, result.roster) == (StoppedBy.MEMORY, works.ROSTER)


@pytest.mark.timing
def test_a_child_that_ignores_the_stop_is_ended_at_once() -> None:
    stop = threading.Event()
    threading.Timer(1.5, stop.set).start()
    began = time.monotonic()
    result = solved(works.ignore_the_stop, Settings(time_limit=60, memory_gb=8), stop)
    assert time.monotonic() - began < SOON
    assert (result.stopped_by, result.roster) == (StoppedBy.INTERRUPTED, works.ROSTER)


def test_a_child_that_dies_before_any_roster_is_tried_again_on_one_thread() -> None:
    assert solved(works.die_of_two_workers).status is Status.OPTIMAL


@pytest.mark.parametrize(("limit", "least", "most"), [(5.0, 20, 43), (0.5, 0, 1)])
def test_a_child_that_is_tried_again_has_what_is_left_of_the_limit_and_says_so(limit: float, least: int, most: int) -> None:
    """0.7 s are gone, or more than there were; a busy machine takes some more."""
    result = solved(works.die_late_of_two_workers, Settings(time_limit=limit, memory_gb=8))
    assert least <= result.levels[0].value <= most
    assert result.remarks == ("engine.tried_again",)
    assert not result.repeatable


def test_a_child_that_dies_again_is_given_up() -> None:
    result = solved(works.die)
    assert (result.status, result.stopped_by, result.roster) == (Status.NO_SOLUTION, StoppedBy.CRASHED, None)


def test_an_error_of_the_childs_is_raised_as_what_it_is() -> None:
    with pytest.raises(BudgetExceeded, match="系数"):
        solved(works.raise_error)


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_solver_killed_mid_solve_costs_nothing_but_time() -> None:
    """Promise 5: the last incumbent comes back, passes an audit of its own, and its levels are what the solver told."""

    def kill(title: str, progress: object) -> None:
        for child in children():
            child.kill()

    case = read_case(SPRING).case
    file = plan(case, Settings(time_limit=60), Watch(kill)).file
    assert file.proof.stopped_by is StoppedBy.CRASHED
    assert file.proof.status is Status.FEASIBLE
    report = audit(file.case, file.roster)
    assert not report.breaches
    assert file.proof.levels
    assert all(report.levels.get(level.level, 0) == level.value >= level.bound for level in file.proof.levels)


PLAN = """
from scheduler.engine.process.patience import Limits
from scheduler.engine.process.child import run
from tests.engine.process import works
import threading
if __name__ == "__main__":
    run(works.echo_and_hang, (), Limits(60, 8, threading.Event()), lambda said: print(said, flush=True))
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_parent_killed_takes_its_child_along(tmp_path: Path) -> None:
    """The pipe breaks with the parent, and the child, which listens on it, ends."""
    script = tmp_path / "parent.py"
    script.write_text(PLAN)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout is not None
        assert "Started" in parent.stdout.readline()
        child = psutil.Process(int(parent.stdout.readline()))
        parent.send_signal(signal.SIGKILL)
    gone = time.monotonic() + SOON
    while _lives(child):
        assert time.monotonic() < gone
        time.sleep(0.05)


def _lives(process: psutil.Process) -> bool:
    """A process that nobody has collected yet is gone all the same."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
