"""互助往来: what each two stations lent each other, and who owes whom; no such sheet where none may lend."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.organisation import MutualAid
from models.words import Language, speaking
from scheduler.exchange.working.workbook import write_working
from tests.cases import FENGHUANG, LONGQIAO, UNITS, assigned, stint
from tests.exchange.rosters import case, closing, reasons, report, roster_file

EAST = "东海所"
HERE, THERE = "龙桥所/接处警/白", "凤凰山所/接处警/白"
ROWS = (
    MutualAid(station=LONGQIAO, partner=EAST),
    MutualAid(station=LONGQIAO, partner=FENGHUANG, past_balance=-1),
    MutualAid(station=FENGHUANG, partner=EAST, past_balance=3),
)


def sheet_of(path: Path, rows: tuple[MutualAid, ...], name: str) -> list[list[object]]:
    """B01 helps 龙桥 on three dates, A03 凤凰山 on one."""
    units = (*UNITS, UNITS[1].model_copy(update={"id": EAST}))
    file = roster_file(case(mutual_aid=rows, units=units))
    covers = (*(assigned("B01", HERE, on, rung=3) for on in (6, 7, 8)), assigned("A03", THERE, 10, rung=3))
    stints = (stint("B01", LONGQIAO, 6, 8), stint("A03", FENGHUANG, 10, 10))
    roster = file.roster.model_copy(
        update={"assignments": (*file.roster.assignments, *covers), "stints": (*file.roster.stints, *stints)}
    )
    write_working(path, file.model_copy(update={"roster": roster}), report(), reasons(), closing())
    book = load_workbook(path)
    return [list(row) for row in book[name].iter_rows(values_only=True)] if name in book.sheetnames else []


def test_the_furthest_apart_come_first(tmp_path: Path) -> None:
    title, note, header, *rows = sheet_of(tmp_path / "底稿.xlsx", ROWS, "互助往来")
    assert title[0] == "互助往来"
    assert "「互助平衡」" in str(note[0])
    assert header == ["派出所", "互助所", "往期结余", "本期借出", "本期借入", "期后结余", "说明"]
    assert rows == [
        [LONGQIAO, FENGHUANG, -1, 1, 3, -3, "龙桥所欠凤凰山所 3 人次"],
        [FENGHUANG, EAST, 3, 0, 0, 3, "东海所欠凤凰山所 3 人次"],
        [LONGQIAO, EAST, 0, 0, 0, 0, "两清"],
    ]


def test_no_mutual_aid_no_sheet(tmp_path: Path) -> None:
    assert sheet_of(tmp_path / "底稿.xlsx", (), "互助往来") == []


@pytest.mark.parametrize(
    ("past", "said"), [(-1, "龙桥所 owes 凤凰山所 3 duties"), (3, "凤凰山所 owes 龙桥所 1 duty"), (2, "even")]
)
def test_in_english(past: int, said: str, tmp_path: Path) -> None:
    aid = ROWS[1].model_copy(update={"past_balance": past})
    with speaking(Language.EN, Language.EN):
        *_, row = sheet_of(tmp_path / "working.xlsx", (aid,), "Balance of aid")
    assert row[-1] == said


def test_no_heading_goes_over_two_lines_while_the_page_is_empty(tmp_path: Path) -> None:
    """Four characters are as wide as eight letters, though the numbers below are narrow."""
    sheet_of(tmp_path / "底稿.xlsx", ROWS[1:2], "互助往来")
    widths = load_workbook(tmp_path / "底稿.xlsx")["互助往来"].column_dimensions
    assert all(8 < widths[column].width < 20 for column in "CDEF")
