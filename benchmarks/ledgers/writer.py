"""A planner at work: `python -m benchmarks.ledgers.writer DB FOLDER COUNT SEED` publishes so many rosters, each over the latest.

Prints a line for each: `version N`, or `conflict N` with the version that somebody else published meanwhile.
"""

import random
import sys
from datetime import date
from pathlib import Path

from benchmarks.ledgers.bureau import bureau, published, roster
from scheduler.exchange.reading.roster_file import write_roster_json
from scheduler.jobs.ledger.publish import publish
from scheduler.jobs.published import of_version
from scheduler.ledger.faults import StaleBase
from scheduler.ledger.opening import to_read

CASE = bureau(date(2024, 7, 1), 28, stations=2, officers=4)


def write(db: str, folder: Path, count: int, seed: int) -> None:
    chance, path = random.Random(seed), folder / f"{seed}.json"
    for _ in range(count):
        ledger = to_read(db)
        latest = ledger.latest_on(CASE.start)
        before = of_version(ledger, latest) if latest else None
        write_roster_json(path, published(CASE, roster(CASE, chance), before))
        try:
            print("version", publish(path, f"计划员{seed}", db=db).value.number, flush=True)
        except StaleBase as stale:
            print("conflict", stale.latest, flush=True)


if __name__ == "__main__":
    write(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
