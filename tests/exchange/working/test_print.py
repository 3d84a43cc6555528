"""What of a 底稿 comes out of the printer: posts and people of a station on one page, a whole legend, no code clipped."""

import shutil
import subprocess
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from models.case import Case
from models.duty import Post
from models.reasons import Reasons
from models.roster import Roster
from models.words import Language, speaking
from scheduler.audit import audit
from scheduler.exchange.working.workbook import write_working
from scheduler.exchange.writing.paper.page import SMALLEST_SCALE, date_pages
from scheduler.exchange.writing.paper.text import columns_of
from tests.cases import OFFICERS, POSTS, day, officer, seat
from tests.exchange.rosters import case, reasons, roster_file

LONG = "努尔买买提·阿卜杜热合曼江"
NOBODY = {"leave": (), "wishes": (), "bed_requests": (), "restrictions": ()}
CASES = {
    "as it is": case(),
    "a single date": case(days=1, **NOBODY),
    "few dates before the half-month": case(start=date(2024, 7, 29), days=12, **NOBODY),
    "a month of 31 dates": case(days=31, start=date(2024, 7, 1), **NOBODY),
    "long names": case(officers=tuple(each.model_copy(update={"name": f"{LONG}{each.id}"}) for each in OFFICERS)),
    "an officer a station": case(only=["A04", "B01", "C01"], **NOBODY),
    "twelve posts": case(
        posts=(*POSTS, *(Post(id=f"岗位{number:02}") for number in range(12))),
        demands=tuple(seat(f"龙桥所/岗位{number:02}/白", 1, 2) for number in range(12)),
    ),
}
CROWDED = case(officers=(*OFFICERS, *(officer(f"X{number:03}", "龙桥所", rota="窗口") for number in range(150))))
Kept = tuple[Case, Workbook]
A4_POINTS = {"landscape": (842, 595), "portrait": (595, 842)}
GRIDS = ("龙桥所", "凤凰山所")


@pytest.fixture(scope="module", params=[(name, language) for name in CASES for language in Language], ids="-".join)
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Every case in every language with its workbook, which is written once and only read."""
    name, language = request.param
    return CASES[name], written(tmp_path_factory.mktemp("kept"), CASES[name], language)


def written(folder: Path, given: Case, language: Language) -> Workbook:
    file = roster_file(given)
    fits = set(given.officers) >= set(OFFICERS) and given.start == day(0) and given.end == day(13)
    file = file if fits else file.model_copy(update={"roster": Roster()})
    with speaking(language, language):
        write_working(folder / "底稿.xlsx", file, audit(given, file.roster), reasons() if fits else Reasons(), ())
    return load_workbook(folder / "底稿.xlsx")


def room(sheet: Worksheet) -> tuple[float, float]:
    """Width and height between the margins, in points of the sheet before it is scaled."""
    width, height = A4_POINTS[sheet.page_setup.orientation]
    margins = sheet.page_margins
    scale = (sheet.page_setup.scale or 100) / 100
    return (width - 72 * (margins.left + margins.right)) / scale, (height - 72 * (margins.top + margins.bottom)) / scale


def points_wide(sheet: Worksheet, columns: range, pixels: float = 8) -> float:
    """Of columns from 1; a digit has 7 pixels, or 8 where Arial is missing."""
    widths = widths_of(sheet)
    return sum(0.75 * (widths[at] - 5 / 7) * pixels + 0.75 * 5 for at in columns)


def widths_of(sheet: Worksheet) -> dict[int, float]:
    """By column from 1."""
    columns = sheet.column_dimensions.values()
    return {at: column.width for column in columns for at in range(column.min, column.max + 1)}


def points_high(sheet: Worksheet, last: int) -> float:
    return sum(sheet.row_dimensions[at].height or 15 for at in range(1, last + 1))


def printed(sheet: Worksheet) -> tuple[int, int]:
    """The last row and the last column of what is printed."""
    area = sheet.print_area.replace("$", "").split("!")[-1].split(":")[1]
    return sheet[area].row, sheet[area].column


def test_posts_and_people_of_a_station_stand_on_one_page(kept: Kept) -> None:
    """Of each half-month, in a type that can be read; what is below, on the screen only, is not printed."""
    given, book = kept
    pages = date_pages([each.date for each in given.calendar if given.start <= each.date <= given.end])
    for name in GRIDS:
        sheet = book[name]
        width, height = room(sheet)
        last, right = printed(sheet)
        assert (sheet.page_setup.scale or 100) >= SMALLEST_SCALE
        assert points_high(sheet, last) <= height
        assert not sheet.row_breaks.brk
        assert len(sheet.col_breaks.brk) == len(pages) - 1
        bounds = [3, *(brk.id for brk in sheet.col_breaks.brk), right]
        for first, end in pairwise(bounds):
            assert points_wide(sheet, range(1, 4)) + points_wide(sheet, range(first + 1, end + 1)) <= width
        shown = {sheet.cell(row, 1).value for row in range(1, last + 1)}
        assert {officer.name for officer in given.officers if officer.unit == name} <= shown


def test_a_station_too_large_for_one_page_has_its_people_on_the_next(tmp_path: Path) -> None:
    sheet = written(tmp_path, CROWDED, Language.ZH)["龙桥所"]
    (page,) = sheet.row_breaks.brk
    assert sheet.cell(page.id + 1, 1).value == "本所人员"
    _, height = room(sheet)
    head = points_high(sheet, 5)
    assert points_high(sheet, printed(sheet)[0]) - points_high(sheet, page.id) + head <= height


def test_the_legend_is_whole_on_the_first_page(kept: Kept) -> None:
    """It ends where the first page does, and its lines fit its height."""
    _, book = kept
    sheets = [*GRIDS, *[name for name in book.sheetnames if name in ("警员", "部门", "Officers", "Departments")]]
    assert len(sheets) == 4
    for name in sheets:
        sheet = book[name]
        (area,) = [area for area in sheet.merged_cells.ranges if area.min_row == area.max_row == 2]
        breaks = [brk.id for brk in sheet.col_breaks.brk]
        assert area.max_col <= (breaks[0] if breaks else printed(sheet)[1])
        text = str(sheet.cell(2, area.min_col).value)
        columns = sheet.column_dimensions[get_column_letter(area.min_col)].width * (area.max_col - area.min_col + 1)
        assert columns_of(text) / columns * 14 <= sheet.row_dimensions[2].height


def test_no_code_is_clipped(kept: Kept) -> None:
    """A row is as high as the lines of its dated cells, wrapped at the width of their columns: 13 points for a type of 9."""
    given, book = kept
    for name in GRIDS:
        sheet = book[name]
        last, right = printed(sheet)
        widths = widths_of(sheet)
        for cells in sheet.iter_rows(6, last, 1, min(right, 3 + len(given.calendar))):
            for cell in cells:
                pixels = 7 * widths[cell.column] - 5
                is_alone = cell.coordinate not in sheet.merged_cells
                if isinstance(cell.value, str) and not cell.value.startswith("=") and is_alone:
                    lines = sum(max(1, -(-columns_of(line) * 6 // pixels)) for line in cell.value.split("\n"))
                    assert 13 * lines <= (sheet.row_dimensions[cell.row].height or 15), (name, cell.coordinate)


@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdfinfo")), reason="LibreOffice or pdfinfo is not installed")
def test_pages_as_libreoffice_prints_them(tmp_path: Path) -> None:
    """Two stations and two half-months: four pages of stations, two each of officers and departments, one of each other sheet."""
    book = written(tmp_path, case(), Language.ZH)
    others = len([name for name in book.sheetnames if name not in (*GRIDS, "警员", "部门", "_dutycover")])
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    words = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "底稿.xlsx")]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    told = subprocess.run(["pdfinfo", str(tmp_path / "底稿.pdf")], check=True, capture_output=True, text=True).stdout
    pages = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages:"))
    assert pages <= 8 + others + 3
