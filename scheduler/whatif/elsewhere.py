"""Tasks in other processes: joblib's on this machine, or those of a Dask cluster. A process that dies takes no other's result."""

import asyncio
import ipaddress
import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from models.comparison import Run
from models.errors import NoCluster
from models.words import languages, later, say
from scheduler.engine.process.child_process import leave_signals_to_parent
from scheduler.engine.watch import Watch
from scheduler.whatif.planned import Task, failed, planned

POLL_SECONDS = 0.25
CONNECT_SECONDS = 5
ENCRYPTED = ("tls://", "wss://")
DIED = "whatif.died"


def everywhere(tasks: list[Task], jobs: int, cluster: str, watch: Watch) -> Iterator[tuple[Task, Run]]:
    """Each task with its run, in the order in which they end; those not ended at a stop are left out."""
    with _cluster(cluster) if cluster else _processes(jobs) as workers:
        lost = []
        for task, run in _ended(workers, tasks, watch):
            if run is None:
                lost.append(task)
            else:
                yield task, run
    for task in lost:
        with _processes(1) as workers:
            yield from ((task, run or _died(task)) for task, run in _ended(workers, [task], watch))


def _ended(workers: Executor, tasks: list[Task], watch: Watch) -> Iterator[tuple[Task, Run | None]]:
    """None where the process died, perhaps through no fault of the task."""
    waiting: dict[Future[Run], Task] = {workers.submit(planned, task, languages()): task for task in tasks}
    while waiting and not watch.is_stopped:
        done, _ = wait(waiting, POLL_SECONDS, FIRST_COMPLETED)
        for future in done:
            task = waiting.pop(future)
            try:
                yield task, future.result()
            except BrokenExecutor:
                yield task, None
            except Exception as error:
                yield task, failed(task, later("whatif.died_of", died=later(DIED), name=type(error).__name__))


def _died(task: Task) -> Run:
    return failed(task, later(DIED))


@contextmanager
def _processes(jobs: int) -> Iterator[Executor]:
    from joblib.externals.loky import get_reusable_executor

    workers = get_reusable_executor(max_workers=jobs, kill_workers=True, initializer=_settle, initargs=(os.getpid(),))
    try:
        yield workers
    finally:
        workers.shutdown(wait=True, kill_workers=True)


def _settle(parent: int) -> None:
    """In a process of joblib's. The solver's child cannot be started in joblib's own way, which it does not know.

    Signals are the parent's business: a terminal's Ctrl-C reaches this process as well.
    """
    leave_signals_to_parent()
    multiprocessing.set_start_method("spawn", force=True)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """However the parent ends, nobody waits for this process any longer, nor for its solver."""
    while os.getppid() == parent:
        time.sleep(POLL_SECONDS)
    os._exit(1)


def refuse_open(address: str) -> None:
    """Raises `NoCluster` where officers' data would cross a network unencrypted, to whoever answers there."""
    if not address.startswith(ENCRYPTED) and not _is_loopback(address):
        raise NoCluster(say("whatif.open_cluster", address=address))


def _is_loopback(address: str) -> bool:
    """Of an address typed with its scheme and port or without them. A name but localhost may lead anywhere."""
    host = urlsplit(address if "://" in address else f"tcp://{address}").hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def refuse_unreachable(address: str) -> None:
    """Raises `NoCluster` where no scheduler answers, or none that shows a certificate of the authority configured for Dask.

    A bare connection is tried: a `Client` that never came to be complains on standard error long after, when it is cleared away.
    """
    try:
        from distributed.comm import core
        from distributed.security import Security
    except ImportError as error:
        raise NoCluster(say("whatif.no_dask")) from error
    connect: Any = core.connect
    configured: Any = Security
    credentials = _credentials(address, configured())

    async def answered() -> None:
        comm = await connect(address, timeout=CONNECT_SECONDS, **credentials)
        await comm.close()

    try:
        asyncio.run(answered())
    except (OSError, ValueError, TimeoutError) as error:
        raise NoCluster(say("whatif.no_cluster", address=address)) from error


def _credentials(address: str, security: Any) -> dict[str, Any]:
    """What a connection is made with: the certificates of Dask's own configuration. Raises `NoCluster` where TLS lacks them."""
    lacking = NoCluster(say("whatif.no_certificates", address=address))
    configured = security.get_tls_config_for_role("client")
    if address.startswith(ENCRYPTED) and not (configured["ca_file"] and configured["cert"]):
        raise lacking
    try:
        return dict(security.get_connection_args("client"))
    except (OSError, ValueError) as error:
        raise lacking from error


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    """Raises `NoCluster`."""
    refuse_unreachable(address)
    import distributed

    connect: Any = distributed.Client
    with connect(address, timeout=CONNECT_SECONDS, set_as_default=False) as client:
        workers = client.get_executor(pure=False)
        try:
            yield workers
        finally:
            workers.shutdown(wait=False)
