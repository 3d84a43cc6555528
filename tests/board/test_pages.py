"""What the pages show, without a browser."""

import os
import re
from pathlib import Path
from typing import Any

import pytest

from scheduler.board.pages.start import STEPS, on_shelves
from scheduler.board.rendering import TASKS
from scheduler.jobs.board.folder import Entry
from tests.board.desks import CASE, ROSTER, Board
from tests.exchange.books import sound, write_book

PAGES = (
    "/start",
    "/case",
    "/case/merge",
    "/demand",
    f"/case?file={CASE}",
    "/solve",
    "/roster",
    "/today?day=2024-07-22",
    "/ledger",
    "/ledger/publish",
    "/ledger/diff",
    "/ledger/replan",
    "/ledger/fairness",
    "/ledger/aid",
    "/ledger/stays",
    "/ledger/results",
)
PAGES += ("/leave", f"/leave?file={ROSTER}", "/why", f"/why?file={ROSTER}&question=leave&id=Q3")
CELL = {"file": ROSTER, "of": "officers", "key": "D01", "day": "2024-07-23"}


def broken(folder: Path) -> None:
    sheets = sound()
    sheets["请假"][1][2] = "七月九日<b>"
    sheets["需求"][1][3] = "两"
    write_book(folder / CASE, sheets)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole_in_either_language(opened: Board, path: str) -> None:
    for language in ("zh", "en"):
        answer = opened.browser.get(path, params={"lang": language} if "?" not in path else None)
        assert answer.status_code == 200
        assert answer.text.rstrip().endswith("</html>")
        assert 'style="' not in answer.text
        assert "onclick" not in answer.text
        assert not re.search(r"<script(?! src=)", answer.text)
        assert not re.search(r'(?:src|href)="(?:https?:)?//', answer.text)


def test_each_fault_stands_in_the_list_and_at_its_cell(opened: Board) -> None:
    broken(opened.desk.folder.path)
    text = opened.browser.get("/case", params={"file": CASE}).text
    assert "共 2 处须改正" in text
    assert re.search(r'<td class="wrong" id="请假-C2"[^>]*>.*?七月九日&lt;b&gt;</td>', text)
    assert re.search(r'<td class="wrong" id="需求-D2"', text)
    assert 'href="#请假-C2"' in text


def test_a_sound_case_shows_what_was_taken_and_leads_to_solving(opened: Board) -> None:
    text = opened.browser.get("/case", params={"file": CASE}).text
    assert "没有发现错误" in text
    assert "默认项" in text
    assert "/solve?file=" in text


def test_the_page_follows_the_file(opened: Board) -> None:
    path = opened.desk.folder.path / CASE
    text = opened.browser.get("/case", params={"file": CASE}).text
    seen = re.search(r"seen=([0-9a-f-]+)", text)
    assert seen
    known = {"file": CASE, "seen": seen[1]}
    assert opened.browser.get("/case/content", params=known).status_code == 204
    broken(opened.desk.folder.path)
    os.utime(path, (1, 1))
    assert "共 2 处须改正" in opened.browser.get("/case/content", params=known).text


def test_a_file_that_is_gone_is_said_to_be(opened: Board) -> None:
    (opened.desk.folder.path / CASE).unlink()
    assert "文件夹里没有" in opened.browser.get("/case", params={"file": CASE}).text
    assert opened.browser.get("/case/content", params={"file": CASE, "seen": "x"}).status_code == 422


@pytest.mark.parametrize("of", ["stations", "officers"])
@pytest.mark.parametrize("span", ["half", "week"])
def test_a_roster_is_a_grid_with_one_row_a_line(opened: Board, of: str, span: str) -> None:
    text = opened.browser.get("/roster", params={"file": ROSTER, "of": of, "span": span}).text
    assert 'role="grid"' in text
    rows = text.count('class="line"')
    dates = text.count("data-day=")
    assert text.count('role="gridcell"') == rows * dates
    assert dates == (14 if span == "half" else 7)
    assert "★" in text


def test_looks_say_the_same_as_signs_and_words(opened: Board) -> None:
    text = opened.browser.get("/roster", params={"file": ROSTER, "of": "officers"}).text
    assert re.search(r'class="c leave[^>]*><span class="own">休</span><span class="spoken"> 休假', text)
    text = opened.browser.get("/roster", params={"file": ROSTER, "of": "stations"}).text
    assert re.search(r'class="c [^"]*short[^>]*>.*?<span class="gap">', text)


def test_the_reason_of_a_cover_is_the_audits(opened: Board) -> None:
    text = opened.browser.get("/roster/reason", params=CELL).text
    assert "户籍窗口" in text
    assert "本所当班可上此岗" in text
    assert "<html" not in text


def test_a_cell_opens_with_its_stand_ins_and_those_passed_over(opened: Board) -> None:
    text = opened.browser.get("/roster/cell", params=CELL).text
    assert "可以顶上" in text
    assert "<summary>" in text


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "Z99"},
        {"key": "../x"},
        {"day": "2031-01-01"},
        {"of": "stations", "key": "龙桥所/没有/夜"},
        {"of": "stations", "key": "///"},
    ],
)
def test_a_cell_that_is_not_there_is_refused(opened: Board, wrong: dict[str, Any]) -> None:
    for page in ("/roster/reason", "/roster/cell"):
        assert opened.browser.get(page, params=CELL | wrong).status_code == 422


@pytest.mark.parametrize("wrong", [{"day": "x"}, {"of": "x"}, {"key": "x" * 300}])
def test_a_parameter_that_means_nothing_is_refused(opened: Board, wrong: dict[str, Any]) -> None:
    answer = opened.browser.get("/roster/cell", params=CELL | wrong)
    assert answer.status_code == 400
    assert "看不懂" in answer.text


def test_what_is_not_there_of_a_page_is_the_first(opened: Board) -> None:
    answer = opened.browser.get("/roster", params={"file": ROSTER, "unit": "没有", "at": 400})
    assert answer.status_code == 200


def test_a_case_opened_as_a_roster_is_told_so(opened: Board) -> None:
    assert 'role="alert"' in opened.browser.get("/roster", params={"file": CASE}).text


def test_the_reason_of_a_refused_leave_stands_at_its_dates(opened: Board) -> None:
    text = opened.browser.get("/roster/reason", params=CELL | {"key": "C01", "day": "2024-08-04"}).text
    assert "未" in text
    assert "当日没有勤务" not in text


def test_the_start_has_a_step_for_each_task_of_the_week() -> None:
    assert set(STEPS) == set(TASKS) - {"start"}


def test_the_start_says_what_comes_next_and_what_is_there(opened: Board) -> None:
    write_book(opened.desk.folder.path / "七月-2.xlsx", sound())
    text = opened.browser.get("/").text
    assert text.index('href="/case"><b>') < text.index('href="/solve"><b>') < text.index('href="/roster"><b>')
    assert ROSTER in text
    for path in opened.desk.folder.path.iterdir():
        path.unlink()
    assert "还没有案例" in opened.browser.get("/start").text


def test_rosters_stand_with_their_case() -> None:
    names = {"夏季.xlsx": False, "夏季-2.xlsx": False, "夏季-2-底稿.xlsx": True, "夏季-底稿.xlsx": True, "秋.json": True}
    shelves, others = on_shelves(Entry(name, is_roster) for name, is_roster in names.items())
    assert shelves == [("夏季.xlsx", ("夏季-底稿.xlsx",)), ("夏季-2.xlsx", ("夏季-2-底稿.xlsx",))]
    assert others == ["秋.json"]
