"""Files that are none, files that cannot be written, and templates."""

import os
from pathlib import Path

import openpyxl
import pytest

from models.case import Case
from scheduler.exchange import CaseFaults, Unreadable, UnreadableKind, read_case, write_case, write_template
from scheduler.exchange.sheets import SHEETS
from scheduler.exchange.transaction.outputs import NotWritten
from scheduler.exchange.writing.case import case_book
from tests.cases import officer, tiny_case
from tests.clock import limit, own_seconds
from tests.exchange.books import sound, write_book


def kind(path: Path) -> UnreadableKind:
    with pytest.raises(Unreadable) as caught:
        read_case(path)
    assert path.name in str(caught.value)
    return caught.value.kind


def test_each_kind_of_file_that_is_none(tmp_path: Path) -> None:
    whole = write_book(tmp_path / "whole.xlsx", sound()).read_bytes()
    files = {
        "empty.xlsx": (b"", UnreadableKind.EMPTY),
        "text.xlsx": ("警员,单位\n".encode(), UnreadableKind.NOT_A_WORKBOOK),
        "old.xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", UnreadableKind.ENCRYPTED),
        "broken.xlsx": (whole[: len(whole) // 2], UnreadableKind.BROKEN),
        "junk.xlsx": (b"PK\x03\x04junk", UnreadableKind.BROKEN),
        "case.docx": (whole, UnreadableKind.UNKNOWN_FORMAT),
        "case.json": (b"{", UnreadableKind.BROKEN),
        "wide.json": (b"\xff\xfe", UnreadableKind.ENCODING),
    }
    for name, (content, expected) in files.items():
        (tmp_path / name).write_bytes(content)
        assert kind(tmp_path / name) is expected, name
    assert kind(tmp_path / "nowhere.xlsx") is UnreadableKind.MISSING
    (tmp_path / "folder").mkdir()
    assert kind(tmp_path / "folder") is UnreadableKind.NO_TABLES
    (tmp_path / "folder" / "警员.csv").write_bytes(b"\xff\xff\xff")
    assert kind(tmp_path / "folder") is UnreadableKind.ENCODING


def test_a_stray_cell_far_away_is_refused_and_not_loaded(tmp_path: Path) -> None:
    path = write_book(tmp_path / "case.xlsx", sound())
    book = openpyxl.load_workbook(path)
    book["警员"]["XFD1048576"] = 1
    book.save(path)
    assert kind(path) is UnreadableKind.TOO_LARGE


def test_a_workbook_without_any_sheet_of_a_case_names_all_four(tmp_path: Path) -> None:
    with pytest.raises(CaseFaults) as caught:
        read_case(write_book(tmp_path / "case.xlsx", {"Sheet1": [["x"]]}))
    assert [fault.sheet for fault in caught.value.faults] == ["参数", "警员", "需求", "请假"]


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    case = tiny_case(officers=(officer("=1+1", "龙桥所").model_copy(update={"name": "=HYPERLINK(1)", "title": "http://x"}),))
    write_case(case, tmp_path / "case.xlsx")
    page = openpyxl.load_workbook(tmp_path / "case.xlsx")["警员"]
    assert (page["A2"].value, page["A2"].data_type) == ("=1+1", "s") or page["A2"].data_type == "s"
    assert page["B2"].data_type == "s"
    assert page["E2"].hyperlink is None
    write_case(case, tmp_path / "case")
    assert "'=1+1,'=HYPERLINK(1)" in (tmp_path / "case" / "警员.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("text", ["<r>&</r>", "<r><t>x</t></r>", "&amp;", "_x000D_", "]]>"])
def test_text_that_looks_like_xml_stays_text(text: str, tmp_path: Path) -> None:
    case = tiny_case(officers=(officer("A1", "龙桥所").model_copy(update={"name": text, "title": text}),))
    write_case(case, tmp_path / "case.xlsx")
    assert read_case(tmp_path / "case.xlsx").case == case


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.xlsx"
    path.write_bytes(b"old")

    def fails(case: Case) -> bytes:
        raise RuntimeError

    monkeypatch.setattr(case_book, "book_bytes", fails)
    with pytest.raises(RuntimeError):
        write_case(tiny_case(), path)
    assert path.read_bytes() == b"old"
    monkeypatch.undo()
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(PermissionError()))
    with pytest.raises(NotWritten, match="原文件未改动"):
        write_case(tiny_case(), path)
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["case.xlsx"]


def test_targets_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / ".~lock.open.xlsx#").touch()
    (tmp_path / "file").touch()
    for name in ("folder.xlsx", "open.xlsx", "nowhere/case.xlsx", "case.docx", "file"):
        with pytest.raises(NotWritten, match=name.rpartition("/")[2]):
            write_case(tiny_case(), tmp_path / name)


@pytest.mark.parametrize("full", [False, True])
def test_a_template_filled_in_reads_without_a_fault(full: bool, tmp_path: Path) -> None:
    """The example rows stay where they are, the planner types below them; only the two dates were missing before."""
    path = tmp_path / "template.xlsx"
    write_template(path, full=full)
    with pytest.raises(CaseFaults) as caught:
        read_case(path)
    assert [fault.cell for fault in caught.value.faults] == ["B3", "B4"]
    book = openpyxl.load_workbook(path)
    names = [sheet.zh for sheet in SHEETS if full or sheet.required or sheet.usual]
    assert book.sheetnames == [*names, "说明"]
    book["参数"]["B3"], book["参数"]["B4"] = "2024-07-01", "2024-07-14"
    for place, cell in enumerate(("001", "张三", "龙桥", "普通民警"), 1):
        book["警员"].cell(3, place, cell)
    for place, cell in ((1, "龙桥"), (2, "接处警"), (3, "夜"), (7, 1)):
        book["需求"].cell(3, place, cell)
    book.save(path)
    result = read_case(path)
    assert [officer.id for officer in result.case.officers] == ["001"]
    assert result.case.leave == ()
    assert result.ignored == ()


def test_a_template_has_notes_dropdowns_and_a_frozen_header(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, full=True)
    page = openpyxl.load_workbook(path)["请假"]
    assert page.freeze_panes == "A2"
    assert page["D1"].value == "结束日期"
    assert "必填" in page["D1"].comment.text
    assert page["A2"].value == "示例 A01"
    lists = {str(rule.sqref).partition(":")[0]: rule.formula1 for rule in page.data_validations.dataValidation}
    assert lists["G2"] == '"待定,已批准"'


@pytest.mark.timing
def test_twenty_thousand_rows_are_read_in_two_seconds(tmp_path: Path) -> None:
    sheets = sound()
    for number in range(20_000):
        sheets["警员"].append([f"P{number:05}", f"警员{number}", "龙桥", "民警", "户籍", "接处警"])
    path = write_book(tmp_path / "case.xlsx", sheets)
    cases: list[Case] = []
    assert own_seconds(lambda: cases.append(read_case(path).case)) < limit(2)
    assert len(cases[0].officers) == 20_003
