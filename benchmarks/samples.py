"""The sample cases in `data/`, written as workbooks: `python -m benchmarks.samples [--seed N] [--out DIR] [--report]`."""

import argparse
from pathlib import Path

from benchmarks.bureaus.report import report
from benchmarks.chengxiang.records import results, stays
from benchmarks.chengxiang.spring import spring
from benchmarks.chengxiang.summer import summer
from benchmarks.guxi.national_day import national_day
from models.case import Case

DATA = Path(__file__).resolve().parents[1] / "data"
SAMPLES = {"chengxiang-summer-2024": summer, "chengxiang-spring-2027": spring, "national-day-2026": national_day}
"""By the name of their file; each is drawn by a seed."""
RECORDS = {"stays-2024-phase1": stays, "results-2024-summer": results}
"""The same of what was recorded: their files have no more sheets than that takes."""


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
    if not wanted.report:
        for name, build in RECORDS.items():
            (wanted.out / f"{name}.xlsx").write_bytes(filled_sheets(build(wanted.seed)))


def filled_sheets(case: Case) -> bytes:
    """A workbook of the sheets alone that have rows; shifts of stays are read without theirs."""
    from scheduler.exchange.sheets import SHEETS
    from scheduler.exchange.writing.case.case_book import sheets_bytes
    from scheduler.exchange.writing.case.case_rows import case_rows

    rows = case_rows(case)
    return sheets_bytes([sheet for sheet in SHEETS if rows[sheet.key] and sheet.key != "shifts"], rows, [])


if __name__ == "__main__":
    main()
