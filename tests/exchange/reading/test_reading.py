"""What a planner types is read as meant, and the reader says what it took where nothing was typed."""

from datetime import date, time
from pathlib import Path

import pytest

from models.duty import DayKind
from models.leave import LeaveStatus
from models.organisation import Category, Level, UnitKind
from scheduler.exchange import read_case
from tests.exchange.books import Sheets, sound, write_book, write_folder


def read(tmp_path: Path, sheets: Sheets):
    return read_case(write_book(tmp_path / "case.xlsx", sheets))


def test_four_sheets_are_enough(tmp_path: Path) -> None:
    result = read(tmp_path, sound())
    case = result.case
    assert {unit.id: unit.kind for unit in case.units} == {"龙桥": UnitKind.STATION, "户政科": UnitKind.DEPARTMENT}
    assert [officer.unit for officer in case.officers] == ["龙桥", "龙桥", "户政科"]
    assert [officer.rota for officer in case.officers] == [None, None, "行政班"]
    assert [(row.officer, row.skill, row.level) for row in case.qualifications] == [
        ("002", "户籍", Level.ASSIST),
        ("003", "户籍", Level.INDEPENDENT),
        ("003", "出入境", Level.INDEPENDENT),
    ]
    assert {shift.id: shift.minutes for shift in case.shifts} == {"夜": 840, "白": 600, "行政班": 540}
    posts = {post.id: post for post in case.posts}
    assert posts["接处警"].sworn_lead
    assert posts["接处警"].crew == 2
    assert posts["户籍窗口"].skill == "户籍"
    assert Category.AUXILIARY in posts["户籍窗口"].categories
    assert [(row.minimum, row.target) for row in case.demands] == [(1, 2), (1, 1)]
    assert case.leave[0].id == "001#1"
    assert case.leave[0].status is LeaveStatus.PENDING
    said = "\n".join(result.defaults)
    for part in ("派出所处理：龙桥", "部门处理：户政科", "夜（18:00-次日08:00）", "户籍窗口", "1 人", "没有挂钩", "规则按内置"):
        assert part in said


def test_a_name_may_stand_for_a_number_and_a_station_goes_by_three_names(tmp_path: Path) -> None:
    sheets = sound()
    sheets["警员"].append(["004", "张三", "户政科", "民警"])
    sheets["请假"][1][0] = "龙桥所/张三"
    sheets["请假"].append(["００３", "", date(2024, 7, 1), date(2024, 7, 2)])
    case = read(tmp_path, sheets).case
    assert [request.officer for request in case.leave] == ["001", "003"]


def test_a_unit_declared_keeps_its_spelling(tmp_path: Path) -> None:
    sheets = sound() | {"单位": [["单位", "类别"], ["龙桥派出所", "派出所"], ["看守所", "部门"]]}
    sheets["警员"].append(["005", "赵六", "看守所", "民警"])
    case = read(tmp_path, sheets).case
    assert [unit.id for unit in case.units] == ["龙桥派出所", "看守所", "户政科"]
    assert case.demands[0].station == "龙桥派出所"


def test_ranked_rows_are_the_choices_of_one_request(tmp_path: Path) -> None:
    """Two ranked choices are alternatives, so their dates may overlap; a row without 志愿序 is a request of its own."""
    sheets = sound()
    sheets["请假"] = [
        sheets["请假"][0],
        ["李四", "", date(2024, 7, 5), date(2024, 7, 8), "", "", 2, ""],
        ["李四", "年休假", date(2024, 7, 3), date(2024, 7, 6), date(2024, 7, 2), date(2024, 7, 4), 1, ""],
        ["李四", "", date(2024, 7, 12), date(2024, 7, 12), "", "", "", ""],
        ["张三", "", date(2024, 7, 1), date(2024, 7, 2), "", "", 1, "甲"],
        ["张三", "", date(2024, 7, 3), date(2024, 7, 4), "", "", 1, "乙"],
    ]
    case = read(tmp_path, sheets).case
    assert [(request.id, [choice.first.day for choice in request.choices]) for request in case.leave] == [
        ("002#1", [3, 5]),
        ("002#2", [12]),
        ("甲", [1]),
        ("乙", [3]),
    ]
    assert case.leave[0].choices[0].earliest == date(2024, 7, 2)
    assert case.leave[0].choices[1].latest == date(2024, 7, 5)


def test_leave_that_crosses_the_horizon_is_kept_and_listed(tmp_path: Path) -> None:
    sheets = sound()
    sheets["请假"][1][3] = date(2024, 8, 10)
    result = read(tmp_path, sheets)
    assert result.case.leave[0].choices[0].last == date(2024, 8, 10)
    assert result.clipped == ("001 的申请「001#1」（2024-07-09 至 2024-08-10）跨出编制期，只计 2024-07-09 至 2024-07-14",)


@pytest.mark.parametrize("text", ["2024-07-09", "2024/7/9", "2024.7.9", "2024年7月9日", "２０２４－０７－０９"])
def test_dates_as_text(tmp_path: Path, text: str) -> None:
    sheets = sound()
    sheets["请假"][1][2] = text
    assert read(tmp_path, sheets).case.leave[0].choices[0].first == date(2024, 7, 9)


def test_english_headers_in_any_order_among_unknown_columns(tmp_path: Path) -> None:
    sheets = sound()
    sheets["Officers"] = [
        ["remark", "Category", "unit", "name", "ID"],
        ["x", "constable", "龙桥", "张三", "001"],
        ["x", "Head", "户政科", "王五", "003"],
    ]
    del sheets["警员"]
    sheets["Parameters"] = [["start", "2024-07-01"], ["end", "2024-07-14"], ["as of", "2024-06-20"]]
    del sheets["参数"]
    sheets["业务"] = [["x"]]
    result = read(tmp_path, sheets)
    assert [officer.id for officer in result.case.officers] == ["001", "003"]
    assert result.case.as_of == date(2024, 6, 20)
    assert result.ignored == ("工作表「业务」未识别，已略过", "工作表「Officers」的列「remark」(A列)未识别，已略过")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_folder_of_csv(tmp_path: Path, encoding: str) -> None:
    case = read_case(write_folder(tmp_path / "case", sound(), encoding)).case
    assert case == read(tmp_path, sound()).case


def test_shifts_rotas_and_holidays(tmp_path: Path) -> None:
    sheets = sound() | {
        "班次": [["班次", "时段"], ["白", "07:00-15:00"], ["小夜", "16:00-次日00:30"]],
        "轮班模式": [
            ["模式", "循环", "警组", "基准日", "周期位置", "工作日"],
            ["四班", "值 备 休 休", "甲", "2024-07-01", 1],
            ["四班", "", "乙", "", 2],
            ["窗口", "", "", "", "", "白"],
        ],
        "节假日": [["日期", "至", "日别", "名称"], ["2024-07-03", "2024-07-04", "节假日", "停工"]],
    }
    case = read(tmp_path, sheets).case
    shifts = {shift.id: shift for shift in case.shifts}
    assert (shifts["白"].start, shifts["白"].minutes, shifts["白"].night) == (time(7), 480, False)
    assert (shifts["小夜"].minutes, shifts["小夜"].night) == (510, True)
    assert shifts["值"].load_minutes == 960
    cycle = case.cycle_rotas[0]
    assert cycle.cycle == ("值", "备", None, None)
    assert [(team.id, team.place) for team in cycle.teams] == [("甲", 0), ("乙", 1)]
    assert case.calendar_rotas[0].working == "白"
    kinds = {day.date: (day.kind, day.name) for day in case.calendar}
    assert kinds[date(2024, 7, 3)] == (DayKind.HOLIDAY, "停工")
    assert kinds[date(2024, 7, 6)] == (DayKind.REST, "")
    assert min(kinds) == date(2024, 5, 31)
    assert max(kinds) == date(2024, 7, 21)


def test_a_year_without_published_holidays_needs_the_sheet(tmp_path: Path) -> None:
    """One row by weekday and one for the festival are enough; the later row wins."""
    sheets = sound()
    sheets["参数"][1][1], sheets["参数"][2][1] = date(2099, 1, 19), date(2099, 2, 8)
    sheets["节假日"] = [
        ["日期", "至", "日别", "名称"],
        ["2099-01-19", "2099-02-08", "按星期", ""],
        ["2099-01-21", "2099-01-22", "节假日", "春节"],
    ]
    days = read(tmp_path, sheets).case.calendar
    assert len(days) == 21
    assert [day.date.day for day in days if day.kind is DayKind.HOLIDAY] == [21, 22]


def test_policy_rows_that_are_listed_win(tmp_path: Path) -> None:
    sheets = sound() | {
        "规则": [["键", "值", "启用"], ["rest", 720, ""], ["surplus", "", "否"], ["leave.weight.探亲假", 20, ""]],
    }
    policy = read(tmp_path, sheets).case.policy
    assert policy.number("rest") == 720
    assert policy.row("rest").title == "勤务间休息"
    assert not policy.on("surplus")
    assert policy.number("leave.weight.探亲假") == 20
    assert policy.number("rest.night") == 1440


def test_merged_cells_mean_their_value_in_every_row(tmp_path: Path) -> None:
    import openpyxl

    path = write_book(tmp_path / "case.xlsx", sound())
    book = openpyxl.load_workbook(path)
    book["警员"]["C3"] = None
    book["警员"].merge_cells("C2:C3")
    book.save(path)
    assert [officer.unit for officer in read_case(path).case.officers] == ["龙桥", "龙桥", "户政科"]


def test_optional_columns_may_be_left_out(tmp_path: Path) -> None:
    sheets = sound()
    for name, kept in (("警员", 4), ("需求", 4), ("请假", 4)):
        sheets[name] = [row[:kept] for row in sheets[name]]
    sheets["需求"].pop()
    case = read(tmp_path, sheets).case
    assert case.demands[0].target == case.demands[0].minimum
    choice = case.leave[0].choices[0]
    assert choice.earliest == choice.latest == choice.first
