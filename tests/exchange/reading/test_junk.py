"""Whatever stands in the cells, the reader answers with a case or with faults, never with another error."""

import random
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from scheduler.exchange import CaseFaults, read_case, write_case
from scheduler.exchange.reading.files.tables import read_tables
from scheduler.exchange.reading.merging.merge import merge
from scheduler.exchange.writing.case.marked_copy import write_marked
from scheduler.exchange.writing.case.merged_book import write_merged
from tests.exchange.books import Sheets, sound, write_book
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


MORE = [
    "7.2",
    7.2,
    "7月22日至8月2日",
    "7月32日",
    "1日",
    "张三、",
    "龙桥07:2024-07-23",
    "a/b/c:",
    "24:00",
    "周一",
    "２０２４年７月",
]


def as_typed() -> Sheets:
    """A case with duty grids in both layouts and headers over two rows."""
    days = [date(2024, 7, 1) + timedelta(n) for n in range(5)]
    return sound() | {
        "现排班": [["2024年7月值班表"], ["姓名", *days], ["", *"一二三四五"], ["张三", *"白夜休休白"], ["002", *"休休白夜休"]],
        "现排班 户政科": [["日期", "接处警", "", "户籍窗口"], ["", "白", "夜", ""], [days[4], "王五、003", "", ""]],
        "期初": [["姓名", *(f"6月{day}日" for day in range(17, 31))], ["张三", *["白", "休"] * 7]],
        "锁定": [["锁定", "警员", "日期", "派出所", "岗位", "班次"], ["指定", "001:2024-07-03", "", "龙桥/接处警/夜", "", ""]],
    }


def test_what_offices_type_is_sound_without_junk(tmp_path: Path) -> None:
    case = read_case(write_book(tmp_path / "case.xlsx", as_typed())).case
    assert len(case.base_roster) == 11
    assert len(case.opening) == len(case.pins) == 1


@pytest.mark.parametrize("seed", range(40))
def test_junk_in_what_offices_type(seed: int, tmp_path: Path) -> None:
    """The same for grids, references and headers; and whatever is wrong can be marked, and refused by a merge."""
    chance = random.Random(seed)
    sheets = {name: [list(row) for row in rows] for name, rows in as_typed().items()}
    for _ in range(chance.choice((1, 3, 30))):
        row = chance.choice(chance.choice(list(sheets.values())))
        row[chance.randrange(len(row))] = chance.choice(JUNK + MORE)
    path = write_book(tmp_path / "junk.xlsx", sheets)
    try:
        read_case(path)
    except CaseFaults as error:
        write_marked(path, tmp_path / "marked.xlsx", error.faults)
    with suppress(CaseFaults):
        write_merged(tmp_path / "merged.xlsx", merge([path]))


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
