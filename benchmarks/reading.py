"""Seconds to read and validate a workbook of 20,000 rows: `python -m benchmarks.reading [--rows 20000] [--runs 3]`.

The spring sample, whose daily counts go as far back as the rows ask for. Timed is `read_case`, from the file to the validated
case, in a process that has read a workbook before.
"""

import argparse
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import psutil
from python_calamine import load_workbook

from models.case import Case
from models.demand import HistoryCount
from scheduler.exchange import read_case, write_case

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "chengxiang-spring-2027.xlsx"
EARLIER = timedelta(days=364 * 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.xlsx"
        write_case(longer(read_case(SAMPLE).case, wanted.rows - filled_rows(SAMPLE)), path)
        print(f"{filled_rows(path)} rows, {path.stat().st_size / 1e6:.2f} MB")
        for _ in range(wanted.runs):
            wall, processor = time.monotonic(), time.process_time()
            read_case(path)
            print(f"read in {time.monotonic() - wall:.2f} s, {time.process_time() - processor:.2f} s of processor")
    print(f"{psutil.Process().memory_info().rss / 1e6:.0f} MB held at the end")


def longer(case: Case, rows: int) -> Case:
    """With so many more daily counts, three years before those there are."""
    more = (HistoryCount(**dict(row) | {"date": row.date - EARLIER}) for row in case.history[: max(0, rows)])
    return Case(**dict(case) | {"history": (*more, *case.history)})


def filled_rows(path: Path) -> int:
    with load_workbook(path) as book:
        return sum(any(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())


if __name__ == "__main__":
    main()
