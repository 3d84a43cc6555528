"""Standard output and error that fail without taking the command along: its files are written, and its exit code says so."""

import errno
import io
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

BY_CHOICE = {errno.EPIPE}
"""Who reads from a pipe may have seen enough, as `head` has."""
STREAMS = ("stdout", "stderr")
CHINESE = "\u8868"


class Lasting(io.FileIO):
    """What cannot be written is dropped from the first failure on, which is kept."""

    failure: OSError | None = None

    def __init__(self, number: int) -> None:
        super().__init__(number, "wb", closefd=False)

    def write(self, content: "ReadableBuffer", /) -> int:
        if self.failure is None:
            try:
                return super().write(content) or 0
            except OSError as error:
                self.failure = error
        return memoryview(content).nbytes


def outlast() -> None:
    """A full disk behind `>`, a reader that has gone and a stream that was closed before the start stop nothing.

    A number of a standard stream that is free would be given to the next file or pipe opened.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for name in STREAMS:
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper) and type(getattr(stream.buffer, "raw", stream.buffer)) is io.FileIO:
            setattr(sys, name, _lasting(stream))


def _lasting(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """In ASCII or in the console's cp936 a character that it lacks is shown as ?, where Python would stop."""
    buffer = io.BufferedWriter(Lasting(stream.fileno()))
    return io.TextIOWrapper(buffer, stream.encoding, "replace", line_buffering=stream.line_buffering or stream.write_through)


def not_shown() -> OSError | None:
    """Why something that was printed is not where it was sent, if so. To be asked when all has been printed."""
    failures = []
    for name in STREAMS:
        stream = getattr(sys, name)
        raw = getattr(getattr(stream, "buffer", None), "raw", None)
        if isinstance(raw, Lasting):
            stream.flush()
            failures.append(raw.failure)
    return next((error for error in failures if error is not None and error.errno not in BY_CHOICE), None)


def restart_in_utf8(environment: Mapping[str, str]) -> None:
    """Start anew where the locale has no Chinese, so that our files can be named; at most once."""
    try:
        os.fsencode(CHINESE)
    except UnicodeEncodeError:
        if environment.get("PYTHONUTF8") != "1":
            words = [sys.executable, "-X", "utf8", *sys.orig_argv[1:]]
            os.execve(sys.executable, words, dict(environment) | {"PYTHONUTF8": "1"})
