"""One peer on one case in a process of its own: memory and crashes stay apart, and who does not stop is stopped."""

import gc
import importlib
import multiprocessing
import os
import resource
import signal
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import NamedTuple

from models.case import Case
from models.level import LevelNumber
from scheduler.audit import audit

GRACE_SECONDS = 120.0
"""Beyond the limit, after which a peer's process is ended: building the model of a large case takes its time, too."""


class Run(NamedTuple):
    """What a peer reached, by the audit's own count. `values` is None without a roster, `bounds` as the peer has it."""

    peer: str
    seed: int
    status: str
    breaches: int = 0
    values: dict[LevelNumber, int] | None = None
    bounds: dict[LevelNumber, int] = {}  # noqa: RUF012
    seconds: float = 0.0
    peak_mb: int = 0

    @property
    def valid(self) -> bool:
        return self.values is not None and self.breaches == 0

    def of(self, level: LevelNumber) -> int:
        return (self.values or {})[level]


def run(peer: str, case: Case, seed: int, time_limit: float, workers: int) -> Run:
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_solve, args=(there, peer, case, seed, time_limit, workers))
    started = time.monotonic()
    process.start()
    there.close()
    result = _received(here, time_limit + GRACE_SECONDS)
    assert process.pid is not None
    _end(process.pid)
    process.join()
    return result or Run(peer, seed, "killed" if process.exitcode == -9 else "crashed", seconds=time.monotonic() - started)


def _end(leader: int) -> None:
    """The process and whatever it started."""
    with suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def _received(here: Connection, seconds: float) -> Run | None:
    try:
        return here.recv() if here.poll(seconds) else None
    except EOFError:
        return None


def _solve(there: Connection, peer: str, case: Case, seed: int, time_limit: float, workers: int) -> None:
    os.setsid()
    gc.disable()  # as in the solver's child: a model is millions of small tuples that live to the end
    started = time.monotonic()
    try:
        there.send(_measured(peer, case, seed, time_limit, workers))
    except ModuleNotFoundError as missing:
        there.send(Run(peer, seed, f"skipped: {missing}"))
    except Exception as error:
        status = f"failed: {type(error).__name__}: {error}"[:120]
        there.send(Run(peer, seed, status, seconds=time.monotonic() - started))


def _measured(peer: str, case: Case, seed: int, time_limit: float, workers: int) -> Run:
    solve = importlib.import_module(f"benchmarks.peers.{peer}").solve
    started = time.monotonic()
    answer = solve(case, time_limit, workers)
    seconds = time.monotonic() - started
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024
    if answer.roster is None:
        return Run(peer, seed, "nothing", bounds=answer.bounds, seconds=seconds, peak_mb=peak)
    report = audit(case, answer.roster)
    status = "breaches" if report.breaches else "roster"
    return Run(peer, seed, status, len(report.breaches), report.levels, answer.bounds, seconds, peak)
