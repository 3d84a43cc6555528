"""The process in which untrusted files are read. `reading_process` starts it, by the path of this file, for one at a time.

Where processes can be forked, each reading is one that is forked for it, under limits of its own, and ends with it: whatever it
does to itself, the server tells how it ended. Elsewhere the server reads one file itself, and the parent watches it.

The first line that it is told names the module of the jobs that it may be asked for, and where modules are. Each further line is
a request in JSON. An answer is frames, each with its length before it. The last is of no bytes and tells how the reading ended.
"""

import json
import os
import select
import signal
import struct
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

LARGEST_ANSWER = 96_000_000
FRAME_BYTES = 1 << 16
LENGTH = struct.Struct("<i")
OVERLONG = -int(getattr(signal, "SIGXFSZ", 25))
"""How a reading is said to have ended whose answer was too long."""


def serve() -> None:
    """Each line of standard input, but for the first, is answered before the next is read."""
    requests, answers = sys.stdin.buffer, os.dup(1)
    _silence()
    module, sys.path[:] = json.loads(requests.readline())
    jobs = import_module(module)
    for line in iter(requests.readline, b""):
        request = json.loads(line)
        jobs.prepare(request["job"])
        if request["forks"]:
            _relay(jobs, request, answers)
        else:
            _send(answers, _answer(jobs, request))
            _end(answers, 0)
            return


def _silence() -> None:
    """What a reader prints, or a dying one says of itself, is not for the planner."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _answer(jobs: Any, request: dict[str, Any]) -> bytes:
    path = Path(os.fsdecode(request["path"].encode("latin-1")))
    content: bytes = jobs.answer(request["job"], path, request["arguments"], request["languages"])
    return content


def _relay(jobs: Any, request: dict[str, Any], answers: int) -> None:
    """Reads in a process of its own. Gives up with it when the parent goes, or the answer is longer than it may be."""
    source, target = os.pipe()
    child = os.fork()
    if child == 0:
        _read_and_exit(jobs, request, target)
    os.close(target)
    left, status = LARGEST_ANSWER, 0
    while True:
        ready, _, _ = select.select([source, 0], [], [])
        if 0 in ready:
            os.kill(child, signal.SIGKILL)
            os._exit(1)
        content = os.read(source, FRAME_BYTES)
        left -= len(content)
        if left < 0:
            os.kill(child, signal.SIGKILL)
            status = OVERLONG
        if not content or left < 0:
            break
        _send(answers, content)
    os.close(source)
    _, ended = os.waitpid(child, 0)
    _end(answers, status or os.waitstatus_to_exitcode(ended))


def _read_and_exit(jobs: Any, request: dict[str, Any], target: int) -> None:
    """In the forked process. Nothing of the server's is left to it but the pipe for its answer."""
    os.dup2(2, 0)
    try:
        if request["limits"]:
            _limit(**request["limits"])
        content = _answer(jobs, request)
        while content:
            content = content[os.write(target, content) :]
    except BaseException:
        os._exit(1)
    os._exit(0)


def _limit(seconds: float, wall_seconds: float, megabytes: int) -> None:
    """Processor and wall time from now on, and address space beyond what there is. Past any of them the process is no more."""
    import resource

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    whole = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    for number in (signal.SIGPROF, signal.SIGALRM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, wall_seconds)


def _send(answers: int, content: bytes) -> None:
    for at in range(0, len(content), FRAME_BYTES):
        frame = content[at : at + FRAME_BYTES]
        _write(answers, LENGTH.pack(len(frame)) + frame)


def _end(answers: int, status: int) -> None:
    _write(answers, LENGTH.pack(0) + LENGTH.pack(status))


def _write(target: int, content: bytes) -> None:
    while content:
        content = content[os.write(target, content) :]


if __name__ == "__main__":
    try:
        serve()
    except BrokenPipeError:
        os._exit(1)
