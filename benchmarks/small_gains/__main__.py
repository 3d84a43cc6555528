"""Which small changes would better a roster: `python -m benchmarks.small_gains [ROSTER…] [--preset tiny --seeds 1,2,3]`.

Of roster files, and of generated cases solved here. No line is printed of a change that gains nothing or breaks a rule.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generator import PRESETS, generate
from benchmarks.small_gains.changes import small_gains
from models.roster import RosterFile
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.plan import Settings, plan


def rosters(wanted: argparse.Namespace) -> Iterator[tuple[str, RosterFile]]:
    for path in wanted.rosters:
        yield path.name, read_roster(path)
    for seed in wanted.seeds.split(",") if wanted.preset else ():
        settings = Settings(wanted.time_limit, workers=wanted.workers)
        yield f"{wanted.preset} {seed}", plan(generate(PRESETS[wanted.preset], int(seed), "seven"), settings).file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rosters", type=Path, nargs="*")
    parser.add_argument("--preset", choices=sorted(PRESETS))
    parser.add_argument("--seeds", default="1")
    parser.add_argument("--time-limit", type=float, default=10.0)
    parser.add_argument("--workers", type=int, default=2)
    for name, file in rosters(parser.parse_args()):
        gains = list(small_gains(file.case, file.roster))
        print(f"{name}: levels {[level.value for level in file.proof.levels]}, {len(gains)} small gains", flush=True)
        for gain in gains:
            print(f"  {gain.what}: {[value for _, value in gain.before]} to {[value for _, value in gain.after]}", flush=True)


if __name__ == "__main__":
    main()
