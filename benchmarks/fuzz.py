"""Broken workbooks for as long as you like: `python -m benchmarks.fuzz ROSTER.xlsx --minutes 10 [--seed 1] [--keep DIR]`.

Bytes of a sample case and of a working copy are changed, in the zip as it is and inside its parts, and what comes of it is
read as the command line would. A case, faults, or a file called unreadable are right answers; a traceback, a read of over ten
seconds, a dead process or growth past 500 MB are not, and the file that did it is kept. Each minute runs in its own
process. Minutes and seconds are of processor, so that other work on the machine does not count.
"""

import argparse
import io
import multiprocessing
import random
import resource
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from scheduler.exchange import CaseFaults, Unreadable, read_case
from scheduler.exchange.edited_roster import with_edits
from scheduler.exchange.roster_changes import read_changes
from scheduler.exchange.roster_file import read_roster

SLOWEST_SECONDS, MOST_MEGABYTES = 10.0, 500.0
SLICE_SECONDS = 60.0
TOKENS = (
    *(
        b'r="XFD1048576"',
        b'r="A"',
        b'r=""',
        b't="s"',
        b't="e"',
        b"<v>-1</v>",
        b"<v>1e999</v>",
        b"<c/>",
        b"<row/>",
        b"<f>",
        b"</c>",
    ),
    *(
        b"&#0;",
        b"&#x10FFFF;",
        b"&a;",
        b"<!--",
        b"]]>",
        b'ref="A1:XFD1048576"',
        b"\x00",
        b"\xff\xfe",
        b"<![CDATA[",
        b"99999999999999999999",
    ),
)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A few bytes flipped, cut out, doubled or replaced by a token."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at, length = chance.randrange(len(found) + 1), chance.choice((1, 4, 50, 1000))
        found[at : at + length] = chance.choice(
            (
                bytes(chance.randrange(256) for _ in range(min(length, 8))),
                b"",
                bytes(found[at : at + length]) * 2,
                chance.choice(TOKENS),
            )
        )
    return bytes(found)


def broken(content: bytes, chance: random.Random) -> bytes:
    """The archive's bytes changed, or those of one of its parts."""
    if chance.random() < 0.3:
        return mutated(content, chance)
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as book,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out,
    ):
        unlucky = chance.choice(book.namelist())
        for name in book.namelist():
            part = book.read(name)
            out.writestr(name, mutated(part, chance) if name == unlucky else part)
    return written.getvalue()


def read_as_roster(path: Path) -> None:
    file = read_roster(path)
    edits = read_changes(path, file).edits
    if edits:
        with_edits(file, edits)


def slice_of(sources: list[Path], seed: int, seconds: float, path: Path, answers: Any) -> None:
    """Runs in a child. What it is reading stands at `path`."""
    chance = random.Random(seed)
    readers: tuple[Callable[[Path], object], ...] = (read_case, read_as_roster)
    contents = [(source.read_bytes(), reader) for source, reader in zip(sources, readers, strict=True)]
    counts: Counter[str] = Counter()
    slowest, ends = 0.0, time.process_time() + seconds
    while time.process_time() < ends:
        content, reader = chance.choice(contents)
        path.write_bytes(broken(content, chance))
        began = time.process_time()
        try:
            reader(path)
            counts["read"] += 1
        except (CaseFaults, Unreadable) as error:
            counts[type(error).__name__] += 1
        slowest = max(slowest, time.process_time() - began)
    answers.put((counts, slowest, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def busy(process: int | None) -> float:
    """Seconds of processor that a process has had."""
    try:
        return float(psutil.Process(process).cpu_times().user)
    except psutil.NoSuchProcess:
        return 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("roster", type=Path, help="a working copy .xlsx")
    parser.add_argument("--case", type=Path, default=Path("data/chengxiang-summer-2024.xlsx"))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()))
    wanted = parser.parse_args()
    wanted.keep.mkdir(parents=True, exist_ok=True)
    spawning = multiprocessing.get_context("spawn")
    total: Counter[str] = Counter()
    slowest = largest = 0.0
    for number in range(max(1, round(wanted.minutes))):
        seed, answers = wanted.seed * 1000 + number, spawning.Queue()
        path = wanted.keep / f"fuzz-{seed}.xlsx"
        seconds = min(SLICE_SECONDS, wanted.minutes * 60)
        child = spawning.Process(target=slice_of, args=([wanted.case, wanted.roster], seed, seconds, path, answers))
        child.start()
        while child.is_alive() and busy(child.pid) < seconds + 3 * SLOWEST_SECONDS:
            child.join(1)
        if child.exitcode != 0:
            child.kill()
            print(f"seed {seed}: {'hung' if child.exitcode is None else f'died with {child.exitcode}'}, kept {path}", flush=True)
            total["failed"] += 1
            continue
        counts, slow, large = answers.get()
        total, slowest, largest = total + counts, max(slowest, slow), max(largest, large)
        path.unlink()
    print(f"{dict(total)}; slowest {slowest:.2f} s, peak {largest:.0f} MB")
    if total["failed"] or slowest > SLOWEST_SECONDS or largest > MOST_MEGABYTES:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
