"""Ctrl-C and SIGTERM ask a search to end; a second one ends the process at once."""

import os
import signal
import threading


def stop_on_signal(exit_code: int) -> threading.Event:
    stop = threading.Event()

    def ask(number: int, frame: object) -> None:
        if stop.is_set():
            os._exit(exit_code)
        stop.set()

    signal.signal(signal.SIGINT, ask)
    signal.signal(signal.SIGTERM, ask)
    return stop
