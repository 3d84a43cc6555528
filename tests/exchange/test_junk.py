"""Whatever stands in the cells, the reader answers with a case or with faults, never with another error."""

import random
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from scheduler.exchange import CaseFaults, read_case, write_case
from scheduler.exchange.tables import read_tables
from tests.exchange.books import write_book
from tests.exchange.cases import rich_case

JUNK = [
    *(
        "",
        "#N/A",
        "休",
        "无",
        "x" * 50,
        "；；",
        "=1",
        "户籍()",
        "/",
        "龙桥/警员A01",
        "2099-01-01",
        "08:00-次日08:00",
        "９９",
        "按星期",
    ),
    *(-1, 0, 1, 3.5, 1e20, 9999999999.0, True),
    *(date(2024, 7, 25), datetime(2024, 7, 25, 8), time(8), timedelta(1)),
]


@pytest.mark.parametrize("seed", range(20))
def test_junk_in_cells(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    write_case(rich_case(), tmp_path / "case.xlsx")
    tables = read_tables(tmp_path / "case.xlsx")
    for _ in range(chance.choice((1, 3, 30))):
        row = chance.choice(chance.choice(tables).rows)
        row[chance.randrange(len(row))] = chance.choice(JUNK)
    with suppress(CaseFaults):
        read_case(write_book(tmp_path / "junk.xlsx", {table.name: table.rows for table in tables}))
