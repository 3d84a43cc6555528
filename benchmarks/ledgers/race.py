"""Two who publish at once: `python -m benchmarks.ledgers.race [--each 100] [--db URL]`.

Each publication becomes a version or a told conflict, and no version is lost.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.ledgers.sound import wrong
from scheduler.ledger.opening import to_read, to_write


def main() -> int:
    """1 where a publication is neither a version nor a told conflict, or anything is half there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=100)
    parser.add_argument("--db", default="")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        db = wanted.db or f"{folder}/ledger.db"
        versions, conflicts, faults = race(db, Path(folder), wanted.each)
        seconds = time.monotonic() - began
    print(f"{versions} versions, {conflicts} told conflicts of {2 * wanted.each}, {seconds:.0f} s, faults: {faults or 'none'}")
    return int(bool(faults) or versions + conflicts != 2 * wanted.each)


def race(db: str, folder: Path, each: int) -> tuple[int, int, list[str]]:
    to_write(db)
    command = [sys.executable, "-m", "benchmarks.ledgers.writer", db, str(folder), str(each)]
    processes = [subprocess.Popen([*command, str(seed)], stdout=subprocess.PIPE, text=True) for seed in (1, 2)]
    lines = [line for process in processes for line in process.communicate()[0].splitlines()]
    told = sorted(int(line.split()[1]) for line in lines if line.startswith("version"))
    faults = wrong(db)
    if told != [version.number for version in to_read(db).versions()]:
        faults.append("a version that was told is not there")
    return len(told), sum(line.startswith("conflict") for line in lines), faults


if __name__ == "__main__":
    sys.exit(main())
