"""The sample cases in `data/`, written as workbooks: `python -m benchmarks.samples [--seed N] [--out DIR] [--report]`."""

import argparse
from pathlib import Path

from benchmarks.bureaus.report import report
from benchmarks.chengxiang.spring import spring
from benchmarks.chengxiang.summer import summer
from benchmarks.guxi.national_day import national_day

DATA = Path(__file__).resolve().parents[1] / "data"
SAMPLES = {"chengxiang-summer-2024": summer, "chengxiang-spring-2027": spring, "national-day-2026": national_day}
"""By the name of their file; each is drawn by a seed."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0, help="draws other officers; the committed samples are seed 0")
    parser.add_argument("--out", type=Path, default=DATA)
    parser.add_argument("--report", action="store_true", help="print the counts of each case instead of writing it")
    wanted = parser.parse_args()
    for name, build in SAMPLES.items():
        case = build(wanted.seed)
        if wanted.report:
            print(report(case), end="\n\n")
        else:
            from scheduler.exchange import write_case

            write_case(case, wanted.out / f"{name}.xlsx")


if __name__ == "__main__":
    main()
