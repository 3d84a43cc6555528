"""Counts below the grids follow what is typed, wherever it is typed, by functions that every spreadsheet has."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.case import Case
from models.organisation import Floor
from models.words import Language, speaking
from scheduler.audit import audit
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.sheets.hidden_roster import HIDDEN_SHEET
from scheduler.exchange.working.edits.roster_changes import Changes, read_changes
from scheduler.exchange.working.formulas import barred, count_of_names, is_like, literal
from scheduler.exchange.working.workbook import write_working
from tests.cases import NARCOTICS, OFFICERS, POSTS, UNITS, seat
from tests.exchange.rosters import case, closing, reasons, roster_file
from tests.exchange.working.test_working import FUNCTIONS

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
STATION = "龙桥所"
Computed = dict[tuple[str, Language], tuple[Path, Path]]
HOSTILE = {"A02": 'O\'Neil "Q"', "A03": "王 小*明?", "A04": "龙|桥~04", "D01": "李四", "D02": "李四"}
FLOOR = {"floors": (Floor(first=case().start, last=case().end, minimum=3),)}
CASES = {
    "as it is": case(),
    "odd names": case(officers=tuple(each.model_copy(update={"name": HOSTILE.get(each.id, each.name)}) for each in OFFICERS)),
    "a lead that is missing": case(posts=tuple(post.model_copy(update={"sworn_lead": post.id == "户籍窗口"}) for post in POSTS)),
    "a floor": case(units=tuple(unit.model_copy(update=FLOOR if unit.id == NARCOTICS else {}) for unit in UNITS)),
    "a single date": case(days=1),
}


def written(folder: Path, given: Case, language: Language = Language.ZH) -> Path:
    file = roster_file(given)
    path = folder / "底稿.xlsx"
    kept = tuple(work for work in file.roster.assignments if work.date <= given.end)
    stints = tuple(stint for stint in file.roster.stints if stint.last <= given.end)
    file = file.model_copy(update={"roster": file.roster.model_copy(update={"assignments": kept, "stints": stints})})
    with speaking(language, language):
        write_working(path, file, audit(given, file.roster), reasons(), closing())
    return path


def recalculated(path: Path, edits: Mapping[tuple[str, str], str | None], folder: Path) -> Workbook:
    """The workbook after these cells were typed over, as LibreOffice computes and saves it."""
    typed_over(path, edits, folder / "edited.xlsx")
    save_in_office([folder / "edited.xlsx"], folder)
    return load_workbook(folder / "saved" / "edited.xlsx", data_only=True)


def typed_over(path: Path, edits: Mapping[tuple[str, str], str | None], edited: Path) -> None:
    """Without any value of a formula."""
    book = load_workbook(path)
    for (sheet, cell), text in edits.items():
        book[sheet][cell].value = text
    book.save(edited)


def save_in_office(paths: Iterable[Path], folder: Path) -> None:
    """To `saved` in the folder, under the same names."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    words = [str(OFFICE), "--headless", profile, "--convert-to", "xlsx", "--outdir", str(folder / "saved")]
    subprocess.run([*words, *map(str, paths)], check=True, capture_output=True, timeout=120)


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Computed:
    """Of each case and language the workbook as written and as LibreOffice, begun once for all, computes it."""
    folder = tmp_path_factory.mktemp("office")
    copies: Computed = {}
    edited = []
    for number, (name, language) in enumerate(product(CASES, Language)):
        (folder / f"{number}").mkdir()
        path = written(folder / f"{number}", CASES[name], language)
        edited.append(folder / f"{number}.xlsx")
        typed_over(path, {}, edited[-1])
        copies[name, language] = path, folder / "saved" / f"{number}.xlsx"
    save_in_office(edited, folder)
    return copies


def formulas(book: Workbook) -> dict[tuple[str, str], str]:
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f")
    return {(cell.parent.title, cell.coordinate): str(cell.value) for cell in cells}


def row_of(sheet: Worksheet, label: str) -> int:
    return next(row[0].row for row in sheet.iter_rows() if row[0].value == label)


def at(sheet: Worksheet, label: str, number: int, labels: int = 3) -> str:
    """The cell of a row on a date by its number."""
    return str(sheet.cell(row_of(sheet, label), labels + 1 + number).coordinate)


@pytest.mark.parametrize("given", CASES.values(), ids=CASES)
def test_formulas_use_only_functions_that_all_spreadsheets_share(given: Case, tmp_path: Path) -> None:
    found_in = formulas(load_workbook(written(tmp_path, given)))
    assert {sheet for sheet, _ in found_in} >= {STATION, "部门"}
    for place, formula in found_in.items():
        assert len(formula) < 8192, place
        outside = re.sub('"[^"]*"', "", formula)
        assert set(re.findall(r"[A-Za-z.]+(?=\()", outside)) <= FUNCTIONS, place


@needs_office
@pytest.mark.xdist_group("computed counts")
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", CASES)
def test_before_an_edit_each_count_is_the_audits(name: str, language: Language, computed: Computed) -> None:
    """What is stored, which is the audit's, is what LibreOffice computes."""
    path, copy = computed[name, language]
    stored, now = load_workbook(path, data_only=True), load_workbook(copy, data_only=True)
    places = formulas(load_workbook(path))
    assert len(places) > (5 if CASES[name].start == CASES[name].end else 60)
    assert not [place for place in places if now[place[0]][place[1]].value != stored[place[0]][place[1]].value]


def differences(now: Workbook, before: Workbook, label: str, numbers: Iterable[int]) -> list[float]:
    """Of a row of the station's sheet, on dates by their numbers."""
    row = row_of(before[STATION], label)
    return [(now[STATION].cell(row, 4 + n).value or 0) - (before[STATION].cell(row, 4 + n).value or 0) for n in numbers]


@needs_office
def test_counts_follow_edits_wherever_they_are_typed(tmp_path: Path) -> None:
    """A name taken from a duty's cell, one added with its unit, an officer's own row, the row on 警员, a cover typed on 警员,
    and the same change in a duty's cell and in the officer's row, which counts once."""
    path = written(tmp_path, case())
    book = load_workbook(path)
    station, everybody = book[STATION], book["警员"]
    ids = {row[1].value: row[0].row for row in everybody.iter_rows(min_row=6)}

    def in_all(officer: str, number: int) -> tuple[str, str]:
        return "警员", everybody.cell(ids[officer], 5 + number).coordinate

    edits: dict[tuple[str, str], str | None] = {
        (STATION, at(station, "户籍窗口", 0)): None,
        (STATION, at(station, "户籍窗口", 1)): "警员A04、★户政科 警员D01\n★户政科/警员D02",
        (STATION, at(station, "警员A03", 2)): "接处警/值",
        in_all("A03", 3): "接处警/值●",
        in_all("C01", 7): "★龙桥所 接处警/值●",
        (STATION, at(station, "接处警", 9)): "警员A03",
        (STATION, at(station, "警员A03", 9)): "接处警/值●",
    }
    stored, now = load_workbook(path, data_only=True), recalculated(path, edits, tmp_path)
    change = {label: differences(now, stored, label, range(14)) for label in ("户籍窗口 白", "接处警 值●")}
    assert change["户籍窗口 白"] == [-1, 1, *[0] * 12]
    assert change["接处警 值●"] == [0, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0]
    totals = {name: differences(now, stored, f"合计　{name}", (0, 1, 3)) for name in ("实到", "缺（低于最低）", "差（低于目标）")}
    assert totals == {"实到": [-1, 1, 1], "缺（低于最低）": [1, 0, 0], "差（低于目标）": [1, 0, -1]}
    away = row_of(book["部门"], "禁毒大队") + 1
    assert now["部门"].cell(away, 10).value == stored["部门"].cell(away, 10).value + 1
    edited = tmp_path / "saved" / "edited.xlsx"
    changes = read_changes(edited, read_roster(edited))
    assert {(change.sheet, change.cell) for change in changes.edits} == set(edits)
    assert (changes.unread, changes.free) == ((), ())


def test_a_shortfall_turns_red_by_conditional_formats(tmp_path: Path) -> None:
    """Of all duties' cells and of their counts, red below the minimum before orange below the target; and of floors."""
    book = load_workbook(written(tmp_path, CASES["a floor"]))
    station = book[STATION]
    rules = {str(area.sqref): list(area.rules) for area in station.conditional_formatting}
    first, count = row_of(station, "接处警"), row_of(station, "接处警 值●")
    duties = next(area for area in rules if area.startswith("D6:"))
    red, orange = sorted(rules[duties], key=lambda rule: rule.priority)
    shift = count - first
    least = row_of(station, "最低 接处警 值●") - first
    goal = row_of(station, "目标 接处警 值●") - first
    assert red.formula == [f"AND(ISNUMBER(D{6 + shift}),D{6 + shift}<D{6 + least})"]
    assert orange.formula == [f"AND(ISNUMBER(D{6 + shift}),D{6 + shift}<D{6 + goal})"]
    assert (red.stopIfTrue, red.dxf.fill.bgColor.rgb[-6:]) == (True, "FF7C80")
    assert {area.split(":")[0] for area in rules} == {"D6", f"D{6 + shift}", *(f"D{row}" for row in totals_below(station))}
    departments = {str(area.sqref): area.rules[0].formula for area in book["部门"].conditional_formatting}
    present = row_of(book["部门"], NARCOTICS) + 4
    assert departments[f"C{present}:P{present}"] == [f"AND(ISNUMBER(C{present + 1}),C{present}<C{present + 1})"]


def totals_below(sheet: Worksheet) -> list[int]:
    return [row_of(sheet, f"合计　{name}") for name in ("缺（低于最低）", "差（低于目标）")]


@pytest.mark.parametrize("typed", [7, "不详"])
def test_a_count_typed_over_by_text_is_named_and_a_new_number_is_what_it_counts(typed: Any, tmp_path: Path) -> None:
    path = written(tmp_path, case())
    book = load_workbook(path)
    cell = at(book[STATION], "接处警 值●", 3)
    book[STATION][cell].value = typed
    book.save(path)
    changes = read_changes(path, read_roster(path))
    assert changes.edits == ()
    assert [(line.sheet, line.cell) for line in changes.unread] == ([] if typed == 7 else [(STATION, cell)])


def test_names_and_codes_are_counted_as_they_are_read() -> None:
    names = [barred(name) for name in ("警员A1", "警员A10", "王 小明", "李四(D01)")]
    assert count_of_names("警员A10\n★户政科\n王 小明\n缺1", names) == 2
    assert count_of_names("＋警员A1、李四(D01)；警员A2", names) == 2
    assert count_of_names("缺2\n缺带班", names) == 0
    assert is_like("★龙桥所\n接处警/\n值●", ["★龙桥所?接处警/?值●"]) == 1
    assert is_like("★龙桥所\n副接处警/值●", ["★龙桥所?接处警/值●"]) == 0
    assert is_like("a*b", [literal("a*b")]) == 1
    assert is_like("axb", [literal("a*b")]) == 0


@needs_office
def test_an_untouched_copy_saved_by_another_program_has_no_changes(tmp_path: Path) -> None:
    path = written(tmp_path, case())
    recalculated(path, {}, tmp_path)
    saved = tmp_path / "saved" / "edited.xlsx"
    assert read_changes(saved, read_roster(saved)) == Changes()
    assert load_workbook(saved)[HIDDEN_SHEET].sheet_state != "visible"


def test_duties_that_nobody_asks_for_are_not_counted(tmp_path: Path) -> None:
    path = written(tmp_path, case(demands=(seat(f"{STATION}/接处警/值", on=0),)))
    sheet = load_workbook(path, data_only=True)[STATION]
    counts = [cell.value for cell in sheet[row_of(sheet, "接处警 值●")][3:17]]
    assert [value is not None for value in counts] == [True, *[False] * 13]
