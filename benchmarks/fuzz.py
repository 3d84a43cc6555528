"""Broken files, as many as you like: `python -m benchmarks.fuzz [--mutations 10000] [--seed 1] [--commands 100] [--keep DIR]`.

Bytes of a small case and its roster are changed: as .xlsx (in the zip as it is and inside its parts), .xls, .ods, a folder of CSV
files and JSON, and of scenarios in YAML. What comes of each is read by one process that outlives them all, through gate and
reader; some are given to the command itself. A case, a roster, faults, or a file called unreadable are right answers. A
traceback, another exit code or a reading of over ten seconds are not, and the file that did it is kept.
"""

import argparse
import io
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from benchmarks.generator import Size, generate
from models.case import Case
from models.errors import ScenarioRefused
from scheduler.exchange import CaseFaults, Unreadable, read_case, write_case
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.reading.scenarios.yaml import yaml_lines
from scheduler.exchange.targets import roster_targets
from scheduler.exchange.working.edits.roster_changes import read_changes
from scheduler.jobs.edited_roster import with_edits
from scheduler.jobs.solve import write_roster
from scheduler.plan import Settings, plan

ROOT = Path(__file__).resolve().parents[1]
OLDER = ROOT / "tests" / "exchange" / "files"
SIZE = Size(stations=3, departments=6, headquarters=36, at_stations=66, days=7)
SLOWEST_SECONDS = 10.0
RIGHT_CODES = (0, 1, 2, 3)
SCENARIOS = "三人病倒:\n  - 缺勤: S01-001\n  - 培训: 治安大队\n    数值: 户籍\n    起: 2024-07-02\n别名: &a\n  - 缺勤: S01-002\n"
SIGNS = (
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b'"',
        b",",
        b":",
        b"\n",
        b"\r",
        b"- ",
        b"&a ",
        b"*a",
        b"? ",
        b"!!python/object",
        b"\\ud800",
        b"null",
        b"true",
    ),
    *(
        b"1e999",
        b"-1",
        b"9" * 40,
        b"9999-12-31",
        b"2024-02-30",
        b"\xef\xbb\xbf",
        b"\xfe\xff",
        b"\x00",
        b"[" * 3000,
        b'{"a":' * 3000,
        b"=1+1",
    ),
)
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
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at, length = chance.randrange(len(damaged) + 1), chance.choice((1, 4, 50, 1000))
        damaged[at : at + length] = chance.choice(
            (
                bytes(chance.randrange(256) for _ in range(min(length, 8))),
                b"",
                bytes(damaged[at : at + length]) * 2,
                chance.choice((*TOKENS, *SIGNS)),
            )
        )
    return bytes(damaged)


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


class Source(NamedTuple):
    """A sound file: `content` by name inside the folder, or of the file itself."""

    name: str
    content: dict[str, bytes]
    is_roster: bool = False


def sources(folder: Path) -> list[Source]:
    case = generate(SIZE, 1)
    for name in ("case.xlsx", "case.json", "case"):
        write_case(case, folder / name)
    for name in ("roster.xlsx", "roster.json"):
        write_roster(roster_targets(folder / name), *plan(case, Settings(1, 1)))
    (folder / "scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    files = [folder / name for name in ("case.xlsx", "case.json", "scenarios.yaml", "roster.xlsx", "roster.json")]
    single_files = [
        Source(file.name, {"": file.read_bytes()}, file.stem == "roster") for file in (*files, *OLDER.glob("summer.*"))
    ]
    return [*single_files, Source("case", {file.name: file.read_bytes() for file in (folder / "case").iterdir()})]


def spoilt(source: Source, folder: Path, chance: random.Random) -> Path:
    """The source with one of its files changed, as a path that can be read."""
    path = folder / f"broken{Path(source.name).suffix}"
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    is_zipped = path.suffix in (".xlsx", ".ods")
    unlucky = chance.choice(sorted(source.content))
    for name, content in source.content.items():
        target = path / name if name else path
        target.parent.mkdir(exist_ok=True)
        change = broken if is_zipped else mutated
        target.write_bytes(change(content, chance) if name == unlucky else content)
    return path


def read(path: Path, is_roster: bool, case: Case) -> None:
    if path.suffix == ".yaml":
        yaml_lines(path, case)
    elif is_roster:
        file = read_roster(path)
        edits = read_changes(path, file).edits
        if edits:
            with_edits(file, edits)
    else:
        read_case(path)


def outcome(path: Path, is_roster: bool, case: Case) -> str:
    """Raises what is no right answer."""
    try:
        read(path, is_roster, case)
    except (CaseFaults, ScenarioRefused):
        return "faults"
    except Unreadable:
        return "unreadable"
    return "read"


def command(path: Path, is_roster: bool, sound: Path) -> str:
    """The same of the command itself."""
    words = ["audit" if is_roster else "check", str(path)]
    if path.suffix == ".yaml":
        words = ["whatif", str(sound), str(path), "-o", str(path.with_name("out.xlsx")), "--time-limit", "1"]
    ended = subprocess.run([sys.executable, "-m", "cli", *words], cwd=ROOT, capture_output=True)
    if ended.returncode not in RIGHT_CODES or b"Traceback" in ended.stderr:
        raise RuntimeError(f"exit code {ended.returncode}: {ended.stderr[-2000:].decode(errors='replace')}")
    return f"command ended with {ended.returncode}"


def fuzz(mutations: int, seed: int, commands: int, keep: Path) -> tuple[Counter[str], float]:
    """How often each outcome came, and the longest time that one took."""
    chance, counts, slowest = random.Random(seed), Counter[str](), 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        known = sources(folder)
        case = read_case(folder / "case.json").case
        for number in range(mutations):
            source = chance.choice(known)
            path = spoilt(source, folder, chance)
            began = time.monotonic()
            try:
                is_command = commands and number % max(1, mutations // commands) == 0
                said = (
                    command(path, source.is_roster, folder / "case.json") if is_command else outcome(path, source.is_roster, case)
                )
            except Exception as error:
                said = "failed"
                kept = keep / f"fuzz-{seed}-{number}{path.suffix}"
                shutil.copytree(path, kept) if path.is_dir() else shutil.copy(path, kept)
                print(f"{kept}: {error!r}"[-3000:], flush=True)
            counts[said] += 1
            slowest = max(slowest, time.monotonic() - began)
    return counts, slowest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutations", type=int, default=10_000)
    parser.add_argument("--commands", type=int, default=100, help="so many of them to the whole command")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()))
    wanted = parser.parse_args()
    wanted.keep.mkdir(parents=True, exist_ok=True)
    counts, slowest = fuzz(wanted.mutations, wanted.seed, wanted.commands, wanted.keep)
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"{dict(counts)}; slowest {slowest:.2f} s, peaks {peaks[0]:.0f} and {peaks[1]:.0f} MB")
    if counts["failed"] or slowest > SLOWEST_SECONDS:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
