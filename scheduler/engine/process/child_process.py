"""The child's side: does one piece of work, answers over a pipe, and does not outlive its parent."""

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from models.words import speaking
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.process.messages import Failed, Finished, Started

Work = Callable[..., Any]
"""Takes a `Parent` and its arguments; what it returns is the answer. It must be importable by name."""


class Parent:
    """The line to the parent. `stop` is set when it wants whatever there is, at once."""

    def __init__(self, connection: Connection) -> None:
        self.stop = threading.Event()
        self._connection = connection
        self._lock = threading.Lock()
        threading.Thread(target=self._listen, daemon=True).start()

    def send(self, message: object) -> None:
        packed = pickle.dumps(message)
        with self._lock:
            self._connection.send_bytes(packed)

    def _listen(self) -> None:
        """A pipe that breaks is a parent that is gone, however it went."""
        try:
            while self._connection.recv_bytes():
                self.stop.set()
        except (EOFError, OSError):
            os._exit(1)


def serve(connection: Connection, work: Work) -> None:
    """The languages to speak and the work's arguments are the first message.

    Signals are the parent's business: a terminal's Ctrl-C comes here as well.

    A model is millions of small tuples that live to the end: looking for garbage among them finds none and costs a third.
    """
    leave_signals_to_parent()
    gc.disable()
    sys.setswitchinterval(PARAMETERS.interpreter_turn_seconds)
    _keep_solvers_quiet()
    try:
        languages, arguments = pickle.loads(connection.recv_bytes())
    except (EOFError, OSError):
        os._exit(1)
    parent = Parent(connection)
    parent.send(Started())
    try:
        with speaking(*languages):
            parent.send(Finished(work(parent, *arguments)))
    except Exception as error:
        parent.send(_failed(error))
    os._exit(0)


def leave_signals_to_parent() -> None:
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def _keep_solvers_quiet() -> None:
    """HiGHS announces itself on standard output, which belongs to the planner."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def _failed(error: Exception) -> Failed:
    trace = "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return Failed(None, trace)
    return Failed(error, trace)
