"""The parent's side: one piece of work in a spawned child, which may crash, hang or grow without harm to the parent."""

import os
import pickle
import queue
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, resource_tracker
from typing import Any, NamedTuple

from models.roster import StoppedBy
from models.words import languages
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.process.child_process import Work, serve
from scheduler.engine.process.memory import used_gb
from scheduler.engine.process.messages import Failed, Finished
from scheduler.engine.process.patience import Limits, Patience

_starting = threading.Lock()
"""What a child inherits is set for one start at a time."""


class Ended(NamedTuple):
    """`killed` says why there is no answer; `failure` what the work raised, where it did."""

    answer: Any = None
    killed: StoppedBy | None = None
    failure: Failed | None = None


def run(work: Work, arguments: tuple[Any, ...], limits: Limits, hear: Callable[[Any], None] = lambda _: None) -> Ended:
    """The work's answer, or why there is none. Messages on the way are heard in this thread."""
    child = _Child(work, arguments)
    try:
        return child.follow(limits, hear)
    finally:
        child.end()


class _Child:
    """The arguments go over our own pipe: it breaks where the child has died, and the start's own would be waited for forever."""

    def __init__(self, work: Work, arguments: tuple[Any, ...]) -> None:
        spawn = get_context("spawn")
        self.ours, theirs = spawn.Pipe()
        self.process = spawn.Process(target=serve, args=(theirs, work), daemon=True)
        with _starting, _undisturbed(), _fixed_hashes():
            self.process.start()
        theirs.close()
        with suppress(OSError):
            self.ours.send_bytes(pickle.dumps((languages(), arguments)))
        self.messages: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        """Beside the parent's thread, which a message that never ends must not hold up. The end of all is None."""
        try:
            while True:
                self.messages.put(pickle.loads(self.ours.recv_bytes()))
        except (EOFError, OSError, pickle.UnpicklingError):
            self.messages.put(None)

    def follow(self, limits: Limits, hear: Callable[[Any], None]) -> Ended:
        patience = Patience(limits)
        while not patience.is_over():
            if limits.stop.is_set() and not patience.is_stopped:
                patience.stop()
                self._ask_to_stop()
            if used_gb(self.process.pid or 0) > limits.memory_gb:
                return Ended(killed=StoppedBy.MEMORY)
            with suppress(queue.Empty):
                message = self.messages.get(timeout=PARAMETERS.child_poll_seconds)
                ended = _end(message)
                if ended is not None:
                    return ended
                patience.hear(message)
                hear(message)
        return Ended(killed=StoppedBy.INTERRUPTED if patience.is_stopped else StoppedBy.TIME_LIMIT)

    def _ask_to_stop(self) -> None:
        with suppress(OSError):
            self.ours.send_bytes(b"stop")

    def end(self) -> None:
        """The reader ends with the pipe's other end; closed under it, its next read could be of another child's pipe."""
        self.process.kill()
        self.process.join()
        self.reader.join()
        self.ours.close()


def _end(message: Any) -> Ended | None:
    """What a message ends the work with, if it does."""
    if message is None:
        return Ended(killed=StoppedBy.CRASHED)
    if isinstance(message, Failed):
        return Ended(killed=StoppedBy.CRASHED, failure=message)
    return Ended(message.answer) if isinstance(message, Finished) else None


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals that come while the child starts wait for the parent; the child inherits the mask and never sees them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()
    known = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, known)


@contextmanager
def _fixed_hashes() -> Iterator[None]:
    """Sets of strings come in the same order in every child, so that the same case makes the same model."""
    known = os.environ.get("PYTHONHASHSEED")
    os.environ["PYTHONHASHSEED"] = "0"
    try:
        yield
    finally:
        if known is None:
            del os.environ["PYTHONHASHSEED"]
        else:
            os.environ["PYTHONHASHSEED"] = known
