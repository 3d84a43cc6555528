"""The board as a planner starts it, in a process of its own."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

from tests.paths import ROOT

CLOSE_SECONDS = 30.0


class Served(NamedTuple):
    """`seconds` until the address was shown, which is good for one use."""

    process: subprocess.Popen[str]
    address: str
    seconds: float

    @property
    def root(self) -> str:
        return self.address.split("/open")[0]

    def close(self, number: int = signal.SIGINT) -> tuple[int, list[psutil.Process]]:
        """The exit code, and what is left of the processes that it had started."""
        started = psutil.Process(self.process.pid).children(recursive=True)
        self.process.send_signal(number)
        code = self.process.wait(CLOSE_SECONDS)
        return code, psutil.wait_procs(started, timeout=3)[1]


def environment(folder: Path) -> dict[str, str]:
    beside = {"XDG_STATE_HOME": str(folder.parent / "state"), "DUTYCOVER_DB": str(folder.parent / "ledger.db")}
    return os.environ | beside | {"PYTHONPATH": str(ROOT)}


def _as_in_a_window() -> None:
    """Tests that `nohup` runs hand down that a closed window is ignored."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@contextmanager
def served(folder: Path, *words: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "cli", "board", str(folder), "--no-browser", *words]
    began = time.monotonic()
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(folder),
        preexec_fn=_as_in_a_window if hasattr(signal, "SIGHUP") else None,
    )
    try:
        assert process.stdout
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address
        yield Served(process, address[0], time.monotonic() - began)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
