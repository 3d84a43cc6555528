"""A save in LibreOffice keeps all that matters: the roster inside, dropdowns, colours, and that text is text."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from models.case import Case
from models.roster import RosterFile
from scheduler.exchange import read_case, write_case
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.sheets.hidden_roster import HIDDEN_SHEET
from scheduler.exchange.working.edits.roster_changes import Changes, read_changes
from scheduler.exchange.working.workbook import write_working
from scheduler.exchange.writing.wall.workbook import write_wall
from tests.cases import OFFICERS
from tests.exchange.rosters import case, closing, reasons, report, roster_file

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
COUNTS = ("=IF(", "=MAX(0", "=SUM(", "=SUMPRODUCT(")
RISKY = ("=1+1", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0")


@pytest.fixture(scope="module")
def file() -> RosterFile:
    """The small roster, in which some names look like formulas."""
    names = dict(zip((officer.id for officer in OFFICERS), RISKY, strict=False))
    return roster_file(
        case(officers=tuple(officer.model_copy(update={"name": names.get(officer.id, officer.name)}) for officer in OFFICERS))
    )


@pytest.fixture(scope="module")
def saved(file: RosterFile, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Working copy, wall and case, each saved by LibreOffice as .xlsx and .ods; the originals under the plain names."""
    folder = tmp_path_factory.mktemp("office")
    originals = {name: folder / f"{name}.xlsx" for name in ("working", "wall", "case")}
    write_working(originals["working"], file, report(), reasons(), closing())
    write_wall(originals["wall"], file)
    write_case(file.case, originals["case"])
    copies = dict(originals)
    for kind in ("xlsx", "ods"):
        profile = f"-env:UserInstallation=file://{folder}/profile"
        words = [str(OFFICE), "--headless", profile, "--convert-to", kind, "--outdir", str(folder / kind)]
        subprocess.run([*words, *map(str, originals.values())], check=True, capture_output=True, timeout=120)
        copies |= {f"{name}.{kind}": folder / kind / f"{name}.{kind}" for name in originals}
    return copies


def colours(book: Workbook) -> dict[tuple[str, str], str]:
    """The fill of every filled cell."""
    return {
        (sheet.title, cell.coordinate): str(cell.fill.fgColor.rgb)[-6:]
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fill_type
    }


@pytest.mark.parametrize("name", ["working.xlsx", "working.ods"])
def test_the_roster_inside_and_its_grids_come_back(name: str, saved: dict[str, Path], file: RosterFile) -> None:
    assert read_roster(saved[name]) == file
    assert read_changes(saved[name], file) == Changes()


def test_dropdowns_stay(saved: dict[str, Path]) -> None:
    before, after = load_workbook(saved["working"]), load_workbook(saved["working.xlsx"])
    assert any(sheet.data_validations.dataValidation for sheet in before.worksheets)
    for sheet in before.worksheets:
        rules = {str(rule.sqref): rule.type for rule in sheet.data_validations.dataValidation}
        kept = {str(rule.sqref): rule.type for rule in after[sheet.title].data_validations.dataValidation}
        assert kept == rules, sheet.title
        lists = [rule.formula1 for rule in after[sheet.title].data_validations.dataValidation if rule.type == "list"]
        assert all(HIDDEN_SHEET in formula or formula == '"准,不准"' for formula in lists)
    assert after[HIDDEN_SHEET].sheet_state != "visible"


@pytest.mark.parametrize("name", ["working", "wall"])
def test_colours_and_the_page_stay(name: str, saved: dict[str, Path]) -> None:
    before, after = load_workbook(saved[name]), load_workbook(saved[f"{name}.xlsx"])
    assert len(colours(before)) > 50
    assert colours(after) == colours(before)
    for sheet in before.worksheets:
        if sheet.sheet_state == "visible":
            assert after[sheet.title].page_setup.orientation == sheet.page_setup.orientation


@pytest.mark.parametrize("name", ["working", "wall", "case"])
def test_no_text_has_become_a_formula(name: str, saved: dict[str, Path]) -> None:
    cells = [cell for sheet in load_workbook(saved[f"{name}.xlsx"]) for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=1+1") for cell in cells)
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    with zipfile.ZipFile(saved[f"{name}.ods"]) as book:
        formulas += re.findall('table:formula="([^"]*)"', book.read("content.xml").decode())
    assert bool(formulas) is (name == "working")
    assert not [formula for formula in formulas if not formula.removeprefix("of:").startswith(COUNTS)]


@pytest.mark.parametrize("name", ["case.xlsx", "case.ods"])
def test_the_case_comes_back(name: str, saved: dict[str, Path], file: RosterFile) -> None:
    back: Case = read_case(saved[name]).case
    assert back.officers == file.case.officers
    assert back == read_case(saved["case"]).case
