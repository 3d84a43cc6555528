"""The parent's side of `reading_server`: starts it, asks it, watches it, and ends it with whatever it is reading."""

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, NamedTuple

from models.words import spoken, written
from scheduler.exchange.reading.child.reading_server import LARGEST_ANSWER, LENGTH

SERVER = Path(__file__).with_name("reading_server.py")
JOBS = "scheduler.exchange.child_jobs"
"""The module with what the server may be asked for; only the server loads it."""
ROOT = Path(__file__).resolve().parents[4]
FORKS = hasattr(os, "fork")
LIMITS_HOLD = sys.platform == "linux"
"""Elsewhere the kernel does not keep a process to its address space: this one watches."""
WATCH_SECONDS, GRACE_SECONDS = 0.02, 2.0
"""So often is looked, and so much longer than a reading may take is waited for its server."""
TIME, MEMORY, OTHER = "time", "memory", "other"
"""What a reading that gave no answer came to."""
OVER_TIME = frozenset(-int(getattr(signal, name)) for name in ("SIGPROF", "SIGXCPU", "SIGALRM") if hasattr(signal, name))


class Limits(NamedTuple):
    """Seconds of processor, seconds by the clock (a slow disk is no hostile file), and megabytes beyond an idle server's."""

    seconds: float
    wall_seconds: float
    megabytes: int


class Stopped(Exception):
    """The reading gave no answer; the text is `TIME`, `MEMORY` or `OTHER`."""


class Request(NamedTuple):
    job: str
    path: Path
    arguments: tuple[Any, ...]
    limits: Limits

    def line(self) -> bytes:
        request = {
            "job": self.job,
            "path": os.fsencode(self.path).decode("latin-1"),
            "arguments": self.arguments,
            "languages": [spoken(), written()],
            "limits": self.limits._asdict() if LIMITS_HOLD else None,
            "forks": FORKS,
        }
        return json.dumps(request).encode() + b"\n"


class Server:
    """A process that reads one file at a time."""

    def __init__(self) -> None:
        words = [sys.executable, "-I", "-S", "-X", "utf8", str(SERVER)]
        environment = {**os.environ, "RUST_BACKTRACE": "0", "MALLOC_ARENA_MAX": "1"}
        self.owner = os.getpid()
        self.begun: bytes | None = None
        self._process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._write(json.dumps([JOBS, [str(ROOT), *filter(None, sys.path)]]).encode() + b"\n")

    def begin(self, request: Request) -> None:
        self.begun = request.line()
        self._write(self.begun)

    def finish(self, limits: Limits) -> bytes:
        """The answer to what was begun. Raises `Stopped`; the server is then no more, or free again."""
        self.begun = None
        frames: list[bytes] = []
        status: list[int] = []
        listener = threading.Thread(target=_listen, args=(self._process.stdout, frames, status), daemon=True)
        listener.start()
        ends = time.monotonic() + limits.wall_seconds + GRACE_SECONDS
        while listener.is_alive() and time.monotonic() < ends:
            listener.join(ends - time.monotonic() if LIMITS_HOLD else WATCH_SECONDS)
            if not LIMITS_HOLD and (over := self._over(limits)):
                self.kill()
                raise Stopped(over)
        if listener.is_alive():
            self.kill()
            raise Stopped(TIME)
        if not status or not FORKS:
            self.kill()
        if status != [0]:
            raise Stopped(TIME if OVER_TIME & set(status) else OTHER)
        return b"".join(frames)

    def kill(self) -> None:
        """With what it forked."""
        with suppress(OSError):
            if FORKS:
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                stream.close()  # type: ignore[union-attr]

    def lives(self) -> bool:
        return self.owner == os.getpid() and self._process.poll() is None

    def _write(self, content: bytes) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(content)
        self._process.stdin.flush()

    def _over(self, limits: Limits) -> str:
        """Which limit the server and what it forked are past; none where they are no more."""
        import psutil

        with suppress(psutil.Error):
            server = psutil.Process(self._process.pid)
            for process in server.children() if FORKS else [server]:
                if process.memory_info().rss > limits.megabytes * 1_000_000 + server.memory_info().rss * FORKS:
                    return MEMORY
                if process.cpu_times().user + process.cpu_times().system > limits.seconds:
                    return TIME
        return ""


def _listen(stream: IO[bytes], frames: list[bytes], status: list[int]) -> None:
    """Frames up to the end of one answer; no status where it breaks off."""
    left = LARGEST_ANSWER
    with suppress(OSError, ValueError):
        while len(head := stream.read(LENGTH.size)) == LENGTH.size:
            (length,) = LENGTH.unpack(head)
            if length <= 0:
                end = stream.read(LENGTH.size)
                status += LENGTH.unpack(end) if length == 0 and len(end) == LENGTH.size else ()
                return
            left -= length
            if left < 0:
                return
            frames.append(stream.read(length))


_server: Server | None = None
_lock = threading.Lock()


def begin(request: Request) -> None:
    """So that the reading goes on while the caller is busy otherwise."""
    global _server
    with _lock, suppress(OSError):
        _server = _free()
        _server.begin(request)


def answer(request: Request) -> bytes:
    """Raises `Stopped`."""
    global _server
    with _lock:
        if not (_server and _server.lives() and _server.begun == request.line()):
            _server = _free()
            _server.begin(request)
        try:
            return _server.finish(request.limits)
        except BaseException:
            if _server.lives() and sys.exc_info()[0] is not Stopped:
                _server.kill()
            raise


def _free() -> Server:
    """A server that is not busy: what another was begun with is wanted no more."""
    if _server is not None and _server.owner == os.getpid():
        if _server.lives() and _server.begun is None:
            return _server
        _server.kill()
    return Server()


@atexit.register
def _close() -> None:
    if _server is not None and _server.owner == os.getpid():
        _server.kill()
