"""What is taken away: files of the folder alone, under their own names, and what is made of them."""

import io
import json
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from openpyxl import load_workbook

from scheduler.board.attached import as_attachment
from tests.board.desks import CASE, ROSTER, Board
from tests.exchange.books import sound, write_book

FILES = ("/download/file", "/download/wall", "/download/json", "/download/report", "/download/part")


def sheets(content: bytes) -> list[str]:
    return list(load_workbook(io.BytesIO(content)).sheetnames)


def name_of(header: str) -> str:
    kind, _, name = header.partition("; filename*=UTF-8''")
    assert kind == "attachment"
    return unquote(name)


def test_a_file_comes_as_it_is_under_its_own_name(opened: Board) -> None:
    answer = opened.browser.get("/download/file", params={"file": CASE})
    assert answer.content == (opened.desk.folder.path / CASE).read_bytes()
    assert name_of(answer.headers["content-disposition"]) == CASE
    assert answer.headers["content-type"].endswith("spreadsheetml.sheet")


@pytest.mark.parametrize("name", ["七月.xlsx", 'a"; filename="b.html', "a\r\nSet-Cookie: x=1.xlsx", "a%2e.xlsx", "💡'.xlsx"])
def test_nothing_in_a_name_leaves_it(name: str) -> None:
    header = as_attachment(name)["Content-Disposition"]
    assert header.isascii()
    assert not {"\r", "\n", '"'} & set(header)
    assert name_of(header) == name


@pytest.mark.parametrize("name", ["../secret.xlsx", "/etc/passwd", "..%2fsecret.xlsx", "..\\secret.xlsx", "", "没有.xlsx"])
@pytest.mark.parametrize("place", FILES)
def test_nothing_outside_the_folder_is_handed_out(opened: Board, place: str, name: str) -> None:
    write_book(opened.desk.folder.path.parent / "secret.xlsx", sound())
    answer = opened.browser.get(f"{place}?file={quote(name)}&unit=x")
    assert answer.status_code == 422
    assert "content-disposition" not in answer.headers
    assert "文件夹里没有" in answer.text


def test_a_case_of_csv_files_is_said_to_be_a_folder(opened: Board) -> None:
    (opened.desk.folder.path / "案例").mkdir()
    (opened.desk.folder.path / "案例" / "人员.csv").write_text("编号", encoding="utf-8")
    answer = opened.browser.get("/download/file", params={"file": "案例"})
    assert answer.status_code == 422
    assert "是一个文件夹" in answer.text


def test_a_name_that_is_no_text_spoils_no_page(opened: Board) -> None:
    (Path(str(opened.desk.folder.path)) / "七\udcff.json").write_text("{}")
    assert opened.browser.get("/case").status_code == 200


def test_a_roster_is_made_into_pages_for_the_wall_and_json(opened: Board) -> None:
    wall = opened.browser.get("/download/wall", params={"file": ROSTER})
    assert name_of(wall.headers["content-disposition"]) == "七月底稿-张贴.xlsx"
    assert len(sheets(wall.content)) > 1
    bare = opened.browser.get("/download/json", params={"file": ROSTER})
    assert name_of(bare.headers["content-disposition"]) == ROSTER
    assert json.loads(bare.content)["roster"] == json.loads((opened.desk.folder.path / ROSTER).read_text())["roster"]


def test_a_report_comes_as_one_page_for_reading_or_for_the_wall(opened: Board) -> None:
    for wall, name in (("false", "七月底稿-报告.html"), ("true", "七月底稿-张贴报告.html")):
        answer = opened.browser.get("/download/report", params={"file": ROSTER, "wall": wall})
        assert name_of(answer.headers["content-disposition"]) == name
        assert answer.text.rstrip().endswith("</html>")
        assert "<script" not in answer.text


def test_a_case_is_no_roster(opened: Board) -> None:
    assert opened.browser.get("/download/wall", params={"file": CASE}).status_code == 422


@pytest.mark.parametrize("full", ["", "?full=true"])
def test_a_template_comes_empty(opened: Board, full: str) -> None:
    answer = opened.browser.get(f"/download/template{full}")
    assert name_of(answer.headers["content-disposition"]) == "案例模板.xlsx"
    assert ("规则" in sheets(answer.content)) is bool(full)


def test_a_unit_gets_its_part(opened: Board) -> None:
    answer = opened.browser.get("/download/part", params={"file": CASE, "unit": "龙桥所"})
    assert name_of(answer.headers["content-disposition"]) == "七月-龙桥所.xlsx"
    assert "警员" in sheets(answer.content)
    assert opened.browser.get("/download/part", params={"file": CASE, "unit": "../x"}).status_code == 422


def test_edits_that_were_not_solved_again_are_not_left_out_in_silence(opened: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    from scheduler.exchange.working.edits.roster_changes import Changes
    from scheduler.jobs.downloads import made_files

    monkeypatch.setattr(made_files, "read_changes", lambda path, file: Changes(edits=("one", "two")))
    for place in ("/download/wall", "/download/json", "/download/report"):
        answer = opened.browser.get(place, params={"file": ROSTER})
        assert answer.status_code == 422
        assert "2 处改动还没有重新求解" in answer.text
    assert opened.browser.get("/download/file", params={"file": ROSTER}).status_code == 200
