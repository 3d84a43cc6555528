"""Where a result goes: its workbook, the wall's beside a roster's working copy, and JSON for scripts."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from models.words import in_the_workbook, say
from scheduler.exchange.transaction.atomic import write_or_keep
from scheduler.exchange.transaction.outputs import NotWritten, refuse_outputs

Content = Callable[[], bytes]
WORKING, WALL, CERTIFICATE = "-底稿", "-张贴", "-证书"
"""At the end of the names of files, whatever is spoken."""
NUMBERED = re.compile(f"(?:-[0-9]+)?{WORKING}$")


class Targets(NamedTuple):
    """None is not asked for. `book` is an .xlsx, or as .json a bare roster, which has no `wall`."""

    book: Path | None
    wall: Path | None = None
    summary: Path | None = None
    certificate: Path | None = None

    def paths(self) -> list[Path]:
        return [path for path in self if path is not None]

    @property
    def is_bare(self) -> bool:
        return self.book is not None and self.book.suffix.lower() == ".json"


def roster_targets(book: Path, summary: Path | None = None, certificate: bool = False) -> Targets:
    """`summer.xlsx` with `summer-张贴.xlsx`, and `summer-证书.zip`, beside it. Raises `NotWritten` for another suffix."""
    if book.suffix.lower() not in (".xlsx", ".json"):
        raise NotWritten(say("targets.suffix", path=book))
    wall = book.with_name(f"{book.stem}{WALL}.xlsx") if book.suffix.lower() == ".xlsx" else None
    proof = book.with_name(f"{bare_name(book)}{CERTIFICATE}.zip") if certificate else None
    return Targets(book, wall, summary, proof)


def beside(case: Path, folder: Path | None = None, summary: Path | None = None) -> Targets:
    """`夏季-底稿.xlsx` and `夏季-张贴.xlsx` beside `夏季.xlsx`, or in another folder."""
    folder = folder or case.parent
    return Targets(folder / f"{case.stem}{WORKING}.xlsx", folder / f"{case.stem}{WALL}.xlsx", summary)


def free_beside(case: Path) -> Targets:
    """The same, numbered where either is there already: nobody's edits are written over.

    `夏季-2-底稿.xlsx` comes after `夏季-底稿.xlsx`, also where the latter is what is solved again.
    """
    stem, number = NUMBERED.sub("", case.stem), 2
    goals = beside(case.with_name(f"{stem}.xlsx"))
    while any(path.exists() or path.is_symlink() for path in goals.paths()):
        goals, number = beside(case.with_name(f"{stem}-{number}.xlsx")), number + 1
    return goals


def bare_name(book: Path) -> str:
    """`夏季` of `夏季-底稿.xlsx`."""
    return book.stem.removesuffix(WORKING)


def wall_name(book: Path) -> str:
    """`夏季-张贴.xlsx` of `夏季-底稿.xlsx`."""
    return f"{bare_name(book)}{WALL}.xlsx"


def answer_targets(book: Path | None, summary: Path | None = None, refusal: str = "stress.suffix") -> Targets:
    """Of an answer. Raises `NotWritten`, in the words of `refusal`, for a workbook of another suffix."""
    if book is not None and book.suffix.lower() != ".xlsx":
        raise NotWritten(say(refusal, path=book))
    return Targets(book, None, summary)


def refuse(goals: Targets, inputs: Iterable[Path | None]) -> None:
    """Raises `NotWritten` before anything is computed, for whatever could not be written after it."""
    refuse_outputs(goals.paths(), [path for path in inputs if path is not None])


def write(
    goals: Targets,
    book: Content,
    wall: Content | None = None,
    summary: Content | None = None,
    certificate: Content | None = None,
) -> tuple[Path, ...]:
    """All files or none; what cannot be written is kept under other names, and `NotWritten` says where.

    What has no target is not made. The workbooks are in their own language, the summary in the one spoken.
    """
    contents: dict[Path, bytes] = {}
    pages = ((goals.book, book), (goals.wall, wall), (goals.certificate, certificate))
    with in_the_workbook():
        contents |= {path: make() for path, make in pages if path and make}
    if goals.summary and summary:
        contents[goals.summary] = summary()
    write_or_keep(contents)
    return tuple(contents)
