"""A ledger of ten years of 400 officers, every date of them: `python -m benchmarks.ledgers.decade [--years 10] [--keep FILE]`.

Each month is a period with two versions, the second of which tells some officers something new. Then the commands that a planner
waits for are run as a planner runs them, and everybody's burden is asked for; the seconds of each are printed.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from benchmarks.ledgers.bureau import bureau, published, roster
from models.roster import RosterFile
from scheduler.audit import facts_of
from scheduler.jobs.ledger.publish import publication_of
from scheduler.jobs.ledger.rebuild import news
from scheduler.ledger.carried import carried, past_burden
from scheduler.ledger.derived import derived
from scheduler.ledger.ledger import Ledger
from scheduler.ledger.opening import to_read, to_write

FIRST_YEAR, STATIONS, OFFICERS = 2015, 16, 25
REPEATS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--keep", default="")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = wanted.keep or f"{folder}/ledger.db"
        if not Path(db).exists():
            seconds = _seconds(lambda: fill(db, wanted.years))
            print(f"filled in {seconds:.0f} s, {Path(db).stat().st_size / 1e6:.0f} MB")
        last = date(FIRST_YEAR + wanted.years - 1, 12, 15)
        for words in (["today", str(last)], ["history"], ["history", "--officer", "站0307"], ["history", "--date", str(last)]):
            print(" ".join(words), _shown([_seconds(partial(_run, db, words)) for _ in range(REPEATS)]))
        after = date(FIRST_YEAR + wanted.years, 1, 1)
        print("burden of everybody", _shown([_seconds(lambda: burden(db, after)) for _ in range(REPEATS)]))


def fill(db: str, years: int) -> None:
    ledger, chance = to_write(db), random.Random(1)
    for year in range(FIRST_YEAR, FIRST_YEAR + years):
        for month in range(1, 13):
            case = bureau(date(year, month, 1), monthrange(year, month)[1], STATIONS, OFFICERS)
            first = published(case, roster(case, chance), is_proven=False)
            kept = tuple(row for row in first.roster.assignments if chance.random() > 0.01)
            second = published(case, first.roster.model_copy(update={"assignments": kept}), first, is_proven=False)
            number = _publish(ledger, first, 0, None)
            _publish(ledger, second, number, first)


def burden(db: str, start: date) -> dict[str, int]:
    case = bureau(start, 1, STATIONS, OFFICERS)
    return past_burden(carried(to_read(db), start, 180).borne, {officer.id: officer.unit for officer in case.officers})


def _publish(ledger: Ledger, file: RosterFile, base: int, before: RosterFile | None) -> int:
    start = file.case.start
    publication = publication_of(file, "指挥中心", "", datetime(start.year, start.month, 1, tzinfo=UTC))
    new = news(before, file)
    return ledger.publish(publication, base, derived(facts_of(file.case), file.roster), new).number


def _run(db: str, words: list[str]) -> None:
    environment = {**os.environ, "DUTYCOVER_DB": db}
    subprocess.run([sys.executable, "-m", "cli", *words], env=environment, check=True, capture_output=True)


def _seconds(act: Callable[[], object]) -> float:
    began = time.monotonic()
    act()
    return time.monotonic() - began


def _shown(seconds: list[float]) -> str:
    return f"{min(seconds):.2f} to {max(seconds):.2f} s"


if __name__ == "__main__":
    main()
