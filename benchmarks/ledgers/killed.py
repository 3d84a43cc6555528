"""Publishers killed at random moments: `python -m benchmarks.ledgers.killed [--kills 50] [--seed 1] [--db URL]`.

A process publishes one roster after another and is killed (SIGKILL) within its first publications, at a moment drawn. Then the
ledger has to hold every version that the process told of, and nothing half.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.ledgers.sound import wrong
from scheduler.ledger.opening import to_read

LONGEST_SECONDS = 2.0
"""After the first publication, within which moment the process is killed."""


def main() -> int:
    """1 where anything was half there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--db", default="")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts = killed(wanted.db or f"{folder}/ledger.db", Path(folder), wanted.kills, wanted.seed)
    print(", ".join(f"{count} {what}" for what, count in sorted(counts.items())))
    return int(counts["half"] > 0)


def killed(db: str, folder: Path, kills: int, seed: int) -> Counter[str]:
    """`half`: something was half there; `between`: killed between two publications or before one was written."""
    chance, counts = random.Random(seed), Counter[str]()
    for number in range(kills):
        before = len(to_read(db).versions())
        told = _killed_writer(db, folder, seed + number, chance.uniform(0, LONGEST_SECONDS))
        grown = len(to_read(db).versions()) - before
        counts["half"] += bool(wrong(db)) or grown not in (told, told + 1)
        counts["written and not told"] += grown == told + 1
        counts["between"] += grown == told
        counts["versions"] += grown
    return counts


def _killed_writer(db: str, folder: Path, seed: int, seconds: float) -> int:
    """So many versions it told of."""
    command = [sys.executable, "-m", "benchmarks.ledgers.writer", db, str(folder), "1000", str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
    return (first + rest).count("version")


if __name__ == "__main__":
    sys.exit(main())
