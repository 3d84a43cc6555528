"""The 张贴 hangs where everybody reads it: duties by name, and nothing about why anybody is absent."""

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.case import Case
from models.duty import Post
from models.leave import Commitment, Pin, PinKind
from models.roster import Roster
from models.words import Language, say, speaking
from scheduler.audit import audit
from scheduler.exchange.working.workbook import write_working
from scheduler.exchange.writing.paper.style import FONT
from scheduler.exchange.writing.paper.text import shift_hours
from scheduler.exchange.writing.wall.page import SIGNATURES
from scheduler.exchange.writing.wall.stations import legend_text
from scheduler.exchange.writing.wall.workbook import write_wall
from tests.cases import DEMANDS, OFFICERS, POSTS, day, request, seat
from tests.exchange.rosters import SECRETS, case, closing, reasons, roster_file

DEPARTMENT_LEGEND = "★ 支援派出所（注明派出所、岗位、班次）　驻 帮扶时段内无勤务　休 休假　● 夜班或24小时班"


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


def test_one_page_a_unit_and_half_month(book: Workbook) -> None:
    """The horizon runs from 22 July to 4 August. Stations come first, then the departments that have officers."""
    units = ["龙桥所", "凤凰山所", "分局", "禁毒大队", "户政科"]
    assert book.sheetnames == [f"{unit} {half}" for unit in units for half in ("7月下", "8月上")]
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_title_names_bureau_station_and_month(book: Workbook) -> None:
    assert book["龙桥所 7月下"]["A1"].value == "城厢分局龙桥派出所2024年7月值班表"
    assert book["龙桥所 8月上"]["A2"].value == "8月1日至4日"


def test_covers_carry_star_and_home_unit_and_gaps_are_counted(book: Workbook) -> None:
    """The counter asks for 1 and better 2: A04 alone on day 0, with D01 on day 1. Of the response's 1 and 2 only A02 came on
    day 3. 缺 is below the minimum, as on the working copy; below the target is 差."""
    sheet = book["龙桥所 7月下"]
    assert row(sheet, "户籍窗口", "白")[2:4] == ["警员A04\n差1", "警员A04\n★户政科\n警员D01"]
    assert row(sheet, "接处警", "值●")[2] == "缺1"
    assert row(sheet, "接处警", "值●")[5] == "警员A02\n差1"
    assert row(sheet, "应到")[2:4] == ["4", "4"]
    assert row(sheet, "实到")[2:4] == ["1", "2"]
    assert row(sheet, "缺")[2:4] == ["1", "1"]
    assert row(sheet, "差")[2:4] == ["3", "2"]


def test_a_gap_has_the_sign_of_the_working_copy(book: Workbook, tmp_path: Path) -> None:
    """On every duty of both stations, dates in the same order."""
    file = roster_file()
    write_working(tmp_path / "底稿.xlsx", file, audit(file.case, file.roster), reasons(), closing())
    working = load_workbook(tmp_path / "底稿.xlsx")
    for station in ("龙桥所", "凤凰山所"):
        pages = [sheet for sheet in book.worksheets if sheet.title.startswith(station)]
        assert gaps(pages, 2) == gaps([working[station]], 3)
        assert gaps(pages, 2)


def gaps(sheets: list[Worksheet], labels: int) -> list[str]:
    """Of all duties, the signs below the names by date."""
    cells = [
        str(cell)
        for line in zip(*(sheet.iter_rows(values_only=True) for sheet in sheets), strict=False)
        if line[0][0] in ("接处警", "户籍窗口")
        for part in line
        for cell in part[labels:]
    ]
    return [sign for cell in cells for sign in re.findall(r"[缺差]\d+", cell)]


def test_the_legend_gives_the_hours_of_the_shifts_on_the_page(book: Workbook) -> None:
    assert "白 08:00–18:00" in legend(book["龙桥所 7月下"])
    assert "值● 08:00–次日08:00" in legend(book["龙桥所 7月下"])
    assert "夜● 18:00–次日08:00" in legend(book["凤凰山所 7月下"])
    assert "白 08:00" not in legend(book["凤凰山所 7月下"])
    assert "行政班 08:30–17:30" in legend(book["户政科 7月下"])


def legend(sheet: Worksheet) -> str:
    texts = [str(line[0]) for line in sheet.iter_rows(values_only=True) if line[0]]
    return texts[-2]


def test_a_department_says_who_is_where_and_when(book: Workbook) -> None:
    """D01 covers at 龙桥所 on days 1 and 2; C01 is at home from Monday to Friday, and off on the weekend."""
    registry, narcotics = book["户政科 7月下"], book["禁毒大队 7月下"]
    assert registry["A1"].value == "城厢分局户政科2024年7月值班表"
    covering = row(registry, "警员D01")
    assert [str(cell).replace("\n", "") for cell in covering[2:6]] == ["行政班", *["★龙桥所户籍窗口/白"] * 2, "行政班"]
    assert row(narcotics, "警员C01")[1:9] == ["普通民警", *["行政班"] * 5, None, None]
    assert row(registry, "在岗")[2:6] == ["2", "1", "1", "2"]
    assert row(registry, "外派")[2:6] == ["0", "1", "1", "0"]


def test_leave_of_a_department_shows_as_one_sign_and_a_commitment_not_at_all(tmp_path: Path) -> None:
    commitment = Commitment(officer="C02", first=day(2), last=day(2), title="妇科体检")
    given = case(commitments=(commitment,), leave=(request("Q9", "C01", 1, 2, status="approved", kind="病假"),))
    file = roster_file(given)
    file = file.model_copy(update={"roster": file.roster.model_copy(update={"leave": ()})})
    write_wall(tmp_path / "wall.xlsx", file)
    sheet = load_workbook(tmp_path / "wall.xlsx")["禁毒大队 7月下"]
    assert row(sheet, "警员C01")[2:6] == ["行政班", "休", "休", "行政班"]
    assert row(sheet, "警员C02")[4] == "行政班"


def test_in_a_cell_only_the_cover_and_the_gap_are_bold(path: Path) -> None:
    """The rest of the crew is told from them by letter as well as by sign."""
    sheet = load_workbook(path, rich_text=True)["龙桥所 7月下"]
    (line,) = [line for line in sheet.iter_rows() if line[0].value == "户籍窗口"]
    for cell, marked in ((line[2], "差1"), (line[3], "★户政科 警员D01")):
        assert {" ".join(piece.text.split()): bool(piece.font.b) for piece in cell.value} == {"警员A04": False, marked: True}


def test_a_peak_is_told_by_sign_at_date_and_post_and_by_shade(tmp_path: Path) -> None:
    """The counter is at its peak on day 1 alone, a Tuesday; the sign says so where shades do not print."""
    peak = seat("龙桥所/户籍窗口/白", 1, 2, on=1, weight=2)
    write_wall(tmp_path / "peak.xlsx", roster_file(case(demands=(*DEMANDS, peak))))
    sheet = load_workbook(tmp_path / "peak.xlsx")["龙桥所 7月下"]
    assert [cell.value for cell in sheet[5]][2:5] == ["", "▲", ""]
    (line,) = [line for line in sheet.iter_rows() if line[0].value == "户籍窗口▲"]
    assert [bool(cell.fill.fill_type) for cell in line[2:5]] == [False, True, False]


LONG = "努尔买买提·阿卜杜热合曼江"
PAGES = {
    "as it is": case(),
    "a single date": case(days=1),
    "a month of 31 dates": case(days=31, start=date(2024, 7, 1)),
    "long names": case(officers=tuple(each.model_copy(update={"name": f"{LONG}{each.id}"}) for each in OFFICERS)),
    "an officer a station": case(only=["A04", "B01", "C01"], leave=(), wishes=(), bed_requests=(), restrictions=()),
    "many posts": case(
        posts=(*POSTS, *(Post(id=f"岗位{number:02}") for number in range(20))),
        demands=tuple(seat(f"龙桥所/岗位{number:02}/{shift}", 1, 2) for number in range(20) for shift in ("白", "夜")),
    ),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("given", PAGES.values(), ids=PAGES)
def test_the_page_is_filled_by_the_largest_type_that_fits(given: Case, language: Language, tmp_path: Path) -> None:
    """Rows add up to the height between the margins and columns to the width, at the scale at which they are written.

    Only where the type would be too small to read the page goes on to a second one.
    """
    roster = Roster() if given.posts != POSTS or len(given.officers) < len(OFFICERS) else roster_file().roster
    with speaking(language, language):
        write_wall(tmp_path / "wall.xlsx", roster_file(given).model_copy(update={"roster": roster}))
    for sheet in load_workbook(tmp_path / "wall.xlsx").worksheets:
        points = sum(sheet.row_dimensions[at].height for at in range(1, sheet.max_row + 1))
        columns = sheet.column_dimensions.values()
        pixels = sum(round(column.width * 7) * (column.max - column.min + 1) for column in columns)
        assert 0.85 * 1055 <= pixels <= 1055, sheet.title
        if sheet.page_setup.fitToHeight == 0:
            assert (points > 538, sheet["C10"].font.sz) == (True, 6.5), sheet.title
        else:
            assert 0.9 * 528 <= points <= 538, sheet.title


def test_no_line_of_a_page_is_higher_than_its_row(book: Workbook) -> None:
    """Also in the type in which it is set."""
    for sheet in book.worksheets:
        for cells in sheet.iter_rows(min_row=3, max_row=sheet.max_row - 2):
            for cell in cells:
                if isinstance(cell.value, str) and cell.font.sz:
                    lines = cell.value.count("\n") + 1
                    assert lines * 1.3 * cell.font.sz <= sheet.row_dimensions[cell.row].height, (sheet.title, cell.coordinate)


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
    known = {say(SIGNATURES), "岗位", "班次", "休", "应到", "实到", "缺", "差", "休息日", *"一二三四五六日"}
    known |= {"姓名", "职务", "在岗", "外派", "普通民警", "中层干部", "局领导", "★"}
    known |= {officer.name for officer in given.officers} | {post.id for post in given.posts} | {"备勤", "机动"}
    known |= {f"{shift.id}{night}" for shift in given.shifts for night in ("", "●")}
    units = "|".join(unit.id for unit in given.units)
    hours = "|".join(re.escape(shift_hours(shift)) for shift in given.shifts)
    patterns = (
        r"\d+日?",
        r"[缺差]\d+",
        rf"({re.escape(legend_text())}|{re.escape(DEPARTMENT_LEGEND)})　班次：(({hours})(　|$))+",
        r"\d+月\d+日至\d+日",
        rf"城厢分局(\S+派出所|{units})\d+年\d+月值班表",
        rf"'?({units}) \d+月[上下]('!\S+)?",
    )
    places = {f"{post.id}/" for post in given.posts}
    covers = {f"★{unit.id}" for unit in given.units} | {f"★{officer.unit} {officer.name}" for officer in given.officers}
    covers |= {unit.id for unit in given.units}
    shown = set()
    with zipfile.ZipFile(tmp_path / "wall.xlsx") as archive:
        for name in set(archive.namelist()) - {"xl/theme/theme1.xml"}:
            texts = re.findall(r">([^<>]+)<|=\"([^\"]*[^\x00-\x7f][^\"]*)\"", archive.read(name).decode())
            shown |= {line.strip().lstrip("＋") for text in texts for line in "".join(text).split("\n")}
    chinese = {text for text in shown if not text.isascii()} - known - covers - places - {FONT, "'"}
    assert not [text for text in chinese if not any(re.fullmatch(pattern, text) for pattern in patterns)]


def test_a_name_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    hostile = tuple(officer.model_copy(update={"name": "=1+1"}) for officer in OFFICERS if officer.id != "L01")
    write_wall(tmp_path / "safe.xlsx", roster_file(case(officers=hostile)))
    cells = [cell for sheet in load_workbook(tmp_path / "safe.xlsx") for row in sheet.iter_rows() for cell in row]
    assert any("=1+1" in str(cell.value) for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)
