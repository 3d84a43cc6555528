"""`notice` as it is typed: its folder, what was published, and what is refused."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

import cli
from models.errors import Exit
from scheduler.exchange.folder_target import FileNames
from tests.ledger.rosters import as_book, as_json, on_duty, with_refusal
from tests.publishing.test_notices import COUNTER, file


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DUTYCOVER_DB", str(tmp_path / "ledger.db"))

    def ran(*words: object) -> tuple[int, str]:
        with pytest.raises(SystemExit) as left:
            cli.main([str(word) for word in words])
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out + err

    return ran


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_each_unit_has_a_folder_with_its_officers_files(run, tmp_path: Path) -> None:
    roster = as_json(tmp_path, file(("D01", COUNTER, 1, "cover")))
    code, said = run("notice", roster, "-o", tmp_path / "通知")
    assert code == Exit.OK
    assert "1 人的通知，2 个单位" in said
    assert names(tmp_path / "通知") == {
        "户政科/户政科.docx",
        "户政科/警员D01.docx",
        "户政科/警员D01.ics",
        "龙桥派出所/龙桥派出所.docx",
    }
    assert "TENTATIVE" in (tmp_path / "通知/户政科/警员D01.ics").read_text("utf-8")


def test_a_published_file_counts_as_its_version_and_since_tells_the_changes_alone(run, tmp_path: Path) -> None:
    before = with_refusal()
    after = on_duty(0, 4, made_from=before, of=before.case)
    assert run("publish", as_book(tmp_path, before), "--by", "指挥中心")[0] == Exit.OK
    second = as_json(tmp_path, after)
    assert run("publish", second)[0] == Exit.OK
    for reference in (second, 2):
        folder = tmp_path / f"通知{reference if reference == 2 else ''}"
        assert run("notice", reference, "--since", 1, "-o", folder)[0] == Exit.OK
        text = (folder / "龙桥派出所/警员A03.ics").read_text("utf-8")
        assert "SEQUENCE:2" in text
        assert "STATUS:CONFIRMED" in text
    assert "没有人的勤务有变" in run("notice", 2, "--since", second, "-o", tmp_path / "无")[1]
    assert not (tmp_path / "无").exists()


def test_since_is_an_earlier_version_of_the_same_period(run, tmp_path: Path) -> None:
    before = with_refusal()
    run("publish", as_book(tmp_path, before))
    run("publish", as_json(tmp_path, on_duty(0, 4, made_from=before, of=before.case)))
    code, said = run("notice", 1, "--since", 2, "-o", tmp_path / "通知")
    assert code == Exit.FAULTS
    assert "--since 2 不早于 1" in said
    assert run("notice", 2, "--since", 9, "-o", tmp_path / "通知")[0] == Exit.FAULTS
    assert not (tmp_path / "通知").exists()


def test_a_file_of_a_later_version_is_no_since(run, tmp_path: Path) -> None:
    """As its number is none."""
    before = with_refusal()
    later = as_json(tmp_path, on_duty(0, 4, made_from=before, of=before.case))
    run("publish", as_book(tmp_path, before))
    run("publish", later)
    code, said = run("notice", 1, "--since", later, "-o", tmp_path / "通知")
    assert code == Exit.FAULTS
    assert "--since 2 不早于 1" in said
    assert run("notice", 2, "--since", 2, "-o", tmp_path / "通知")[0] == Exit.FAULTS
    assert not (tmp_path / "通知").exists()


def test_a_station_that_loses_its_help_is_told(run, tmp_path: Path) -> None:
    before = as_json(tmp_path, file(("D01", COUNTER, 1, "cover")), "前.json")
    after = as_json(tmp_path, file(), "后.json")
    assert run("notice", after, "--since", before, "-o", tmp_path / "通知")[0] == Exit.OK
    assert "龙桥派出所/龙桥派出所.docx" in names(tmp_path / "通知")


def test_old_and_new_notices_are_not_mixed_up(run, tmp_path: Path) -> None:
    roster, folder = as_json(tmp_path, file(("D01", COUNTER, 1, "cover"))), tmp_path / "通知"
    assert run("notice", roster, "-o", folder)[0] == Exit.OK
    assert run("notice", roster, "-o", folder)[0] == Exit.OK
    other = as_json(tmp_path, file(("D02", COUNTER, 1, "cover")), "另.json")
    code, said = run("notice", other, "-o", folder)
    assert code == Exit.NOT_WRITTEN
    assert "警员D01" in said
    assert "户政科/警员D02.docx" not in names(folder)


def test_a_file_is_no_folder_and_an_edited_copy_is_refused(run, tmp_path: Path) -> None:
    book = as_book(tmp_path, with_refusal())
    code, said = run("notice", book, "-o", book)
    assert code == Exit.NOT_WRITTEN
    assert "不是文件夹" in said
    edited = load_workbook(book)
    sheet = edited["警员"]
    row = next(row for row in sheet.iter_rows() if "警员A03" in {cell.value for cell in row})
    row[-2].value = "病"
    edited.save(book)
    code, said = run("notice", book, "-o", tmp_path / "通知")
    assert code != Exit.OK
    assert not (tmp_path / "通知").exists()


def test_names_of_files_are_free_on_every_system() -> None:
    known = FileNames()
    assert [known.free(text) for text in ("甲/乙", "甲:乙", "con", "..", "A", "a")] == [
        "甲_乙",
        "甲_乙-2",
        "_con",
        "_",
        "A",
        "a-2",
    ]
