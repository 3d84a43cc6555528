"""A program killed while it writes leaves the old file or the new one, whole."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scheduler.exchange.transaction.atomic import replace_file
from scheduler.exchange.transaction.outputs import refuse_unwritable
from scheduler.exchange.transaction.staging import MINE

OLD, NEW = b"old" * 5_000_000, b"new" * 7_000_000
WRITE = """
import sys
from pathlib import Path
from scheduler.exchange.transaction.atomic import replace_file
print("ready", flush=True)
while True:
    for content in (b"new" * 7_000_000, b"old" * 5_000_000):
        replace_file(Path(sys.argv[1]), content)
"""


@pytest.mark.parametrize("seconds", [0.004, 0.013, 0.037, 0.101, 0.211])
def test_killed_while_writing(seconds: float, tmp_path: Path) -> None:
    target = tmp_path / "底稿.xlsx"
    target.write_bytes(OLD)
    writer = subprocess.Popen([sys.executable, "-c", WRITE, str(target)], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(seconds)
    writer.kill()
    writer.wait()
    writer.stdout.close()
    assert target.read_bytes() in (OLD, NEW)


HANG = """
import os, sys, time
from pathlib import Path
from scheduler.exchange.transaction.atomic import replace_file
from scheduler.exchange.transaction.outputs import refuse_unwritable

def hang(*arguments, **named):
    print("ready", flush=True)
    time.sleep(600)

if sys.argv[2] == "write":
    os.replace = hang
    replace_file(Path(sys.argv[1]), b"new")
Path.unlink = hang
refuse_unwritable(Path(sys.argv[1]))
"""


@contextmanager
def hanging(target: Path, work: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that has made its temporary file, and gets no further."""
    process = subprocess.Popen([sys.executable, "-c", HANG, str(target), work], stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
    finally:
        process.kill()
        process.communicate()


def temporary(folder: Path) -> set[str]:
    return {path.name for path in folder.glob(".dutycover-*.tmp")}


@pytest.mark.parametrize("next_step", [refuse_unwritable, lambda path: replace_file(path, NEW)], ids=["ask", "write"])
@pytest.mark.parametrize("work", ["ask", "write"])
def test_what_the_killed_leave_is_cleared_at_the_next_write(work: str, next_step: Callable[[Path], None], tmp_path: Path) -> None:
    """Not before the process is dead, and only in the folder that is written into."""
    target = tmp_path / "底稿.xlsx"
    with hanging(target, work):
        left = temporary(tmp_path)
        next_step(target)
        assert temporary(tmp_path) == left
        assert len(left) == 1
    (tmp_path / "other").mkdir()
    next_step(tmp_path / "other" / "底稿.xlsx")
    assert temporary(tmp_path) == left
    next_step(target)
    assert temporary(tmp_path) == set()


def test_nothing_else_is_cleared(tmp_path: Path) -> None:
    """Another machine's, one of another program, and a folder of our name."""
    with hanging(tmp_path / "底稿.xlsx", "write") as process:
        (left,) = temporary(tmp_path)
    (tmp_path / left).unlink()
    others = {
        left.replace(MINE, f".dutycover-elsewhere-{process.pid}-"),
        ".dutycover-abcdefgh.tmp",
        f"{left}.xlsx",
        "~$底稿.xlsx",
    }
    for name in others:
        (tmp_path / name).write_bytes(b"")
    (tmp_path / left).mkdir()
    replace_file(tmp_path / "新.xlsx", NEW)
    assert {path.name for path in tmp_path.iterdir()} == {*others, left, "新.xlsx"}
