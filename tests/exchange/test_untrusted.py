"""Whatever a file does to its reader, the command ends by itself, at once, with one sentence that names the file."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from scheduler.exchange import CaseFaults, read_case, write_case
from scheduler.exchange.tables import read_tables
from scheduler.exchange.untrusted import book
from scheduler.failures import Exit
from tests.exchange import claims
from tests.exchange.books import sound, write_folder
from tests.exchange.cases import rich_case

SECONDS, MEGABYTES = 2.0, 300.0
MOST_WALL_SECONDS = 30.0
"""Two seconds are of processor, of the whole tree, so that a busy machine does not count; by the clock nothing hangs."""


class Ended(NamedTuple):
    code: int
    said: str
    seconds: float
    megabytes: float


def run(*words: str | Path) -> Ended:
    """The whole command with all that it starts: its processor time, and the most memory that one of its processes had."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        cwd=Path(__file__).parents[2],
    )
    said = process.stdout.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert time.monotonic() - began < MOST_WALL_SECONDS
    return Ended(process.returncode, said, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def refused(path: Path) -> Ended:
    """The command refuses the file within the limits, in one sentence that names it."""
    ended = run("check", path)
    assert ended.code == Exit.UNREADABLE, ended
    assert path.name in ended.said, ended
    assert len(ended.said.strip().splitlines()) == 1, ended
    assert ended.seconds < SECONDS, ended
    assert ended.megabytes < MEGABYTES, ended
    return ended


@pytest.mark.parametrize("make", [claims.many_texts, claims.far_row, claims.loop])
def test_a_claim_is_no_allocation(make: Callable[[Path], Path], tmp_path: Path) -> None:
    refused(make(tmp_path))


def test_what_comes_back_is_what_was_read(tmp_path: Path) -> None:
    """Cell by cell of its type, with what is merged and hidden."""
    for path in (tmp_path / "case.xlsx", tmp_path / "case", *sorted((Path(__file__).parent / "files").iterdir())):
        if not path.exists():
            write_case(rich_case(), path)
        here, there = read_tables(path), book(path).tables
        assert repr(here) == repr(there)


def test_of_many_faults_two_hundred_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    sheets = sound()
    sheets["请假"] += [["无此人", "怪假", "2024-13-45", ""]] * 400
    ended = run("check", write_folder(tmp_path / "case", sheets))
    assert ended.code == Exit.FAULTS
    lines = ended.said.strip().splitlines()
    assert len(lines) == 202, lines[-3:]
    (counted,) = re.findall(r"有 (\d+) 处错误", lines[0])
    assert f"另有 {int(counted) - 200} 处" in lines[-1]
    assert int(counted) >= 400
    assert ended.seconds < SECONDS


def test_ids_of_many_requests_of_nobody_take_no_longer_each(tmp_path: Path) -> None:
    """Twice the rows took four times as long: 50,000 would have taken an hour."""
    sheets = sound()
    sheets["请假"] += [["无此人", "年休假", "2024-07-09", "2024-07-10"]] * 20_000
    path = write_folder(tmp_path / "case", sheets)
    began = time.process_time()
    with pytest.raises(CaseFaults):
        read_case(path)
    assert time.process_time() - began < 20
