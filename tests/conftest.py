"""The tests read Chinese, whatever the locale of the machine; those about languages ask for theirs."""

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["LC_ALL"] = "C.UTF-8"
os.environ["DUTYCOVER_DB"] = str(Path(tempfile.gettempdir()) / f"dutycover-no-ledger-{os.getpid()}" / "ledger.db")
"""Nobody's ledger, and nothing is there: a test that publishes names its own."""


@pytest.fixture
def signals() -> Iterator[None]:
    """A command that solves takes the signals over for the rest of its process."""
    known = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in known.items():
        signal.signal(number, handler)


@pytest.fixture(scope="session", autouse=True)
def children_of_a_server() -> Iterator[None]:
    """A child of the solver's is a process of its own as ever, but forked of one that has read the program: 0.1 s, not 1.5 s."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        yield
        return
    served = multiprocessing.get_context("forkserver")
    served.set_forkserver_preload(["scheduler.engine.process.solving"])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("scheduler.engine.process.child.get_context", lambda method: served)
        yield


@pytest.fixture(autouse=True)
def children_as_the_program_starts_them(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the child itself is the subject, and where a clock is read."""
    if request.node.get_closest_marker("spawned") or request.node.get_closest_marker("timing"):
        monkeypatch.setattr("scheduler.engine.process.child.get_context", multiprocessing.get_context)
