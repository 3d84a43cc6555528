"""Whatever the bytes of a workbook, what comes of it is a case or a roster, faults, or a file called unreadable."""

from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from benchmarks.fuzz import broken, read_as_roster
from scheduler.exchange import CaseFaults, Unreadable, read_case, write_case
from scheduler.exchange.working_workbook import write_working
from tests.exchange.cases import rich_case
from tests.exchange.rosters import closing, reasons, report, roster_file


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    folder = tmp_path_factory.mktemp("books")
    write_case(rich_case(), folder / "case.xlsx")
    write_working(folder / "roster.xlsx", roster_file(), report(), reasons(), closing())
    return (folder / "case.xlsx").read_bytes(), (folder / "roster.xlsx").read_bytes()


@pytest.mark.parametrize("seed", range(6))
def test_broken_bytes(seed: int, books: tuple[bytes, bytes], tmp_path: Path) -> None:
    chance = Random(seed)
    for content, read in zip(books * 15, (read_case, read_as_roster) * 15, strict=True):
        (tmp_path / "broken.xlsx").write_bytes(broken(content, chance))
        with suppress(CaseFaults, Unreadable):
            read(tmp_path / "broken.xlsx")
