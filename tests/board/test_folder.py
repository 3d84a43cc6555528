"""Names are looked up in the opened folder alone; what comes into it passes the gate of all files."""

from pathlib import Path

import pytest

from models.words import Language, speaking
from scheduler.jobs.board.folder import Folder, NotInFolder, NotTaken, safe_name
from tests.board.desks import CASE, ROSTER, Board
from tests.exchange.books import sound, write_book

OUTSIDE = [
    *("../secret.xlsx", "..", ".", "", "/etc/passwd", "夏季/../../secret.xlsx"),
    *("..\\secret.xlsx", "%2e%2e/secret.xlsx", "a\x00b.xlsx"),
]
PLACES = (
    "/case?file={name}",
    "/case/content?file={name}",
    "/roster?file={name}",
    "/leave?file={name}",
    "/leave/reason?file={name}&id=Q3",
    "/why?file={name}&question=pins",
    "/roster/reason?file={name}&of=officers&key=A01&day=2024-07-22",
    "/roster/cell?file={name}&of=officers&key=A01&day=2024-07-22",
)


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_outside_the_folder_has_a_name(tmp_path: Path, name: str) -> None:
    write_book(tmp_path / "secret.xlsx", sound())
    (tmp_path / "夏季").mkdir()
    with pytest.raises(NotInFolder):
        Folder(tmp_path / "夏季").of(name)


@pytest.mark.parametrize("name", ["../secret.xlsx", "/etc/passwd", "..%2fsecret.xlsx"])
@pytest.mark.parametrize("place", PLACES)
def test_no_page_opens_what_is_outside(opened: Board, place: str, name: str) -> None:
    write_book(opened.desk.folder.path.parent / "secret.xlsx", sound())
    answer = opened.browser.get(place.format(name=name))
    assert "文件夹里没有" in answer.text
    assert "张三" not in answer.text


def test_no_solve_starts_of_what_is_outside(opened: Board) -> None:
    assert opened.post("/solve/start", data={"file": "../secret.xlsx"}).status_code == 422
    assert opened.desk.solving.now() is None


def test_a_link_out_of_the_folder_is_not_followed(opened: Board, tmp_path: Path) -> None:
    write_book(tmp_path / "secret.xlsx", sound())
    (opened.desk.folder.path / "link.xlsx").symlink_to(tmp_path / "secret.xlsx")
    assert "文件夹里没有" in opened.browser.get("/case?file=link.xlsx").text


def test_cases_and_rosters_are_told_apart_and_walls_left_out(opened: Board) -> None:
    write_book(opened.desk.folder.path / "七月-张贴.xlsx", sound())
    (opened.desk.folder.path / "~$七月.xlsx").write_bytes(b"PK")
    (opened.desk.folder.path / "说明.txt").write_text("x")
    assert {entry.name: entry.is_roster for entry in opened.desk.folder.entries()} == {CASE: False, ROSTER: True}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("九月.xlsx", "九月.xlsx"),
        ("../../九月.xlsx", "九月.xlsx"),
        ("C:\\桌面\\九月.XLSX", "九月.xlsx"),
        ("..九\x00月\u202e.xlsx", "九月.xlsx"),
        (".~lock.九月.xlsx", "lock.九月.xlsx"),
    ],
)
def test_a_name_that_comes_in_is_no_path(given: str, kept: str) -> None:
    assert safe_name(given) == kept


@pytest.mark.parametrize("given", ["", "..", "九月", "九月.exe", "九月.xlsx.html", ".xlsx", "/", "a.xlsx/"])
def test_a_name_of_another_kind_is_refused(given: str) -> None:
    with pytest.raises(NotTaken):
        safe_name(given)


def test_an_upload_comes_in_and_a_second_of_the_same_name_beside_it(opened: Board) -> None:
    content = (opened.desk.folder.path / CASE).read_bytes()
    for name in ("八月.xlsx", "八月 (2).xlsx"):
        answer = opened.post("/upload", files={"file": ("八月.xlsx", content)})
        assert answer.status_code == 303
        assert (opened.desk.folder.path / name).read_bytes() == content
    assert opened.log.read_text(encoding="utf-8").count("指挥中心\t放入文件") == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"<html>", b"\xd0\xcf\x11\xe0 encrypted"])
def test_what_the_gate_refuses_does_not_come_in(opened: Board, content: bytes) -> None:
    answer = opened.post("/upload", files={"file": ("九月.xlsx", content)})
    assert answer.status_code == 422
    assert "九月.xlsx" in answer.text
    assert "/tmp" not in answer.text
    assert not (opened.desk.folder.path / "九月.xlsx").exists()


def test_a_refusal_speaks_english_too(tmp_path: Path) -> None:
    with speaking(Language.EN, Language.EN), pytest.raises(NotInFolder, match="The folder holds no"):
        Folder(tmp_path).of("x")


def test_a_second_upload_of_a_name_is_told_and_the_first_stays(opened: Board) -> None:
    first = (opened.desk.folder.path / CASE).read_bytes()
    answer = opened.post("/upload", files={"file": (CASE, first)})
    page = opened.browser.get(answer.headers["location"])
    assert "文件夹里已有「七月.xlsx」" in page.text
    assert "七月 (2).xlsx" in page.text
    assert (opened.desk.folder.path / CASE).read_bytes() == first


def test_a_roster_that_is_put_in_opens_as_a_roster(opened: Board) -> None:
    content = (opened.desk.folder.path / ROSTER).read_bytes()
    answer = opened.post("/upload", files={"file": ("八月底稿.json", content)})
    assert answer.headers["location"].startswith("/roster?")


def test_a_workbook_of_records_alone_is_no_case(opened: Board) -> None:
    sheets = sound()
    stays = [["日期", "派出所"]]
    write_book(opened.desk.folder.path / "驻所.xlsx", {"参数": sheets["参数"], "警员": sheets["警员"], "驻所记录": stays})
    write_book(opened.desk.folder.path / "全.xlsx", sheets | {"驻所记录": stays})
    known = {entry.name: entry.is_records for entry in opened.desk.folder.entries()}
    assert known == {CASE: False, ROSTER: False, "驻所.xlsx": True, "全.xlsx": False}
    assert "驻所.xlsx" not in opened.browser.get("/start").text
