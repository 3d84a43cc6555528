"""`python -m benchmarks.relaxing [--cases 200] [--seed 0] [--time-limit 5] [--samples data/A.xlsx …]`.

Each tiny case (`benchmarks.drawn`) is solved to the end, and then with one thing changed, row by row of `docs/whatif.md`: to the
end, and without any time, where only the base's roster is there to be used. A sample is planned within the limit, 0 for not at
all. What is promised must be no worse than the base: at the first of the promised levels that differs it is better. Where nothing
is promised, "worse" counts how often that is so.
"""

import argparse
from collections import Counter
from itertools import chain
from pathlib import Path

from benchmarks.relaxing.rows import AT_ALL, AT_COVER, AT_NONE
from benchmarks.relaxing.samples import sample_verdicts
from benchmarks.relaxing.verdicts import CLAIMED, KEPT, LOST, OPEN, WORSE, verdicts

TOLD = (KEPT, OPEN, WORSE, LOST, CLAIMED)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0, help="of the first case; the others follow")
    parser.add_argument("--time-limit", type=float, default=5.0, help="seconds for each solve")
    parser.add_argument("--samples", type=Path, nargs="*", default=(), help="cases to be planned besides")
    wanted = parser.parse_args()
    drawn = ((f"seed {seed}", verdicts(seed, wanted.time_limit)) for seed in range(wanted.seed, wanted.seed + wanted.cases))
    samples = ((path.stem, sample_verdicts(path, wanted.time_limit)) for path in wanted.samples)
    counts: dict[str, Counter[str]] = {row: Counter() for row in (*AT_ALL, *AT_COVER, *AT_NONE)}
    for name, known in chain(drawn, samples):
        for row, verdict in known:
            counts[row][verdict] += 1
            if verdict != KEPT and row not in AT_NONE:
                print(f"{name}: {row} is {verdict}", flush=True)
    print(f"| changed | {' | '.join(TOLD)} |\n|---{'|---' * len(TOLD)}|")
    for row, count in counts.items():
        print(f"| {row} | {' | '.join(str(count[told]) for told in TOLD)} |")
    raise SystemExit(any(is_broken(row, count) for row, count in counts.items()))


def is_broken(row: str, count: Counter[str]) -> bool:
    return bool(count[CLAIMED] or (row not in AT_NONE and (count[WORSE] or count[LOST])))


if __name__ == "__main__":
    main()
