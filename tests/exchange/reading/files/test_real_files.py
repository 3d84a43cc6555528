"""Files as offices send them: titles, two-row headers, dates in five spellings, other programs' formats."""

from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from scheduler.exchange import Unreadable, read_case
from scheduler.exchange.reading.cells.days import Range
from scheduler.exchange.reading.cells.spans import Dates, dates_of
from scheduler.exchange.reading.files.tables import read_tables
from tests.exchange.books import Sheets, sound, write_book, write_folder
from tests.exchange.reading.test_faults import faults

JULY = Range(date(2024, 7, 1), date(2024, 8, 31))
WINTER = Range(date(2024, 12, 1), date(2025, 2, 28))


def read(tmp_path: Path, sheets: Sheets):
    return read_case(write_book(tmp_path / "case.xlsx", sheets))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024.7.22", "2024-07-22", ""),
        ("2024-07-22", "2024-07-22", ""),
        ("2024年7月22日（周一）", "2024-07-22", ""),
        ("7月22日", "2024-07-22", ""),
        ("７月２２号", "2024-07-22", ""),
        ("7月22日 星期一", "2024-07-22", ""),
        ("7月22日至8月2日", "2024-07-22", "2024-08-02"),
        ("７月２２日－８月２日", "2024-07-22", "2024-08-02"),
        ("7月22日—28日", "2024-07-22", "2024-07-28"),
        ("7月22-28日", "2024-07-22", "2024-07-28"),
        ("2024.7.22-2024.8.2", "2024-07-22", "2024-08-02"),
        ("2024.7.22-8.2", "2024-07-22", "2024-08-02"),
        ("2024-07-22至2024-08-02", "2024-07-22", "2024-08-02"),
        ("6月28日至7月3日", "2024-06-28", "2024-07-03"),
        ("8月28日至9月3日", "2024-08-28", "2024-09-03"),
        ("2024年12月30日至1月3日", "2024-12-30", "2025-01-03"),
    ],
)
def test_dates(text: str, first: str, last: str) -> None:
    dates = dates_of(text, JULY)
    assert (str(dates.first), str(dates.last or "")) == (first, last)
    assert dates.inferred == ("2024" not in text)


def test_a_year_follows_from_a_horizon_over_new_year() -> None:
    assert dates_of("12月30日至1月3日", WINTER) == Dates(date(2024, 12, 30), date(2025, 1, 3), inferred=True)
    assert dates_of("1月5日", WINTER).first == date(2025, 1, 5)


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        (7.2, "「7.2」是数，不能确定是 7月2日 还是 7月20日；应为日期，如 2024-07-22 或 7月22日"),
        ("7.2", "「7.2」是数的写法，不能确定是 7月2日 还是 7月20日"),
        (datetime(1900, 1, 7, 4, 48), "「7.2」是数，不能确定是 7月2日 还是 7月20日"),
        (7.22, "「7.22」是数，不能确定是 7月22日"),
        ("7月9日（周一）", "「7月9日（周一）」的星期不对：2024-07-09 是周二"),
        ("2月30日至7月3日", "「2月30日至7月3日」不是日期，没有 2月30日"),
        ("7月9日至3日", "「7月9日至3日」不是日期"),
        ("24.7.9", "「24.7.9」不是日期"),
    ],
)
def test_dates_that_are_refused(raw: object, wrong: str, tmp_path: Path) -> None:
    sheets = sound()
    sheets["请假"][1][2:4] = [raw, ""]
    sentences = faults(write_book(tmp_path / "case.xlsx", sheets))
    assert sentences[0].startswith(f"请假!C2: {wrong}")


def test_a_date_that_two_years_of_the_horizon_hold_is_refused(tmp_path: Path) -> None:
    sheets = sound()
    sheets["参数"][1][1], sheets["参数"][2][1] = date(2024, 7, 9), date(2025, 7, 9)
    sheets["请假"][1][2:4] = ["7月9日", "7月10日"]
    sentences = faults(write_book(tmp_path / "case.xlsx", sheets))
    assert sentences == [
        "请假!C2: 「7月9日」没有年份，编制期 2024-07-09 至 2025-07-09 内有多个年份的这一天；应为写明年份的日期，如 2024年7月22日"
    ]


def test_inferred_years_are_listed_by_cell(tmp_path: Path) -> None:
    sheets = sound()
    sheets["请假"][1][2:4] = ["7月9日", "7月10日"]
    sheets["请假"].append(["李四", "", "7月3日至5日", ""])
    result = read(tmp_path, sheets)
    assert [(request.choices[0].first.day, request.choices[0].last.day) for request in result.case.leave] == [(9, 10), (3, 5)]
    assert result.inferred == (
        "工作表「请假」的「开始日期」有 2 处未写年份，按编制期推定为 2024 年：C2、C3",
        "工作表「请假」的「结束日期」有 1 处未写年份，按编制期推定为 2024 年：D2",
    )


def test_one_column_for_both_ends(tmp_path: Path) -> None:
    sheets = sound()
    sheets["请假"] = [["警员", "请假时间"], ["张三", "7月9日至7月10日"], ["李四", "7月3日"]]
    assert faults(write_book(tmp_path / "case.xlsx", sheets)) == ["请假!B3: 只有一个日期；应为起止两个日期，如 7月22日至8月2日"]
    sheets["请假"].pop()
    assert read(tmp_path, sheets).case.leave[0].choices[0].last == date(2024, 7, 10)


def test_an_end_beside_a_span_that_says_otherwise(tmp_path: Path) -> None:
    sheets = sound()
    sheets["请假"][1][2:4] = ["7月9日至7月10日", "7月11日"]
    assert faults(write_book(tmp_path / "case.xlsx", sheets)) == [
        "请假!D2: 结束日期 2024-07-11 与起止日期所写的 2024-07-10 不符；应为二者相同，或留空"
    ]


def test_hours_until_the_next_day_and_24_oclock(tmp_path: Path) -> None:
    sheets = sound() | {
        "班次": [["班次", "时段"], ["夜", "18:00-次日8:00"], ["小夜", "16：00－24：00"], ["早", "7时-15时"]],
        "已定事项": [["警员", "日期", "开始时刻", "结束时刻"], ["张三", "7月3日", "18:00", "24:00"]],
        "期初": [["警员", "末班结束"], ["张三", "2024-06-30 24:00"]],
    }
    case = read(tmp_path, sheets).case
    assert [(shift.id, shift.minutes) for shift in case.shifts if shift.id != "白" and shift.id != "行政班"] == [
        ("夜", 840),
        ("小夜", 480),
        ("早", 480),
    ]
    assert (case.commitments[0].start, case.commitments[0].end) == (time(18), time(0))
    assert case.opening[0].last_end == datetime(2024, 7, 1)


def test_a_blank_day_kind_is_every_day(tmp_path: Path) -> None:
    sheets = sound()
    sheets["需求"][0].append("日别")
    sheets["需求"][1].append("")
    sheets["需求"][2].append("每天")
    assert [row.days for row in read(tmp_path, sheets).case.demands] == ["every", "every"]


def test_title_rows_two_header_rows_numbers_and_a_footer(tmp_path: Path) -> None:
    """A merged title, headers over two rows, rows numbered in advance, and who filled it in."""
    sheets = sound()
    sheets["请假"] = [
        ["龙桥派出所2024年暑期休假申请表"],
        ["填报单位：龙桥所"],
        ["序号", "警员", "假种", "休假时间", "", "可移动范围", "", "备注"],
        ["", "", "", "起", "止", "最早开始", "最晚开始", ""],
        [1, "张三", "年休假", date(2024, 7, 9), date(2024, 7, 10), "", "", "回老家"],
        [2, "", "", "", "", "", "", ""],
        ["填表人：李四"],
    ]
    result = read(tmp_path, sheets)
    assert [(request.officer, request.choices[0].first) for request in result.case.leave] == [("001", date(2024, 7, 9))]
    assert result.ignored == (
        "工作表「请假」的列「序号」(A列)未识别，已略过",
        "工作表「请假」的列「备注」(H列)未识别，已略过",
        "工作表「请假」第 7 行「填表人：李四」是表尾，已略过",
    )
    sheets["请假"][4][4] = date(2024, 7, 5)
    assert faults(write_book(tmp_path / "case.xlsx", sheets)) == ["请假!E5: 结束日期 2024-07-05 早于开始日期 2024-07-09"]


def test_merged_headers_over_two_rows(tmp_path: Path) -> None:
    path = write_book(tmp_path / "case.xlsx", sound())
    book = openpyxl.load_workbook(path)
    page = book["需求"]
    page.insert_rows(1, 2)
    for place, text in enumerate(("派出所", "岗位", "班次", "警力", ""), 1):
        page.cell(2, place, text)
        page.cell(3, place, None)
    page["A1"] = "需求表"
    page["D3"], page["E3"] = "最低", "目标"
    for merged in ("A1:E1", "A2:A3", "B2:B3", "C2:C3", "D2:E2"):
        page.merge_cells(merged)
    book.save(path)
    assert [(row.post, row.minimum, row.target) for row in read_case(path).case.demands] == [("接处警", 1, 2), ("户籍窗口", 1, 1)]


def test_a_first_row_of_data_is_no_second_header(tmp_path: Path) -> None:
    """Below an unknown header stands a word that is a header elsewhere; the row is an officer all the same."""
    sheets = sound()
    sheets["警员"][0].append("备注")
    sheets["警员"][1].append("职务")
    assert [officer.id for officer in read(tmp_path, sheets).case.officers] == ["001", "002", "003"]


@pytest.mark.parametrize("name", ["请假表", "休假申请表", " 请假 "])
def test_names_of_sheets(name: str, tmp_path: Path) -> None:
    sheets = sound()
    sheets[name] = sheets.pop("请假")
    assert len(read(tmp_path, sheets).case.leave) == 1


def test_references(tmp_path: Path) -> None:
    """One cell says officer and dates, or station, post, shift and date."""
    sheets = sound() | {
        "锁定": [
            ["锁定", "警员", "日期", "派出所", "岗位", "班次", "申请号"],
            ["指定", "001:2024-07-03", "", "龙桥所/接处警/夜", "", "", ""],
            ["指定", "李四", "", "龙桥/户籍窗口/白：2024-07-04", "", "", ""],
            ["准假", "", "", "", "", "", "张三:2024-07-09/2024-07-10"],
        ],
        "限制": [["警员", "限制", "起", "止"], ["龙桥派出所/张三:2024-07-05/2024-07-06", "不值夜班", "", ""]],
    }
    case = read(tmp_path, sheets).case
    assert [(pin.officer, pin.date, pin.station, pin.post, pin.shift) for pin in case.pins[:2]] == [
        ("001", date(2024, 7, 3), "龙桥", "接处警", "夜"),
        ("002", date(2024, 7, 4), "龙桥", "户籍窗口", "白"),
    ]
    assert case.pins[2].request == "001#1"
    limit = case.restrictions[0]
    assert (limit.officer, limit.first.day, limit.last.day) == ("001", 5, 6)


def test_references_that_say_otherwise_or_nothing(tmp_path: Path) -> None:
    sheets = sound() | {
        "锁定": [
            ["锁定", "警员", "日期", "派出所", "岗位", "班次", "申请号"],
            ["指定", "001:2024-07-03", "2024-07-04", "龙桥", "接处警", "夜", ""],
            ["准假", "", "", "", "", "", "张三:2024-07-09/2024-07-11"],
            ["禁止", "009:2024-07-03", "", "", "", "", ""],
        ],
    }
    assert faults(write_book(tmp_path / "case.xlsx", sheets)) == [
        "锁定!C2: 日期 2024-07-04 与「001:2024-07-03」不符",
        "锁定!G3: 没有「张三」2024-07-09 至 2024-07-11 的请假申请；应为请假表中的申请号，或 警员:开始日期/结束日期",
        "锁定!B4: 未知的警员「009」；应为警员表中的警号、不重名的姓名，或 单位/姓名",
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [("case.et", "另存为 .xlsx"), ("case.csv", "放进一个文件夹"), ("case.doc", "格式不能识别")],
)
def test_formats_that_are_refused_say_what_to_do(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(Unreadable, match=words):
        read_case(tmp_path / name)


def test_a_table_of_utf16_says_which_encodings_are_read(tmp_path: Path) -> None:
    write_folder(tmp_path / "case", sound(), "gb18030")
    (tmp_path / "case" / "请假.csv").write_bytes("警员,开始日期,结束日期\n".encode("utf-16"))
    with pytest.raises(Unreadable, match="UTF-8 或 GB18030"):
        read_case(tmp_path / "case")


@pytest.mark.parametrize("name", ["summer.xls", "summer.ods"])
def test_xls_and_ods_as_libreoffice_saves_them(name: str, tmp_path: Path) -> None:
    """A merged title and a unit merged over two officers are read; the error cell in 需求!D2 is named, never taken for blank."""
    path = Path(__file__).parent / "samples" / name
    assert faults(path) == ["需求!D2: 单元格是错误值 #DIV/0!；应为最低警力"]
    rows = {table.name: table.rows for table in read_tables(path)}
    assert [row[2] for row in rows["警员"][1:5]] == ["单位", "龙桥派出所", "龙桥派出所", "户政科"]
    rows["需求"][1][3] = 1
    case = read_case(write_book(tmp_path / "case.xlsx", rows)).case
    assert [officer.unit for officer in case.officers] == ["龙桥", "龙桥", "户政科"]
    assert case.leave[0].choices[0].last == date(2024, 7, 10)


def test_a_web_page_named_xls_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "case.xls").write_text("<html><table></table></html>")
    with pytest.raises(Unreadable, match="扩展名为"):
        read_case(tmp_path / "case.xls")


def test_id_name_and_unit_of_an_officer_in_columns_of_their_own(tmp_path: Path) -> None:
    """The id goes before the name; a name that two have is told apart by the unit beside it."""
    sheets = sound()
    sheets["警员"].append(["004", "张三", "户政科", "民警"])
    sheets["请假"] = [
        ["单位", "姓名", "警号", "开始日期", "结束日期"],
        ["龙桥所", "张三", "", "7月1日", "7月2日"],
        ["户政科", "张三", "", "7月3日", "7月4日"],
        ["", "张三", "004", "7月5日", "7月6日"],
    ]
    result = read(tmp_path, sheets)
    assert [request.officer for request in result.case.leave] == ["001", "004", "004"]
    assert result.ignored == ()
    sheets["请假"][1][0] = ""
    assert faults(write_book(tmp_path / "case.xlsx", sheets)) == [
        "请假!B2: 姓名「张三」有 2 人（001、004）；应为警号，或 单位/姓名"
    ]
