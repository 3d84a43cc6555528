"""Prints the table of `scores`: `python -m benchmarks.forecasts [--seeds 0,1,2]`."""

import argparse

from benchmarks.forecasts.scores import table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="0,1,2")
    for line in table([int(seed) for seed in parser.parse_args().seeds.split(",")]):
        print(line, flush=True)


if __name__ == "__main__":
    main()
