"""How long `dutycover stand-in` takes, to its last line: `python -m benchmarks.stand_ins ROSTER… [--duties 10] [--seed 1]`.

Duties are drawn by the seed, every other time with somebody on it who drops out. Seconds by the clock, and of processor with
the process that reads the file; the least of each duty's `--times` runs, since what else runs on a machine only adds to it.
"""

import argparse
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from models.roster import Assignment, RosterFile
from scheduler.exchange.reading.roster_file import read_roster


class Seconds(NamedTuple):
    clock: float
    processor: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rosters", nargs="+", type=Path, metavar="ROSTER", help="working copies, or JSON")
    parser.add_argument("--duties", type=int, default=10)
    parser.add_argument("--times", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    for path in wanted.rosters:
        questions = asked(read_roster(path), random.Random(wanted.seed), wanted.duties)
        told = [min(measured(path, words) for _ in range(wanted.times)) for words in questions]
        for name in Seconds._fields:
            values = [getattr(seconds, name) for seconds in told]
            print(f"{path.name}: {name} median {statistics.median(values):.2f} s, worst {max(values):.2f} s of {len(values)}")


def asked(file: RosterFile, chance: random.Random, count: int) -> Iterator[list[str]]:
    """The words of each question."""
    rows = [row for row in file.roster.assignments if row.post and _is_demanded(file, row)]
    for number, row in enumerate(chance.sample(rows, count)):
        duty = f"{row.station}/{row.post}/{row.shift}:{row.date}"
        yield ["--duty", duty, *(["--instead-of", row.officer] if number % 2 else [])]


def _is_demanded(file: RosterFile, row: Assignment) -> bool:
    place = row.station, row.post, row.shift
    return any((demand.station, demand.post, demand.shift) == place and demand.days == "every" for demand in file.case.demands)


def measured(path: Path, words: list[str]) -> Seconds:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-m", "cli", "stand-in", str(path), *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Seconds(time.monotonic() - begun, processor)


if __name__ == "__main__":
    main()
