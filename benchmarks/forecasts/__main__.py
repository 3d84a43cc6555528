"""Prints the tables of `scores` and `peak_scores`: `python -m benchmarks.forecasts [--seeds 0,1,2]`."""

import argparse

from benchmarks.forecasts.peak_scores import peak_table
from benchmarks.forecasts.scores import table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="0,1,2")
    seeds = [int(seed) for seed in parser.parse_args().seeds.split(",")]
    for printed in (table, peak_table):
        for line in printed(seeds):
            print(line, flush=True)
        print()


if __name__ == "__main__":
    main()
