"""The board served on this machine, and to nobody beyond it."""

import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import uvicorn

from models.errors import DutycoverError, Exit
from models.words import Language, say, speaking
from scheduler.board.again import noted
from scheduler.board.app import application
from scheduler.board.desk import Desk
from scheduler.board.end_question import EndQuestion
from scheduler.board.session import Session
from scheduler.jobs.board.warm import warm

HOST = "127.0.0.1"
CONCURRENT, GRACE_SECONDS = 64, 1
WARM_AFTER_SECONDS = 2.0
"""Loading keeps the first page waiting, if both come at once."""
BROWSER_SECONDS = 10.0


class Told(NamedTuple):
    """`ready` hears the address once the door is open, `closing` what is asked, waited for and kept at the end."""

    ready: Callable[[str], None] = lambda address: None
    closing: Callable[[str], None] = lambda sentence: None


NOBODY = Told()


class NotServed(DutycoverError):
    """A port that cannot be had. The text is for the planner."""

    exit_code = Exit.NOT_WRITTEN


class Server(uvicorn.Server):
    """A signal ends what is being streamed and solved, and then the server; `told` hears what that waits for.

    Ctrl-C asks first where something runs.
    """

    def __init__(self, config: uvicorn.Config, desk: Desk, language: Language, told: Callable[[str], None]) -> None:
        super().__init__(config)
        self.desk, self.language, self.told, self.question = desk, language, told, EndQuestion()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The end is that of Ctrl-C whatever came: raised again at the end, SIGTERM would leave this board's note behind."""
        is_asked = sig == signal.SIGINT and not self.desk.is_closing.is_set()
        with speaking(self.language, self.language):
            question = self.question.asked(self.desk.turn.holder) if is_asked else ""
            sentence = question or self.desk.leave()
        self.tell(sentence)
        if not question:
            super().handle_exit(signal.SIGINT, frame)

    def tell(self, sentence: str) -> None:
        """A terminal that was closed hears nothing."""
        with suppress(OSError):
            if sentence:
                self.told(sentence)

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) == signal.SIG_DFL:
            signal.signal(signal.SIGHUP, self.handle_exit)  # the window of the terminal is closed
        super().run(sockets)


def serve(folder: Path, by: str, log: Path, language: Language, port: int = 0, told: Told = NOBODY) -> None:
    """Until a signal comes; port 0 is any that is free. Raises `NotServed`."""
    door = _door(port)
    desk, session = Desk(folder, by, log), Session(door.getsockname()[1])
    config = uvicorn.Config(
        application(desk, session, language),
        log_level="error",
        limit_concurrency=CONCURRENT,
        timeout_graceful_shutdown=GRACE_SECONDS,
        h11_max_incomplete_event_size=32_768,
        server_header=False,
        lifespan="on",
        proxy_headers=False,
    )
    server = Server(config, desk, language, told.closing)
    with door, noted(folder, session), suppress(KeyboardInterrupt):
        told.ready(session.address)
        _warm_soon(desk, language)
        server.run([door])
    server.tell(desk.kept_at_the_end())


def open_browser(address: str, waits: bool = False) -> None:
    """In a thread, since some browsers keep whoever opens them; who ends at once waits until one has heard of it."""
    thread = threading.Thread(target=webbrowser.open, args=(address,), daemon=True)
    thread.start()
    if waits:
        thread.join(BROWSER_SECONDS)


def _warm_soon(desk: Desk, language: Language) -> None:
    def warm_up() -> None:
        warm()
        with speaking(language, language):
            desk.look_ahead()

    timer = threading.Timer(WARM_AFTER_SECONDS, warm_up)
    timer.daemon = True
    timer.start()


def _door(port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((HOST, port))
        door.listen(128)
    except OSError as error:
        door.close()
        raise NotServed(say("board.no_port", port=port, problem=error.strerror)) from error
    return door
