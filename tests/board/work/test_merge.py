"""The parts of units become one case of the folder, or are told at their cells why not."""

import re

import pytest

from tests.board.desks import CASE, Board
from tests.exchange.books import sound, write_book

PARTS = ["甲.xlsx", "乙.xlsx"]


@pytest.fixture
def parts(opened: Board) -> Board:
    for name in PARTS:
        write_book(opened.desk.folder.path / name, sound())
    return opened


def test_parts_become_a_case_beside_those_that_are_there(parts: Board) -> None:
    for kept in ("汇总.xlsx", "汇总 (2).xlsx"):
        answer = parts.post("/case/merge", data={"file": PARTS, "goal": "汇总.xlsx"})
        assert answer.status_code == 200
        assert f"已写出「{kept}」" in answer.text
        assert "没有发现错误" in parts.browser.get("/case", params={"file": kept}).text
    assert "合并 甲.xlsx" in parts.log.read_text(encoding="utf-8")


def test_bad_cells_of_parts_stand_in_the_sheet_of_their_file(parts: Board) -> None:
    sheets = sound()
    sheets["需求"][1][3] = "两"
    write_book(parts.desk.folder.path / "乙.xlsx", sheets)
    answer = parts.post("/case/merge", data={"file": PARTS, "goal": "汇总"})
    assert answer.status_code == 422
    assert "共 1 处须改正" in answer.text
    assert 'href="#乙.xlsx_需求-D2"' in answer.text
    assert re.search(r'<td class="wrong" id="乙.xlsx_需求-D2"', answer.text)
    assert not (parts.desk.folder.path / "汇总.xlsx").exists()
    assert answer.text.count(" checked>") == 2


def test_what_differs_is_listed(parts: Board) -> None:
    sheets = sound()
    sheets["需求"][1][3] = "9"
    write_book(parts.desk.folder.path / "乙.xlsx", sheets)
    answer = parts.post("/case/merge", data={"file": PARTS, "goal": "汇总"})
    assert "各份有不一致的地方" in answer.text
    assert "乙.xlsx 需求!" in answer.text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"goal": "汇总"}, "请至少选两份"),
        ({"file": ["甲.xlsx"], "goal": "汇总"}, "请至少选两份"),
        ({"file": ["甲.xlsx", "../x.xlsx"], "goal": "汇总"}, "文件夹里没有"),
        ({"file": PARTS, "goal": "汇总.exe/"}, "不能放入"),
    ],
)
def test_what_cannot_be_merged_is_said(parts: Board, given: dict[str, object], said: str) -> None:
    before = sorted(parts.desk.folder.path.parent.rglob("*"))
    answer = parts.post("/case/merge", data=given)
    assert answer.status_code == 422
    assert said in answer.text
    assert sorted(parts.desk.folder.path.parent.rglob("*")) == before


@pytest.mark.parametrize("goal", ["../../汇总", "/etc/汇总", "..\\汇总"])
def test_the_name_of_the_case_is_no_path(parts: Board, goal: str) -> None:
    assert parts.post("/case/merge", data={"file": PARTS, "goal": goal}).status_code == 200
    assert (parts.desk.folder.path / "汇总.xlsx").exists()


def test_the_page_offers_every_case(parts: Board) -> None:
    text = parts.browser.get("/case/merge").text
    assert text.count('type="checkbox"') == 3
    assert CASE in text
