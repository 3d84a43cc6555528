"""Export, edit n cells, import: exactly those n, whoever saved the workbook."""

import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.case import Case
from models.case_hash import case_hash
from models.words import Language, speaking
from scheduler.exchange import CaseFaults, Unreadable, UnreadableKind
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.sheets.hidden_roster import HIDDEN_SHEET
from scheduler.exchange.working.edits.edit_meanings import meanings
from scheduler.exchange.working.edits.roster_changes import Changes, read_changes, refuse_stale
from scheduler.exchange.working.edits.roster_edits import Edit
from scheduler.exchange.working.workbook import write_working
from scheduler.exchange.writing.paper.roster_tables import Tables
from tests.exchange.rosters import case, closing, reasons, report, roster_file

CODES = ("白", "值●", "户籍窗口/白", "休", "", "★龙桥所 户籍窗口/白", "随便写", 7)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_working(tmp_path / "底稿.xlsx", roster_file(), report(), reasons(), closing())
    return tmp_path / "底稿.xlsx"


def changes(path: Path, edit: Callable[[Workbook], object]) -> Changes:
    """What is read back after an edit by another program."""
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return read_changes(path, read_roster(path))


def edited(path: Path, edit: Callable[[Workbook], object]) -> tuple[Edit, ...]:
    """The officers' dates among them."""
    return tuple(change for change in changes(path, edit).edits if isinstance(change, Edit))


def cells(sheet: Worksheet, heading: str, given: Case) -> dict[tuple[str, date], str]:
    """The cell of each officer of a sheet and date."""
    label = next(cell for row in sheet.iter_rows() for cell in row if cell.value == heading)
    days = {(given.start + timedelta(n)): n for n in range((given.end - given.start).days + 1)}
    first = next(cell.column for cell in sheet[3] if cell.is_date)
    names = {officer.name: officer.id for officer in given.officers} | {officer.id: officer.id for officer in given.officers}
    rows = {
        names[row[0].value]: row[0].row
        for row in sheet.iter_rows(label.row + 1, min_col=label.column, max_col=label.column)
        if row[0].value in names
    }
    return {(officer, day): sheet.cell(row, first + n).coordinate for officer, row in rows.items() for day, n in days.items()}


def test_nothing_edited(path: Path) -> None:
    assert changes(path, lambda book: None) == Changes()


@pytest.mark.parametrize("seed", range(8))
def test_exactly_the_cells_edited(seed: int, path: Path) -> None:
    """Each officer and date on one of the two sheets on which they stand; what was there already is no edit."""
    chance = Random(seed)
    given = case()
    tables = Tables(roster_file())

    def edit(book: Workbook) -> dict[tuple[str, str], str]:
        made = {}
        places = {sheet: cells(book[sheet], heading, given) for sheet, heading in (("警员", "警号"), ("龙桥所", "本所人员"))}
        for officer, day in chance.sample(sorted(places["警员"]), 30):
            sheet = chance.choice([sheet for sheet in places if (officer, day) in places[sheet]])
            cell = places[sheet][officer, day]
            new = chance.choice(CODES)
            if "".join(str(book[sheet][cell].value or "").split()) != "".join(str(new).split()):
                made[sheet, cell] = str(new)
            book[sheet][cell] = new
        return made

    expected: dict[tuple[str, str], str] = {}
    edits = edited(path, lambda book: expected.update(edit(book)))
    assert {(change.sheet, change.cell): change.after for change in edits} == expected
    assert len(edits) == len(expected) > 15
    assert all(change.officer in tables.officers and given.start <= change.date <= given.end for change in edits)


def test_an_edit_says_where_who_when_and_what(path: Path) -> None:
    (change,) = edited(
        path, lambda book: book["龙桥所"].__setitem__(cells(book["龙桥所"], "本所人员", case())["A04", date(2024, 7, 22)], "休")
    )
    assert str(change) == f"龙桥所!{change.cell}：A04 7月22日 白 → 休"


def test_rows_may_be_sorted_and_columns_of_notes_added(path: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["警员"]
        first, last = [[cell.value for cell in sheet[row]] for row in (6, sheet.max_row)]
        for row, values in ((6, last), (sheet.max_row, first)):
            for place, value in enumerate(values, 1):
                sheet.cell(row, place).value = value
        sheet.cell(6, sheet.max_column + 1, "备注")

    assert edited(path, edit) == ()


def test_the_same_edit_on_both_sheets_is_one_and_different_ones_are_refused(path: Path) -> None:
    on = ("A03", date(2024, 7, 24))

    def edit(book: Workbook, all_officers: str) -> None:
        book["龙桥所"][cells(book["龙桥所"], "本所人员", case())[on]] = "白"
        book["警员"][cells(book["警员"], "警号", case())[on]] = all_officers

    tables = Tables(roster_file())
    twice = edited(path, lambda book: edit(book, "户籍窗口/白"))
    assert [change.sheet for change in meanings(tables, twice).edits] == ["龙桥所"]
    with pytest.raises(CaseFaults, match=r"警员!.*在此改为「值●」，在 龙桥所!.* 改为「白」"):
        meanings(tables, edited(path, lambda book: edit(book, "值●")))


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda book: book["龙桥所"].delete_cols(5), "龙桥所：缺少导出时的 1 列（E 列）"),
        (lambda book: book["警员"].delete_rows(6), "警员：缺少导出时的 1 行（第 6 行）"),
        (lambda book: book["警员"].__setitem__("B7", "A01"), "警员!B7：「A02」改成了「A01」"),
        (lambda book: book["警员"].__setitem__("B3", "编号"), "警员!B3：「警号」改成了「编号」"),
        (lambda book: book["替岗"].__setitem__("F4", "警员A09"), "替岗!F4：「警员D01」改成了「警员A09」；这张表由排班列出"),
        (lambda book: book.__delitem__("规则"), "规则：整张表缺失；规则请改案例的「规则」表"),
        (lambda book: book["请假"].__setitem__("A4", "东海所"), "请假!A4：「龙桥所」改成了「东海所」"),
        (lambda book: book["总览"].__setitem__("A1", "草稿"), "总览!A1：「城厢分局替岗排班底稿」改成了「草稿」"),
    ],
)
def test_what_is_not_read_is_named_with_where_to_edit_instead(edit: Callable[[Workbook], object], said: str, path: Path) -> None:
    changed = changes(path, edit)
    assert changed.edits == ()
    (line,) = changed.unread
    assert str(line).startswith(said)


def test_a_stale_base_is_refused(path: Path) -> None:
    """Edits made on one version of a case say nothing of another; without edits there is nothing to refuse."""
    file = read_roster(path)
    edits = edited(path, lambda book: book["警员"].__setitem__("E6", "白"))
    other = case_hash(case(title="涵江分局"))
    refuse_stale(path, file, edits, file.case_hash)
    refuse_stale(path, file, (), other)
    with pytest.raises(Unreadable, match="有 1 处手工改动，但它出自另一版案例") as caught:
        refuse_stale(path, file, edits, other)
    assert caught.value.kind is UnreadableKind.STALE


def test_a_broken_grid_is_named_as_broken(path: Path) -> None:
    """The hidden sheet may still be whole."""
    with zipfile.ZipFile(path) as book:
        whole = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w") as book:
        for name, content in whole.items():
            book.writestr(name, content.replace(b"<v>", b"<q>", 1) if name == "xl/worksheets/sheet2.xml" else content)
    file = read_roster(path)
    with pytest.raises(Unreadable, match="已损坏"):
        read_changes(path, file)


def test_a_hidden_sheet_behind_its_hash_is_refused(path: Path) -> None:
    with pytest.raises(Unreadable, match="与其校验值不符"):
        edited(path, lambda book: book[HIDDEN_SHEET].__setitem__("A3", "0" * 64))


def test_edits_of_an_english_working_copy_are_found(tmp_path: Path) -> None:
    """The sheets are found by the names of the language that they were written in, whatever is spoken now."""
    written = tmp_path / "roster.xlsx"
    with speaking(Language.EN, Language.EN):
        write_working(written, roster_file(), report(), reasons(), closing())
    assert "Overview" in openpyxl.load_workbook(written).sheetnames
    place = cells(openpyxl.load_workbook(written)["龙桥所"], "Own officers", case())["A04", date(2024, 7, 22)]
    (change,) = edited(written, lambda book: book["龙桥所"].__setitem__(place, "休"))
    assert (change.officer, change.date, change.after) == ("A04", date(2024, 7, 22), "休")
