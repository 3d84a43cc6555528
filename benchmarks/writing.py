"""Seconds to write both workbooks of a large roster: `python -m benchmarks.writing [--time-limit 20] [--runs 3]`.

400 officers over 62 days, drawn by the generator (seed 1); the roster is whatever the time limit gives. What is timed is
`write_roster`, from the roster to both files on disk.
"""

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.generator import Size, generate
from scheduler.exchange.targets import roster_targets
from scheduler.jobs.solve import write_roster
from scheduler.plan import Settings, plan

SIZE = Size(stations=13, departments=12, headquarters=130, at_stations=270, days=62)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--time-limit", type=float, default=20)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("-o", "--output", type=Path, help="keep the workbooks here")
    wanted = parser.parse_args()
    case = generate(SIZE, 1)
    planned = plan(case, Settings(wanted.time_limit, 2))
    print(f"{len(case.officers)} officers, {SIZE.days} days, {len(planned.file.roster.assignments)} duties")
    with tempfile.TemporaryDirectory() as folder:
        goals = roster_targets(wanted.output or Path(folder) / "roster.xlsx")
        for _ in range(wanted.runs):
            wall, processor = time.monotonic(), time.process_time()
            write_roster(goals, *planned)
            print(f"written in {time.monotonic() - wall:.2f} s, {time.process_time() - processor:.2f} s of processor")
        for path in goals.paths():
            print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
