"""The sheets that the demand is computed from: read, written, and every fault at its cell."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.demand import ServiceMethod
from scheduler.demand.planning import demand_plan, staffed
from scheduler.demand.series import RemarkKind
from scheduler.exchange import CaseFaults, read_case, write_case
from scheduler.exchange.writing.answers.demand_summary import demand_lines
from tests.demand.cases import asking, counting_case
from tests.exchange.books import Sheets, sound, write_book, write_folder

Edit = Callable[[Sheets], object]
HEADER = ["派出所", "业务", "日期", "业务量"]
SERVICE = ["业务", "岗位", "班次", "方式", "每件分钟", "至少人数"]
REQUEST = ["派出所", "岗位", "班次", "开始日期", "结束日期", "人数", "提出日期", "紧急", "另加"]
START = date(2024, 7, 1)


def counting() -> Sheets:
    """Ten weeks of 户籍 at 龙桥 in place of 需求."""
    sheets = sound()
    del sheets["需求"]
    dates = [START - timedelta(n) for n in range(70, 0, -1)]
    sheets["历史"] = [HEADER, *(["龙桥派出所", "户籍", day, 40 + day.day % 5] for day in dates if day.weekday() < 5)]
    return sheets


def faults(tmp_path: Path, *edits: Edit) -> list[str]:
    sheets = counting()
    for edit in edits:
        edit(sheets)
    with pytest.raises(CaseFaults) as caught:
        read_case(write_book(tmp_path / "case.xlsx", sheets))
    return [str(fault) for fault in caught.value.faults]


def put(sheet: str, row: int, place: int, value: object) -> Edit:
    return lambda sheets: sheets[sheet][row].__setitem__(place, value)


def add(sheet: str, *rows: list[object]) -> Edit:
    return lambda sheets: sheets.setdefault(sheet, []).extend(list(row) for row in rows)


def shifted(days: int) -> Edit:
    def edit(sheets: Sheets) -> None:
        sheets["历史"] = [HEADER, *([*row[:2], row[2] + timedelta(days), row[3]] for row in sheets["历史"][1:])]

    return edit


FAULTS: dict[str, tuple[list[Edit], str]] = {
    "negative count": ([put("历史", 3, 3, -2)], "历史!D4: 业务量 -2 为负数"),
    "count with too many digits": ([put("历史", 3, 3, 100_001)], "历史!D4: 业务量 100001 过大，一天至多 100000"),
    "text for a count": ([put("历史", 3, 3, "约40")], "历史!D4: 「约40」不是整数"),
    "no count": ([put("历史", 3, 3, None)], "历史!D4: 业务量为空"),
    "fractional count": ([put("历史", 3, 3, 12.5)], "历史!D4: 「12.5」不是整数"),
    "duplicated day": ([add("历史", ["龙桥", "户籍", date(2024, 6, 3), 9])], "历史!A52: 「龙桥/户籍/2024-06-03」重复"),
    "two stations under one name": (
        [add("历史", *(["龙桥所", "户籍", date(2024, 6, number), 9] for number in (3, 4)))],
        "历史!A53: 「龙桥/户籍/2024-06-04」重复",
    ),
    "unknown service": ([put("历史", 3, 1, "信访")], "历史!B4: 未知的业务「信访」；应为业务标准表中的业务"),
    "history ends long before": ([shifted(-181)], "历史!C51: 业务量历史止于 2023-12-30，距编制期首日 2024-07-01 超过 180 天"),
    "history reaches into the horizon": ([shifted(5)], "历史!C49: 日期 2024-07-01 起的 3 行不早于编制期首日 2024-07-01"),
    "no calendar": ([add("历史", ["龙桥", "户籍", date(1990, 1, 3), 9])], "历史!C52: 日期 1990-01-03 过早"),
    "handling time 0": ([add("业务标准", SERVICE, ["户籍", "户籍窗口", "白", "窗口", 0, 1])], "业务标准!E2: 每件分钟 0 过小"),
    "service without post": ([add("业务标准", SERVICE, ["户籍", "", "白", "窗口", 12, 1])], "业务标准!B2: 岗位为空"),
    "service without minutes": (
        [add("业务标准", SERVICE, ["户籍", "户籍窗口", "白", "窗口", "", 1])],
        "业务标准!E2: 每件分钟为空",
    ),
    "unknown method": ([add("业务标准", SERVICE, ["户籍", "户籍窗口", "白", "网上", 12, 1])], "业务标准!D2: 「网上」不是方式"),
    "two services for one duty": (
        [add("业务标准", SERVICE, ["户籍", "户籍窗口", "白", "窗口", 12, 1], ["居住证", "户籍窗口", "白", "窗口", 8, 1])],
        "业务标准!B3: 「户籍窗口/白」重复",
    ),
    "an hour too many": ([add("时段分布", ["业务", "时", "份额"], ["户籍", 24, 5])], "时段分布!B2: 时 24 不在 0 至 23 之内"),
    "request for nobody": ([add("支援申请", REQUEST, ["龙桥", "户籍窗口", "白", START, "", 0])], "支援申请!F2: 人数 0 过小"),
    "request of a department": (
        [add("支援申请", REQUEST, ["户政科", "户籍窗口", "白", START, "", 2])],
        "支援申请!A2: 「户政科」不是派出所",
    ),
    "neither demand nor history": ([lambda sheets: sheets.pop("历史")], "需求: 缺少工作表「需求」"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_at_its_cell(tmp_path: Path, name: str) -> None:
    edits, expected = FAULTS[name]
    sentences = faults(tmp_path, *edits)
    assert any(fault.startswith(expected) for fault in sentences), sentences


def test_a_case_with_history_and_no_demand(tmp_path: Path) -> None:
    read = read_case(write_book(tmp_path / "case.xlsx", counting()))
    assert read.case.demands == ()
    assert [(service.id, service.post, service.method) for service in read.case.services] == [
        ("户籍", "户籍窗口", ServiceMethod.COUNTER)
    ]
    assert any(sentence.startswith("业务按内置：户籍（户籍窗口，白，每件 15 分钟）") for sentence in read.defaults)
    planned = staffed(read.case)
    assert {(row.station, row.post, row.shift) for row in planned.demands} == {("龙桥", "户籍窗口", "白")}
    assert min(row.minimum for row in planned.demands) >= 2


@pytest.mark.parametrize("wrong", [100_000, 4_000])
def test_a_count_with_digits_too_many_is_left_aside(tmp_path: Path, wrong: int) -> None:
    sheets = counting()
    put("历史", 3, 3, wrong)(sheets)
    plan = demand_plan(read_case(write_book(tmp_path / "case.xlsx", sheets)).case)
    assert [remark.first for remark in plan.forecasts.remarks if remark.kind is RemarkKind.OUTLIER] == [sheets["历史"][3][2]]
    assert plan.forecasts.rows
    assert all(35 < row.mean < 50 for row in plan.forecasts.rows)


def test_a_history_of_zeros_is_a_closure(tmp_path: Path) -> None:
    sheets = counting()
    sheets["历史"] = [HEADER, *([*row[:3], 0] for row in sheets["历史"][1:])]
    plan = demand_plan(read_case(write_book(tmp_path / "case.xlsx", sheets)).case)
    assert plan.duties == ()
    assert [(remark.kind, remark.station) for remark in plan.forecasts.remarks] == [(RemarkKind.CLOSURE, "龙桥")]
    assert not any("（）" in line for line in demand_lines(plan))


def test_history_csv_of_a_chinese_spreadsheet(tmp_path: Path) -> None:
    """Saved by Excel in GB18030; faults are named as in UTF-8."""
    sheets = counting()
    put("历史", 3, 3, -2)(sheets)
    sheets["history"] = sheets.pop("历史")
    with pytest.raises(CaseFaults) as caught:
        read_case(write_folder(tmp_path / "case", sheets, "gb18030"))
    assert [str(fault) for fault in caught.value.faults] == ["history!D4: 业务量 -2 为负数；应为不小于 0 的整数"]


def test_history_csv_in_a_folder(tmp_path: Path) -> None:
    sheets = counting()
    sheets["history"] = sheets.pop("历史")
    book = read_case(write_book(tmp_path / "case.xlsx", counting())).case
    assert read_case(write_folder(tmp_path / "case", sheets)).case == book


def test_a_history_before_the_library_begins_takes_its_calendar_from_the_sheet(tmp_path: Path) -> None:
    """The horizon is in 2031, which the library does not hold either."""

    def later(sheets: Sheets) -> None:
        gap = timedelta(364 * 7)
        sheets["参数"] = [["开始日期", START + gap], ["结束日期", START + gap + timedelta(6)]]
        sheets["请假"] = sheets["请假"][:1]
        shifted(gap.days)(sheets)

    bare = faults(tmp_path, later)
    assert any(fault.startswith("历史!C2: 业务量历史所及的 2031-04") for fault in bare), bare
    weeks = add("节假日", ["日期", "至", "日别"], [date(2031, 1, 1), date(2031, 12, 31), "按星期"])
    sheets = counting()
    later(sheets)
    weeks(sheets)
    case = read_case(write_book(tmp_path / "case.xlsx", sheets)).case
    assert min(day.date for day in case.calendar) < min(row.date for row in case.history) + timedelta(40)
    assert staffed(case).demands


@pytest.mark.parametrize("suffix", [".xlsx", ".json", ""])
def test_what_is_written_is_read_again(tmp_path: Path, suffix: str) -> None:
    case = counting_case(
        support_requests=(asking(3, 1, 2, submitted=date(2024, 7, 1), urgent=True, additional=True, reason="庙会"),)
    )
    write_case(case, tmp_path / f"case{suffix}")
    read = read_case(tmp_path / f"case{suffix}").case
    for field in ("services", "history", "support_requests", "demands"):
        assert getattr(read, field) == getattr(case, field)
