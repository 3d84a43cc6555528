"""Writers killed at random moments, and what the next command makes of it: `python -m benchmarks.killed [--kills 50] [--seed 1]`.

A process writes three files, named as the working copy, the wall copy and the summary of a roster are, in two versions over and
over. It is killed after a random time, and every other time at a random rename, since the moments between two are short. Then
`dutycover check` of one of them, a command like any other, has to leave one set of files.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from scheduler.exchange.transaction.atomic import write_together

NAMES = ("夏.xlsx", "夏-张贴.xlsx", "夏.json")
MOST_RENAMES = 6
LONGEST_SECONDS = 0.2

Version = dict[Path, bytes]


def main() -> int:
    """1 where a file was torn, or a mixed set was neither named nor made one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    chance, counts = random.Random(wanted.seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        versions = _versions(Path(name))
        for number in range(wanted.kills):
            counts[_round(versions, chance, at_rename=number % 2 == 1)] += 1
    print(", ".join(f"{count} {what}" for what, count in sorted(counts.items())))
    return int(counts["torn"] + counts["left mixed"] + counts["not named"] > 0)


def _versions(folder: Path) -> list[Version]:
    """Two sets of the three files, told apart by every file of theirs."""
    made = []
    for mark in (b"first ", b"second"):
        made.append({folder / name: mark + name.encode() + mark * 100_000 for name in NAMES})
    return made


def _round(versions: list[Version], chance: random.Random, at_rename: bool) -> str:
    write_together(versions[0])
    _kill_a_writer(versions, chance, at_rename)
    before = _version(versions)
    paths = list(versions[0])
    command = [sys.executable, "-m", "cli", "check", str(chance.choice(paths))]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    after = _version(versions)
    if "torn" in (before, after):
        return "torn"
    if after == "mixed":
        return "left mixed"
    if before == "mixed":
        return "mixed, named and finished" if "补写完成" in said else "not named"
    return "one set at once"


def _version(versions: list[Version]) -> str:
    contents = {path: path.read_bytes() for path in versions[0]}
    if any(content not in (version[path] for version in versions) for path, content in contents.items()):
        return "torn"
    return "one" if contents in versions else "mixed"


def _kill_a_writer(versions: list[Version], chance: random.Random, at_rename: bool) -> None:
    renames, seconds = chance.randint(1, MOST_RENAMES), chance.uniform(0, LONGEST_SECONDS)
    writer = os.fork()
    if writer == 0:
        if at_rename:
            die_at(renames)
        while True:
            for version in reversed(versions):
                write_together(version)
    if not at_rename:
        time.sleep(seconds)
        os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)


def die_at(rename: int) -> None:
    left, real = [rename], os.replace

    def counted(source: Any, target: Any) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        real(source, target)

    os.replace = counted  # type: ignore[assignment]


if __name__ == "__main__":
    sys.exit(main())
