"""A replan killed at random moments: `python -m benchmarks.replans_killed [--kills 50] [--seed 1]`.

A process replans a tiny roster for a sick call and writes the working copy and the wall copy over those of an earlier one. It is
killed after a random time, and every other time at a random rename. Then both files are those of one replan, or the next command
finishes what was begun; the working copy is audited as whole, and the published roster is as it was.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.killed import die_at
from scheduler.audit import audit_file
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.reading.roster_file import read_roster, write_roster_json
from scheduler.jobs.ready import roster_targets
from scheduler.jobs.replan import Asked, replan
from tests.cases import day
from tests.publishing.events.absent import published

MOST_RENAMES = 5
ABSENCES = (f"A03:{day(1)}", f"A03:{day(2)}/{day(3)}")
"""The one in turn with the other, so that both files differ."""


def main() -> int:
    """1 where something was half there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    chance, counts = random.Random(wanted.seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_roster_json(folder / "published.json", published())
        began = time.monotonic()
        _replan(folder, ABSENCES[0])
        longest = time.monotonic() - began
        for number in range(wanted.kills):
            counts[_round(folder, chance, longest, at_rename=number % 2 == 1)] += 1
    print(", ".join(f"{count} {what}" for what, count in sorted(counts.items())))
    return int(counts["half there"] + counts["published roster changed"] > 0)


def _replan(folder: Path, absent: str) -> None:
    asked = Asked(str(folder / "published.json"), str(day(1)), absent=(absent,))
    replan(asked, roster_targets(folder / "n.xlsx"), Settings(10.0, 1), Watch())


def _round(folder: Path, chance: random.Random, longest: float, at_rename: bool) -> str:
    before, origin = _content(folder), (folder / "published.json").read_bytes()
    renames, seconds = chance.randint(1, MOST_RENAMES), chance.uniform(0, longest)
    (known,) = read_roster(folder / "n.xlsx").events
    absent = ABSENCES[known.first == day(1)]
    child = os.fork()
    if child == 0:
        if at_rename:
            die_at(renames)
        _replan(folder, absent)
        os._exit(0)
    if not at_rename:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if (folder / "published.json").read_bytes() != origin:
        return "published roster changed"
    changed = sum(now != old for now, old in zip(_content(folder), before, strict=True))
    is_mixed = changed == 1
    if is_mixed:
        subprocess.run([sys.executable, "-m", "cli", "audit", str(folder / "n.xlsx")], capture_output=True, check=False)
        changed = sum(now != old for now, old in zip(_content(folder), before, strict=True))
    is_whole = not audit_file(read_roster(folder / "n.xlsx")).breaches
    if changed == 1 or not is_whole:
        return "half there"
    return "mixed, finished by the next command" if is_mixed else "written" if changed else "as before"


def _content(folder: Path) -> tuple[bytes, ...]:
    """Of the working copy and the wall copy."""
    return tuple(path.read_bytes() for path in roster_targets(folder / "n.xlsx").paths())


if __name__ == "__main__":
    sys.exit(main())
