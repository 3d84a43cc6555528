"""The 张贴 hangs where everybody reads it: duties by name, and nothing about why anybody is absent."""

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.leave import Commitment, Pin, PinKind
from models.words import say
from scheduler.exchange.writing.paper.style import FONT
from scheduler.exchange.writing.wall.page import SIGNATURES, legend_text
from scheduler.exchange.writing.wall.workbook import write_wall
from tests.cases import DEMANDS, OFFICERS, day, seat
from tests.exchange.rosters import SECRETS, case, roster_file


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wall") / "张贴.xlsx"
    write_wall(path, roster_file())
    return path


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return load_workbook(path)


def row(sheet: Worksheet, label: str, shift: str | None = None) -> list[object]:
    lines = [line for line in sheet.iter_rows(values_only=True) if line[0] == label and shift in (None, line[1])]
    assert len(lines) == 1, label
    return list(lines[0])


def test_one_page_a_station_and_half_month(book: Workbook) -> None:
    """The horizon runs from 22 July to 4 August."""
    assert book.sheetnames == ["龙桥所 7月下", "龙桥所 8月上", "凤凰山所 7月下", "凤凰山所 8月上"]
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_title_names_bureau_station_and_month(book: Workbook) -> None:
    assert book["龙桥所 7月下"]["A1"].value == "城厢分局龙桥派出所2024年7月值班表"
    assert book["龙桥所 8月上"]["A2"].value == "8月1日至4日"


def test_covers_carry_star_and_home_unit_and_gaps_are_counted(book: Workbook) -> None:
    """The counter's target is 2: A04 alone on day 0, with D01 on day 1; on day 3 of the response's target 2 only A02 came."""
    sheet = book["龙桥所 7月下"]
    assert row(sheet, "户籍窗口", "白")[2:4] == ["警员A04\n缺1", "警员A04\n★户政科 警员D01"]
    assert row(sheet, "接处警", "值●")[5] == "警员A02\n缺1"
    assert row(sheet, "应到")[2:4] == ["4", "4"]
    assert row(sheet, "实到")[2:4] == ["1", "2"]
    assert row(sheet, "缺")[2:4] == ["3", "2"]


def test_in_a_cell_only_the_cover_and_the_gap_are_bold(path: Path) -> None:
    """The rest of the crew is told from them by letter as well as by sign."""
    sheet = load_workbook(path, rich_text=True)["龙桥所 7月下"]
    (line,) = [line for line in sheet.iter_rows() if line[0].value == "户籍窗口"]
    for cell, marked in ((line[2], "缺1"), (line[3], "★户政科 警员D01")):
        assert {piece.text.strip(): bool(piece.font.b) for piece in cell.value} == {"警员A04": False, marked: True}


def test_a_peak_is_told_by_sign_at_date_and_post_and_by_shade(tmp_path: Path) -> None:
    """The counter is at its peak on day 1 alone, a Tuesday; the sign says so where shades do not print."""
    peak = seat("龙桥所/户籍窗口/白", 1, 2, on=1, weight=2)
    write_wall(tmp_path / "peak.xlsx", roster_file(case(demands=(*DEMANDS, peak))))
    sheet = load_workbook(tmp_path / "peak.xlsx")["龙桥所 7月下"]
    assert [cell.value for cell in sheet[5]][2:5] == ["", "▲", ""]
    (line,) = [line for line in sheet.iter_rows() if line[0].value == "户籍窗口▲"]
    assert [bool(cell.fill.fill_type) for cell in line[2:5]] == [False, True, False]


def test_leave_shows_as_names_beside_one_sign(book: Workbook) -> None:
    assert row(book["龙桥所 7月下"], "休")[2:5] == ["警员A01"] * 3
    assert row(book["凤凰山所 7月下"], "休")[10] == "警员B01"


def test_signatures_stand_below(book: Workbook) -> None:
    last = [line[0] for line in book["龙桥所 7月下"].iter_rows(values_only=True) if line[0]][-1]
    assert all(word in str(last) for word in ("制表", "审核", "签发"))


def test_nothing_private_is_anywhere_in_the_file(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        whole = "".join(archive.read(name).decode() for name in archive.namelist())
        properties = archive.read("docProps/core.xml").decode()
    assert not [text for text in (*SECRETS, "病假", "未准", "意愿", "_dutycover", "hidden") if text in whole]
    assert "<dc:creator></dc:creator>" in properties
    assert "description" not in properties


def test_every_word_on_the_wall_is_a_name_a_post_a_date_or_a_sign(tmp_path: Path) -> None:
    """Not only what is known to be private: whatever else a case may hold, nothing but these words is in any part of the file."""
    commitment = Commitment(officer="A04", first=day(2), last=day(2), title="妇科体检")
    pin = Pin(kind=PinKind.REFUSE, request="Q3", who="某领导", why="平时表现", when=day(0))
    given = case(commitments=(commitment,), pins=(pin,))
    write_wall(tmp_path / "wall.xlsx", roster_file(given))
    known = {legend_text(), say(SIGNATURES), "岗位", "班次", "休", "应到", "实到", "缺", "休息日", *"一二三四五六日"}
    known |= {officer.name for officer in given.officers} | {post.id for post in given.posts} | {"备勤", "机动"}
    known |= {f"{shift.id}{night}" for shift in given.shifts for night in ("", "●")}
    patterns = r"\d+日?", r"缺\d+", r"\d+月\d+日至\d+日", r"城厢分局\S+派出所\d+年\d+月值班表", r"'?\S+所 \d+月[上下]('!\S+)?"
    covers = {f"★{unit.id}" for unit in given.units} | {f"★{officer.unit} {officer.name}" for officer in given.officers}
    shown = set()
    with zipfile.ZipFile(tmp_path / "wall.xlsx") as archive:
        for name in set(archive.namelist()) - {"xl/theme/theme1.xml"}:
            texts = re.findall(r">([^<>]+)<|=\"([^\"]*[^\x00-\x7f][^\"]*)\"", archive.read(name).decode())
            shown |= {line.strip().lstrip("＋") for text in texts for line in "".join(text).split("\n")}
    chinese = {text for text in shown if not text.isascii()} - known - covers - {FONT, "'"}
    assert not [text for text in chinese if not any(re.fullmatch(pattern, text) for pattern in patterns)]


def test_a_name_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    hostile = tuple(officer.model_copy(update={"name": "=1+1"}) for officer in OFFICERS if officer.id != "L01")
    write_wall(tmp_path / "safe.xlsx", roster_file(case(officers=hostile)))
    cells = [cell for sheet in load_workbook(tmp_path / "safe.xlsx") for row in sheet.iter_rows() for cell in row]
    assert any("=1+1" in str(cell.value) for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)
