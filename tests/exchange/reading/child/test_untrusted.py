"""Whatever a file does to its reader, the command ends by itself, at once, with one sentence that names the file."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from models.errors import Exit, ScenarioRefused
from scheduler.exchange import CaseFaults, Unreadable, read_case, write_case
from scheduler.exchange.reading.child.untrusted import book
from scheduler.exchange.reading.files.tables import read_tables
from scheduler.exchange.reading.scenarios.yaml import yaml_lines
from tests.clock import limit, own_seconds
from tests.exchange.books import sound, write_folder
from tests.exchange.cases import rich_case
from tests.exchange.reading.child import claims
from tests.exchange.reading.child.claims import sound_case
from tests.paths import ROOT
from tests.seeds import sampled

SECONDS, MEGABYTES = 2.0, 300.0
MOST_WALL_SECONDS = 30.0
"""Two seconds are of processor, of the whole tree, so that a busy machine does not count; by the clock nothing hangs."""


class Ended(NamedTuple):
    code: int
    said: str
    seconds: float
    megabytes: float


MEASURE = """
import os, sys
child = os.fork()
if child == 0:
    os.execv(sys.executable, [sys.executable, "-m", "cli", *sys.argv[1:]])
_, status, used = os.wait4(child, 0)
print()
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""A small process between: what a process had before it became another counts as its own."""


def run(*words: str | Path) -> Ended:
    """The whole command with all that it starts: its processor time, and the most memory that one of its processes had."""
    said = subprocess.run(
        [sys.executable, "-c", MEASURE, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        cwd=ROOT,
        timeout=MOST_WALL_SECONDS,
    ).stdout.decode()
    text, _, figures = said.strip().rpartition("\n")
    code, seconds, kilobytes = figures.split()
    return Ended(int(code), text, float(seconds), int(kilobytes) / 1024)


def refused(path: Path) -> Ended:
    """The command refuses the file within the limits, in one sentence that names it."""
    ended = run("check", path)
    assert ended.code == Exit.UNREADABLE, ended
    assert path.name in ended.said, ended
    assert len(ended.said.strip().splitlines()) == 1, ended
    assert ended.seconds < limit(SECONDS), ended
    assert ended.megabytes < MEGABYTES, ended
    return ended


@pytest.mark.timing
@pytest.mark.parametrize(
    "draw", [claims.many_texts, claims.far_row, claims.nested, claims.ring, claims.csv_folder, claims.json_text]
)
def test_a_claim_is_no_allocation(draw: claims.Draw, tmp_path: Path) -> None:
    refused(draw(tmp_path, Random(1)))


@pytest.mark.timing
@pytest.mark.parametrize("draw", claims.KINDS)
def test_every_kind_of_claim_on_the_whole_command(draw: claims.Draw, tmp_path: Path) -> None:
    """Refused in one sentence, or read, or the faults told."""
    for seed in sampled(range(2), 1):
        folder = tmp_path / str(seed)
        folder.mkdir()
        path = draw(folder, Random(seed))
        words = ["whatif", sound_case(folder), path, "-o", folder / "out.xlsx"] if path.suffix == ".yaml" else ["check", path]
        ended = run(*words)
        assert ended.code in (Exit.OK, Exit.FAULTS, Exit.UNREADABLE), (seed, ended)
        if ended.code == Exit.UNREADABLE:
            assert path.name in ended.said, (seed, ended)
            assert len(ended.said.strip().splitlines()) == 1, (seed, ended)
        assert "Traceback" not in ended.said, (seed, ended)
        assert ended.seconds < limit(SECONDS), (seed, ended)
        assert ended.megabytes < MEGABYTES, (seed, ended)


@pytest.mark.timing
def test_many_claims(tmp_path: Path) -> None:
    """By one process, which outlives them all."""
    case = read_case(sound_case(tmp_path)).case
    refused = 0
    seeds = sampled(range(300), 60)
    for seed in seeds:
        path = claims.KINDS[seed % len(claims.KINDS)](tmp_path, Random(1000 + seed))
        began = time.monotonic()
        try:
            yaml_lines(path, case) if path.suffix == ".yaml" else read_case(path)
        except Unreadable as error:
            refused += path.name in str(error)
        except (CaseFaults, ScenarioRefused):
            pass
        assert time.monotonic() - began < MOST_WALL_SECONDS, seed
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert refused > len(seeds) * 2 / 3


def test_what_comes_back_is_what_was_read(tmp_path: Path) -> None:
    """Cell by cell of its type, with what is merged and hidden."""
    for path in (tmp_path / "case.xlsx", tmp_path / "case", *sorted((ROOT / "tests/exchange/reading/files/samples").iterdir())):
        if not path.exists():
            write_case(rich_case(), path)
        here, there = read_tables(path), book(path).tables
        assert repr(here) == repr(there)


@pytest.mark.timing
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
    assert ended.seconds < limit(SECONDS)


@pytest.mark.timing
def test_ids_of_many_requests_of_nobody_take_no_longer_each(tmp_path: Path) -> None:
    """Twice the rows took four times as long: 50,000 would have taken an hour."""
    few, many = (_seconds_for(rows, tmp_path / str(rows)) for rows in (10_000, 20_000))
    assert many < 3 * few


def _seconds_for(rows: int, folder: Path) -> float:
    """To refuse so many requests for leave of somebody who is not there."""
    sheets = sound()
    sheets["请假"] += [["无此人", "年休假", "2024-07-09", "2024-07-10"]] * rows
    path = write_folder(folder, sheets)

    def read() -> None:
        with pytest.raises(CaseFaults):
            read_case(path)

    return own_seconds(read)
