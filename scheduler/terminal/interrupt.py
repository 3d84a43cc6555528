"""Ctrl-C, SIGTERM and a terminal that goes away ask a search to end; Ctrl-C or SIGTERM after that ends the process at once."""

import os
import signal
import threading


def stop_on_signal(exit_code: int) -> threading.Event:
    """A terminal that is closed may say so twice, by the shell and by the system; under `nohup` it is not heard at all."""
    stop = threading.Event()

    def ask(number: int, frame: object) -> None:
        if stop.is_set():
            os._exit(exit_code)
        stop.set()

    signal.signal(signal.SIGINT, ask)
    signal.signal(signal.SIGTERM, ask)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, lambda number, frame: stop.set())
    return stop
