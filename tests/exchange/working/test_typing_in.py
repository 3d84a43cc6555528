"""Cells of a working copy typed over in its file: read back as they were typed, and all else as it was."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from scheduler.demand.needs import Duty
from scheduler.exchange.errors import Unreadable
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.working.edits.open_cells import CellKey, OfficerDate, edit_of, key_of
from scheduler.exchange.working.edits.roster_changes import read_changes, read_open
from scheduler.exchange.working.edits.typing_in import typed_over
from scheduler.exchange.working.workbook import write_working
from tests.cases import day
from tests.exchange.rosters import closing, reasons, report, roster_file

CREW = Duty("龙桥所", "户籍窗口", "白", day(1))
KEYS: list[CellKey] = [OfficerDate("A02", day(3)), CREW]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("typed") / "底稿.xlsx"
    write_working(path, roster_file(), report(), reasons(), closing())
    return path


def retyped(book: Path, into: Path, texts: dict[CellKey, str]) -> Path:
    """In every cell that says the same."""
    cells = read_open(book, read_roster(book))[1]
    places = {(place.sheet, place.cell): text for key, text in texts.items() for place in cells.of(key)}
    into.write_bytes(typed_over(book, places))
    return into


@pytest.mark.parametrize("text", ["休", "病假", "=1+1", "<a&b>\"'", "", "夜●\n白"])
def test_what_is_typed_is_read_as_an_edit_and_nothing_else_is(book: Path, tmp_path: Path, text: str) -> None:
    again = retyped(book, tmp_path / "b.xlsx", dict.fromkeys(KEYS, text))
    changes = read_changes(again, read_roster(again))
    assert {key_of(edit) for edit in changes.edits} == set(KEYS)
    assert {edit.after for edit in changes.edits} == {" ".join(text.split())}
    assert (changes.unread, changes.free) == ((), ())
    assert read_roster(again) == read_roster(book)


def test_an_officers_date_is_typed_on_both_sheets_and_keeps_its_looks(book: Path, tmp_path: Path) -> None:
    again = retyped(book, tmp_path / "b.xlsx", {KEYS[0]: "=休"})
    sheets, before = openpyxl.load_workbook(again), openpyxl.load_workbook(book)
    places = read_open(book, read_roster(book))[1].of(KEYS[0])
    assert {place.sheet for place in places} == {"龙桥所", "警员"}
    for place in places:
        cell = sheets[place.sheet][place.cell]
        assert (cell.value, cell.data_type) == ("=休", "s")
        assert cell.style_id == before[place.sheet][place.cell].style_id


def test_typing_what_was_written_leaves_no_edit(book: Path, tmp_path: Path) -> None:
    again = retyped(book, tmp_path / "b.xlsx", dict.fromkeys(KEYS, "休"))
    cells = read_open(book, read_roster(book))[1]
    back = retyped(again, tmp_path / "c.xlsx", {key: cells.of(key)[0].written for key in KEYS})
    assert read_changes(back, read_roster(back)).edits == ()


def test_cells_are_found_where_a_planner_has_moved_them(book: Path, tmp_path: Path) -> None:
    """A row put in above, a note at the side, saved by another program."""
    sheets = openpyxl.load_workbook(book)
    sheets["龙桥所"].insert_rows(1, 2)
    sheets["龙桥所"]["AZ3"] = "备注"
    moved = tmp_path / "moved.xlsx"
    sheets.save(moved)
    again = retyped(moved, tmp_path / "b.xlsx", dict.fromkeys(KEYS, "休"))
    edits = read_changes(again, read_roster(again)).edits
    assert {key_of(edit) for edit in edits} == set(KEYS)
    cells = read_open(again, read_roster(again))[1]
    for edit in edits:
        key = key_of(edit)
        assert key is not None
        assert edit in [edit_of(key, place, "休") for place in cells.of(key)]


@pytest.mark.parametrize("place", [("没有", "A1"), ("龙桥所", "A9999"), ("龙桥所", "x")])
def test_a_place_that_is_not_there_is_refused(book: Path, place: tuple[str, str]) -> None:
    with pytest.raises(Unreadable, match="看不懂"):
        typed_over(book, {place: "休"})


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with ZipFile(path, "w") as other:
        other.writestr("a.txt", "x")
    for content in (path.read_bytes(), b"PK", b""):
        path.write_bytes(content)
        with pytest.raises(Unreadable):
            typed_over(path, {("龙桥所", "A1"): "休"})
