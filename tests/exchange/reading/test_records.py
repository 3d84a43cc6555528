"""驻所记录, 问题清单 and 帮扶成效: a file of these alone is read, and every wrong cell of them is named."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from models.case_hash import case_hash
from models.integrity.records import results
from models.records.result import Result
from models.records.stay import Activity
from models.scenario import MoveHorizon
from models.words import Language, speaking
from scheduler.exchange import CaseFaults, read_case, write_case
from scheduler.exchange.sheets import NEEDED_OF_RESULTS, NEEDED_OF_STAYS
from scheduler.exchange.sheets.records import PROBLEMS, RESULTS, STAY_RECORDS
from scheduler.whatif.edits.rest import move_horizon
from tests.exchange.books import Sheets, sound, write_book, write_folder
from tests.exchange.cases import D, rich_case
from tests.exchange.reading.test_faults import add, faults, put

STAY_HEADS = ["日期", "领导", "派出所", "时段", "谈心谈话", "约访信访", "走访企业", "交班例会", "阶段"]
PROBLEM_HEADS = ["派出所", "类别", "问题", "发现日期", "发现人", "整改期限", "状态"]
RESULT_HEADS = ["警员", "派出所", "开始日期", "结束日期", "事项", "数量"]
STAY = ["2024-07-03", "局长", "龙桥", "夜间", 7, 1, "", "√", "第一阶段"]
PROBLEM = ["龙桥派出所", "勤务效能", "交接没有记录", "2024-07-03", "901", "2024-07-20", "限期整改"]
RESULT = ["王五", "龙桥所", "2024-07-01", "2024-07-12", "警情", 58]


def recorded() -> Sheets:
    """Only what records take: dates, people and the three sheets."""
    people = [*sound()["警员"], ["901", "局长", "分局领导", "局领导", "", ""]]
    return {
        "参数": [*sound()["参数"], ["编制日期", date(2024, 7, 31)]],
        "警员": people,
        "单位": [["单位", "类别"], ["凤凰山", "派出所"], ["龙桥", "派出所"]],
        "驻所记录": [STAY_HEADS, list(STAY)],
        "问题清单": [PROBLEM_HEADS, list(PROBLEM)],
        "帮扶成效": [RESULT_HEADS, list(RESULT)],
    }


def read(path: Path) -> Any:
    return read_case(path, NEEDED_OF_STAYS).case


@pytest.mark.parametrize(("name", "write"), [("case.xlsx", write_book), ("case", write_folder)])
def test_a_file_of_records_alone_is_read(name: str, write: Callable[[Path, Sheets], Path], tmp_path: Path) -> None:
    case = read(write(tmp_path / name, recorded()))
    stay, problem, result = case.stay_records[0], case.problems[0], case.results[0]
    assert (stay.date, stay.officer, stay.station, stay.time, stay.phase) == (
        date(2024, 7, 3),
        "901",
        "龙桥",
        "night",
        "第一阶段",
    )
    assert [stay.number(activity) for activity in Activity] == [1, 0, 7, 0, 1, 0, 0, 0, 0, 0]
    assert (problem.station, problem.kind, problem.state, problem.officer) == ("龙桥", "duty", "dated", "901")
    assert (result.officer, result.station, result.kind, result.number) == ("003", "龙桥", "警情", 58)


def test_without_demand_the_records_tell_which_units_are_stations(tmp_path: Path) -> None:
    sheets = recorded()
    del sheets["单位"]
    assert read(write_book(tmp_path / "case.xlsx", sheets)).stay_records[0].station == "龙桥"
    sheets["警员"][1][2] = sheets["警员"][2][2] = "龙桥"
    sheets["问题清单"][1][0] = sheets["帮扶成效"][1][1] = "龙桥"
    assert read(write_book(tmp_path / "short.xlsx", sheets)).stay_records[0].station == "龙桥"
    put("驻所记录", 1, 2, "户政科")(sheets)
    with pytest.raises(CaseFaults, match="驻所记录!C2: 「户政科」不是派出所"):
        read(write_book(tmp_path / "office.xlsx", sheets))


def test_where_there_are_phases_stays_and_problems_lie_in_one(tmp_path: Path) -> None:
    """A phase may have begun before the horizon; results go by the horizon alone."""
    phases = [["开始日期", "结束日期", "每人场次"], ["2024-06-10", "2024-07-05", 1], ["2024-07-10", "2024-07-14", 1]]
    sheets = recorded() | {"驻所": phases}
    put("驻所记录", 1, 0, "2024-06-20")(sheets)
    assert read(write_book(tmp_path / "case.xlsx", sheets)).stay_records[0].date == date(2024, 6, 20)
    put("驻所记录", 1, 0, "2024-07-06")(sheets)
    put("问题清单", 1, 3, "2024-07-09")(sheets)
    with pytest.raises(CaseFaults) as caught:
        read(write_book(tmp_path / "outside.xlsx", sheets))
    outside = "不在「驻所」表的任一阶段（2024-06-10/2024-07-05、2024-07-10/2024-07-14）之内"
    assert [str(fault) for fault in caught.value.faults] == [
        f"驻所记录!A2: 日期 2024-07-06 {outside}",
        f"问题清单!D2: 日期 2024-07-09 {outside}",
    ]


def test_solving_still_asks_for_demand_and_leave(tmp_path: Path) -> None:
    sentences = faults(write_book(tmp_path / "case.xlsx", recorded()))
    assert [line.partition("」")[0] for line in sentences] == ["需求: 缺少工作表「需求", "请假: 缺少工作表「请假"]


@pytest.mark.parametrize(
    ("needed", "left_out", "missing"),
    [
        (NEEDED_OF_STAYS, {"驻所记录"}, ""),
        (NEEDED_OF_STAYS, {"问题清单", "帮扶成效"}, ""),
        (NEEDED_OF_STAYS, {"驻所记录", "问题清单"}, "驻所记录: 缺少工作表「驻所记录」"),
        (NEEDED_OF_STAYS, {"警员"}, "警员: 缺少工作表「警员」"),
        (NEEDED_OF_RESULTS, {"驻所记录", "问题清单"}, ""),
        (NEEDED_OF_RESULTS, {"帮扶成效"}, "帮扶成效: 缺少工作表「帮扶成效」"),
        (NEEDED_OF_RESULTS, {"参数"}, "参数: 缺少工作表「参数」"),
    ],
)
def test_what_a_question_takes_is_needed_and_no_more(needed: Any, left_out: set[str], missing: str, tmp_path: Path) -> None:
    path = write_book(tmp_path / "case.xlsx", {name: rows for name, rows in recorded().items() if name not in left_out})
    if not missing:
        assert read_case(path, needed).case
        return
    with pytest.raises(CaseFaults) as caught:
        read_case(path, needed)
    assert str(caught.value.faults[0]).startswith(missing)


CASES = {
    "an unknown leader": (put("驻所记录", 1, 1, "902"), "驻所记录!B2: 未知的警员「902」"),
    "an unknown station": (put("驻所记录", 1, 2, "龙侨"), "驻所记录!C2: 未知的单位「龙侨」"),
    "a stay at a department": (put("驻所记录", 1, 2, "户政科"), "驻所记录!C2: 「户政科」不是派出所"),
    "a stay by no leader": (put("驻所记录", 1, 1, "王五"), "驻所记录!B2: 「003」不是局领导，不能驻所"),
    "a date outside": (
        put("驻所记录", 1, 0, "2025-07-03"),
        "驻所记录!A2: 日期 2025-07-03 不在编制期 2024-07-01 至 2024-07-14 之内",
    ),
    "no day and no night": (put("驻所记录", 1, 3, "傍晚"), "驻所记录!D2: 「傍晚」不是时段；应为白天、夜间"),
    "a count in words": (put("驻所记录", 1, 4, "七人"), "驻所记录!E2: 「七人」不是整数；应为不小于 0 的整数，或 √"),
    "a negative count": (put("驻所记录", 1, 4, -7), "驻所记录!E2: 谈心谈话 -7 为负数"),
    "half a talk": (put("驻所记录", 1, 4, 7.5), "驻所记录!E2: 「7.5」不是整数"),
    "a count without end": (put("驻所记录", 1, 4, 2_000_000), "驻所记录!E2: 谈心谈话 2000000"),
    "a date for a count": (put("驻所记录", 1, 4, date(2024, 7, 3)), "驻所记录!E2: 「2024-07-03"),
    "no date": (put("驻所记录", 1, 0, ""), "驻所记录!A2: 日期为空"),
    "the same stay twice": (add("驻所记录", STAY), "驻所记录!B3: 「901」这一天这一时段已在「龙桥」驻所"),
    "at two places at once": (
        add("驻所记录", ["7月3日", "901", "凤凰山", "夜"]),
        "驻所记录!B3: 「901」这一天这一时段已在「龙桥」驻所，只能出现一次",
    ),
    "an unknown category": (
        put("问题清单", 1, 1, "勤务"),
        "问题清单!B2: 「勤务」不是类别；应为勤务效能、队伍管理、警力配置、爱警暖警",
    ),
    "an unknown state": (
        put("问题清单", 1, 6, "已完成"),
        "问题清单!G2: 「已完成」不是状态；应为已整改、限期整改、完善机制、推进中",
    ),
    "a problem without text": (put("问题清单", 1, 2, " 　"), "问题清单!C2: 问题为空"),
    "a deadline before it was found": (
        put("问题清单", 1, 5, "2024-07-02"),
        "问题清单!F2: 整改期限 2024-07-02 早于发现日期 2024-07-03",
    ),
    "a deadline that lacks": (put("问题清单", 1, 5, ""), "问题清单!F2: 限期整改的问题没有整改期限"),
    "found outside": (put("问题清单", 1, 3, "2024-06-30"), "问题清单!D2: 日期 2024-06-30 不在编制期"),
    "found by a stranger": (put("问题清单", 1, 4, "赵六"), "问题清单!E2: 未知的警员「赵六」"),
    "a problem twice": (
        add("问题清单", ["龙桥所", "队伍管理", "交接 没有记录", "2024-07-03", "", "", "推进中"]),
        "问题清单!C3: 「龙桥」同一天的同一问题重复",
    ),
    "a result of a stranger": (put("帮扶成效", 1, 0, "赵六"), "帮扶成效!A2: 未知的警员「赵六」"),
    "dates the wrong way round": (
        put("帮扶成效", 1, 3, "2024-06-30"),
        "帮扶成效!D2: 结束日期 2024-06-30 早于开始日期 2024-07-01",
    ),
    "a stint beyond the end": (put("帮扶成效", 1, 3, "2024-07-15"), "帮扶成效!D2: 日期 2024-07-15 不在编制期"),
    "a number in words": (put("帮扶成效", 1, 5, "110余"), "帮扶成效!F2: 「110余」不是整数"),
    "a tick for a number": (put("帮扶成效", 1, 5, "√"), "帮扶成效!F2: 「√」不是整数"),
    "no kind": (put("帮扶成效", 1, 4, ""), "帮扶成效!E2: 事项为空"),
    "a kind twice": (add("帮扶成效", RESULT), "帮扶成效!E3: 这段帮扶的「警情」重复"),
    "stints that overlap": (
        add("帮扶成效", ["003", "龙桥", "2024-07-12", "2024-07-13", "户籍", 3]),
        "帮扶成效!C3: 与同一警员在「龙桥」的帮扶（2024-07-01 至 2024-07-12）重叠",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_wrong_cell_one_message(name: str, tmp_path: Path) -> None:
    edit, expected = CASES[name]
    sheets = recorded()
    edit(sheets)
    with pytest.raises(CaseFaults) as caught:
        read(write_book(tmp_path / "case.xlsx", sheets))
    sentences = [str(fault) for fault in caught.value.faults]
    assert len(sentences) == 1, sentences
    assert sentences[0].startswith(expected)


@pytest.mark.parametrize(
    ("typed", "number"), [("１１６", 116), ("12", 12), (3.0, 3), ("√", 1), ("是", 1), (True, 1), ("×", 0), ("无", 0), ("", 0)]
)
def test_counts_as_they_are_typed(typed: object, number: int, tmp_path: Path) -> None:
    sheets = recorded()
    put("驻所记录", 1, 4, typed)(sheets)
    assert read(write_book(tmp_path / "case.xlsx", sheets)).stay_records[0].talks == number


def test_a_leader_whose_category_is_wrong_is_not_told_twice(tmp_path: Path) -> None:
    sheets = recorded()
    put("警员", 4, 3, "领队")(sheets)
    with pytest.raises(CaseFaults) as caught:
        read(write_book(tmp_path / "case.xlsx", sheets))
    assert [(fault.sheet, fault.cell) for fault in caught.value.faults] == [("警员", "D5")]


def test_several_kinds_of_one_stint_and_stints_that_touch_are_none(tmp_path: Path) -> None:
    sheets = recorded()
    sheets["帮扶成效"] += [[*RESULT[:4], "户籍", 3], ["003", "龙桥", "2024-07-13", "2024-07-14", "警情", 4]]
    assert len(read(write_book(tmp_path / "case.xlsx", sheets)).results) == 3


def test_ten_thousand_rows_of_one_officer_are_looked_through_at_once() -> None:
    days = [date(2024, 1, 1) + timedelta(number) for number in range(366)]
    kinds = [str(number) for number in range(28)]
    rows = [Result(officer="C01", station="龙桥所", first=day, last=day, kind=kind, number=1) for day in days for kind in kinds]
    parts = SimpleNamespace(start=days[0], end=days[-1], results=rows)
    began = process_time()
    assert not list(results(parts))
    assert process_time() - began < 2


WRONG = (
    ("stay_records[0].officer", lambda case: case["stay_records"][0].update(officer="A01")),
    ("stay_records[1].station", lambda case: case["stay_records"][1].update(station="户政科")),
    ("stay_records[0].date", lambda case: case["stay_records"][0].update(date="2024-08-22")),
    ("stay_records[0].talks", lambda case: case["stay_records"][0].update(talks=-1)),
    ("stay_records[0].talks", lambda case: case["stay_records"][0].update(talks="3")),
    ("stay_records[1].time", lambda case: case["stay_records"][1].update(time="夜间")),
    ("problems[0].text", lambda case: case["problems"][0].update(text="")),
    ("problems[0].deadline", lambda case: case["problems"][0].update(deadline=None)),
    ("problems[1].state", lambda case: case["problems"][1].update(state="done")),
    ("results[0].number", lambda case: case["results"][0].update(number=1.0)),
    ("results[1].kind", lambda case: case["results"][1].update(kind="警情")),
    ("results[0].last", lambda case: case["results"][0].update(last="2024-07-21")),
)


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_a_fault_of_json_has_its_path(number: int, tmp_path: Path) -> None:
    place, plant = WRONG[number]
    path = tmp_path / "case.json"
    write_case(rich_case(), path)
    tree = json.loads(path.read_text(encoding="utf-8"))
    plant(tree)
    path.write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(CaseFaults) as caught:
        read(path)
    assert place in [fault.sheet for fault in caught.value.faults]


@pytest.mark.parametrize("language", Language)
def test_the_choices_of_a_template_are_read_in_its_language(language: Language, tmp_path: Path) -> None:
    with speaking(language, language):
        write_case(rich_case(), tmp_path / "case.xlsx")
        titles = {sheet.title for sheet in (STAY_RECORDS, PROBLEMS, RESULTS)}
    assert titles <= set(openpyxl.load_workbook(tmp_path / "case.xlsx").sheetnames)
    case = read_case(tmp_path / "case.xlsx").case
    assert (case.stay_records, case.problems, case.results) == (
        rich_case().stay_records,
        rich_case().problems,
        rich_case().results,
    )


def test_a_checklist_of_an_older_version_is_no_sheet_of_problems(tmp_path: Path) -> None:
    sheets = sound() | {"问题清单": [["问题清单：2 处错误，点单元格即到原处"], ["序号", "类别"], [1, "错误"]]}
    assert read_case(write_book(tmp_path / "case.xlsx", sheets)).case.problems == ()
    sheets["问题清单"][0][0] = "问题清单（2024年）"
    with pytest.raises(CaseFaults, match="问题清单"):
        read_case(write_book(tmp_path / "own.xlsx", sheets))


def test_a_case_without_records_keeps_its_hash_and_a_record_changes_it() -> None:
    bare = rich_case().model_copy(update={"stay_records": (), "problems": (), "results": ()})
    known = {case_hash(bare)} | {
        case_hash(bare.model_copy(update={part: getattr(rich_case(), part)})) for part in ("stay_records", "problems", "results")
    }
    assert len(known) == 4


def test_another_horizon_keeps_the_records_of_its_dates() -> None:
    edit = MoveHorizon(first=None, last=date(2024, 7, 27))
    parts = move_horizon(rich_case(), edit)
    assert [len(parts[name]) for name in ("stay_records", "problems", "results")] == [2, 2, 0]
    assert all(row.found_on == D for row in parts["problems"])
