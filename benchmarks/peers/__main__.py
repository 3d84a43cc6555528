"""Ours and the peers on the same cases, time and cores, judged by the same audit:

`python -m benchmarks.peers --preset district --levels single --seeds 1,2,3 --time-limit 60 --workers 2 [--only ours,highs]`
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.generator import PRESETS, generate
from benchmarks.peers.run import Run, run
from benchmarks.peers.table import case_lines, summary_lines, write_csv

PEERS = ("ours", "day_by_day", "highs", "by_hand", "timefold")
"""Modules of `benchmarks.peers`, each with `solve(case, time_limit, workers) -> Answer`."""


def measure(wanted: argparse.Namespace) -> Iterator[Run]:
    """One case after another, and on each one peer after another: nothing else runs beside a peer."""
    for seed in wanted.seeds:
        case = generate(PRESETS[wanted.preset], seed, wanted.levels)
        runs = []
        for peer in wanted.only:
            print(f"… {wanted.preset} {wanted.levels} {seed}: {peer}", flush=True)
            runs.append(run(peer, case, seed, wanted.time_limit, wanted.workers))
        print("\n".join(case_lines(f"{wanted.preset} {wanted.levels} {seed}", runs)), flush=True)
        yield from runs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", choices=PRESETS, default="district")
    parser.add_argument("--levels", choices=("single", "seven"), default="single")
    parser.add_argument("--seeds", type=_seeds, default=(1, 2, 3))
    parser.add_argument("--time-limit", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", type=_peers, default=PEERS, help=f"of {','.join(PEERS)}")
    parser.add_argument("--csv", type=Path, help="also write every run to this file")
    wanted = parser.parse_args()
    runs = list(measure(wanted))
    print("\n".join(summary_lines(runs)))
    if wanted.csv:
        write_csv(wanted.csv, f"{wanted.preset} {wanted.levels}", runs)


def _seeds(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(",")))


def _peers(text: str) -> Iterable[str]:
    unknown = set(text.split(",")) - set(PEERS)
    if unknown:
        raise argparse.ArgumentTypeError(f"no peer {', '.join(sorted(unknown))}")
    return text.split(",")


if __name__ == "__main__":
    main()
