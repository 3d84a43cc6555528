"""A date's demand set by hand goes into a copy of the case, with all else in it, and is told where it cannot."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.case import Case
from models.duty import DemandException
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.writing.case.case_file import write_case
from scheduler.jobs.board.folder import stamp
from scheduler.jobs.board.overriding import is_own
from tests.board.desks import Board
from tests.cases import LONGQIAO, START, day
from tests.demand.cases import counting_case

COUNTED, COPY = "八月.xlsx", "八月-改需求.xlsx"
BY_HAND = DemandException(station=LONGQIAO, post="户籍窗口", shift="白", date=day(1), minimum=4, target=9, surplus_weight=3)
PLACE = {"station": LONGQIAO, "place": "户籍窗口/白"}
WANTED = PLACE | {"date": f"{day(2)}", "minimum": 5, "target": 6, "weight": 2, "urgent": "true"}


def put(opened: Board, file: str = COUNTED, to: str = "/demand/override", **fields: object):
    seen = stamp(opened.desk.folder.path / file) if (opened.desk.folder.path / file).exists() else "x"
    return opened.post(to, data=WANTED | {"file": file, "seen": seen} | fields)


def case_in(opened: Board, name: str) -> Case:
    return read_case(opened.desk.folder.path / name).case


@pytest.fixture
def counted(opened: Board) -> Board:
    write_case(counting_case(demand_exceptions=(BY_HAND,)), opened.desk.folder.path / COUNTED)
    book = load_workbook(opened.desk.folder.path / COUNTED)
    book.create_sheet("备忘")["B2"] = "庙会"
    book.save(opened.desk.folder.path / COUNTED)
    return opened


def test_rows_are_set_changed_and_taken_out_in_a_copy(counted: Board) -> None:
    own = (counted.desk.folder.path / COUNTED).read_bytes()
    assert put(counted).headers["location"].startswith("/demand?file=%E5%85%AB%E6%9C%88-%E6%94%B9")
    wanted = DemandException(
        station=LONGQIAO, post="户籍窗口", shift="白", date=day(2), minimum=5, target=6, weight=2, urgent=True
    )
    assert case_in(counted, COPY).demand_exceptions == (BY_HAND, wanted)
    assert load_workbook(counted.desk.folder.path / COPY)["备忘"]["B2"].value == "庙会"
    assert put(counted, COPY, date=f"{day(1)}", minimum=1, target=1).status_code == 303
    assert case_in(counted, COPY).demand_exceptions[0].target == 1
    assert case_in(counted, COPY).demand_exceptions[0].surplus_weight == BY_HAND.surplus_weight
    assert put(counted, COPY, "/demand/override/remove", date=f"{day(1)}").status_code == 303
    assert case_in(counted, COPY).demand_exceptions == (wanted,)
    assert (counted.desk.folder.path / COUNTED).read_bytes() == own
    assert sorted(path.name for path in counted.desk.folder.path.glob("八月*")) == [COPY, COUNTED]
    assert "指定 龙桥所/户籍窗口/白" in counted.log.read_text(encoding="utf-8")


def test_the_page_shows_what_can_be_removed_and_set(counted: Board) -> None:
    text = counted.browser.get("/demand/content", params={"file": COUNTED}).text
    assert "<option>户籍窗口/白</option>" in text
    assert re.search(rf'aria-label="删除 {day(1)} 户籍窗口/白"', text)


def test_a_case_without_the_sheet_gets_it(opened: Board) -> None:
    write_case(counting_case(), opened.desk.folder.path / COUNTED)
    assert put(opened).status_code == 303
    assert len(case_in(opened, COPY).demand_exceptions) == 1


def test_a_case_as_json_becomes_a_workbook(opened: Board) -> None:
    write_case(counting_case(), opened.desk.folder.path / "八月.json")
    assert put(opened, "八月.json").status_code == 303
    assert len(case_in(opened, COPY).demand_exceptions) == 1


def test_notes_below_the_rows_and_a_title_above_stay(counted: Board) -> None:
    path = counted.desk.folder.path / COUNTED
    book = load_workbook(path)
    book["需求例外"].insert_rows(1)
    book["需求例外"]["A1"] = "请各所核对"
    book.save(path)
    assert put(counted).status_code == 303
    page = load_workbook(counted.desk.folder.path / COPY)["需求例外"]
    assert page["A1"].value == "请各所核对"
    assert [row[3].value.date() for row in page.iter_rows(min_row=3)] == [day(1), day(2)]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"seen": "1-1"}, "刚才改过"),
        ({"date": f"{START.replace(year=2030)}"}, "日期不在编制期内"),
        ({"place": "没有/白"}, "没有这个岗位"),
        ({"station": "../x"}, "没有这个岗位"),
        ({"minimum": 7, "target": 6}, "目标不能少于最低"),
        ({"file": "../x.xlsx"}, "文件夹里没有"),
        ({"to": "/demand/override/remove"}, "已经不在案例里"),
    ],
)
def test_what_cannot_be_set_is_said_and_nothing_is_written(counted: Board, fields: dict[str, object], said: str) -> None:
    before = {path: path.read_bytes() for path in counted.desk.folder.path.rglob("*")}
    answer = put(counted, **fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert {path: path.read_bytes() for path in counted.desk.folder.path.rglob("*")} == before


@pytest.mark.parametrize("fields", [{"minimum": -1}, {"minimum": "x"}, {"place": "x"}, {"place": "x" * 300}, {"date": "x"}])
def test_a_form_that_means_nothing_is_refused(counted: Board, fields: dict[str, object]) -> None:
    assert put(counted, **fields).status_code == 400


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("八月-改需求.xlsx", True),
        ("八月-改需求 (2).xlsx", True),
        ("a-demand-edited.xlsx", True),
        ("改需求.xlsx", False),
        ("八月.xlsx", False),
    ],
)
def test_only_the_boards_copies_are_changed_themselves(name: str, own: bool) -> None:
    assert is_own(Path(name)) is own
