"""A generated bureau as a workbook: `python -m benchmarks.generator --preset district --seed 1 --levels single -o FILE`."""

import argparse
from pathlib import Path

from benchmarks.generator import PRESETS, SINGLE_LEVEL, generate
from scheduler.exchange import write_case


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--preset", choices=PRESETS, default="district")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--levels", choices=("single", "seven"), default="single")
    parser.add_argument("--edition", choices=("recorded", "today"), default="recorded", help="whether later policy rows are off")
    parser.add_argument("-o", "--output", type=Path, required=True)
    wanted = parser.parse_args()
    write_case(generate(PRESETS[wanted.preset], wanted.seed, wanted.levels, wanted.edition), wanted.output)
    if wanted.levels == "single":
        print("\n".join(f"{key} {weight}" for key, weight in SINGLE_LEVEL.items()))


if __name__ == "__main__":
    main()
