"""Parts of a case go out, come back and become the case again; what does not fit is named by file, sheet and cell."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

import cli
from models.case import Case
from models.errors import Exit
from scheduler.exchange import BlankCase, CaseFaults, Unreadable, read_case, write_case
from scheduler.exchange.reading.merging.merge import merge
from scheduler.exchange.reading.merging.notes import Finding
from scheduler.exchange.transaction.outputs import NotWritten
from scheduler.exchange.writing.case.case_rows import case_rows
from scheduler.exchange.writing.case.merged_book import refuse_merged, write_merged
from scheduler.exchange.writing.case.unit_part import write_part
from tests.exchange.books import Sheets, sound, write_book, write_folder
from tests.exchange.cases import rich_case
from tests.paths import SUMMER


def parts(tmp_path: Path, *sheets: Sheets) -> list[Path]:
    return [write_book(tmp_path / f"{name}.xlsx", part) for name, part in zip("甲乙丙", sheets, strict=False)]


def notes(paths: list[Path], *kinds: Finding) -> list[str]:
    return [str(note) for note in merge(paths).notes if note.kind in kinds or not kinds]


def only(*rows: list[object], **more: list[list[object]]) -> Sheets:
    """A part with officers alone, and what else is given."""
    return {"警员": [["警号", "姓名", "单位", "类别"], *map(list, rows)], **more}


def rows_of(case: Case) -> dict[str, list[tuple[str, ...]]]:
    """Every row in an order that says nothing."""
    return {key: sorted(tuple(map(str, row.values())) for row in rows) for key, rows in case_rows(case).items()}


@pytest.mark.parametrize("which", ["rich", "summer"])
def test_the_parts_of_a_case_are_the_case_again(which: str, tmp_path: Path) -> None:
    """But for rows about two units, which are named when the parts are written."""
    case = rich_case() if which == "rich" else read_case(SUMMER).case
    alone = {officer.id: officer.unit for officer in case.officers}
    kept = tuple(row for row in case.restrictions if not row.other or alone[row.other] == alone[row.officer])
    left_out = set()
    for unit in case.units:
        left_out |= set(write_part(tmp_path / f"{unit.id}.xlsx", unit.id, case))
    assert len(left_out) == len(case.restrictions) - len(kept) > 0
    merged = merge([tmp_path])
    assert {note.kind for note in merged.notes} <= {Finding.MISSING}
    write_merged(tmp_path / "whole.xlsx", merged)
    expected = case.model_copy(update={"restrictions": kept})
    assert rows_of(read_case(tmp_path / "whole.xlsx").case) == rows_of(expected)


def test_a_part_can_be_checked_by_its_unit(tmp_path: Path) -> None:
    """It has the shared tables and what the unit's own rows refer to, and nobody else's people."""
    case = read_case(SUMMER).case
    write_part(tmp_path / "part.xlsx", "龙桥派出所", case)
    part = read_case(tmp_path / "part.xlsx").case
    assert {officer.unit for officer in part.officers} == {"龙桥"}
    assert part.units == case.units
    assert part.leave == tuple(row for row in case.leave if row.officer.startswith("龙桥"))
    page = openpyxl.load_workbook(tmp_path / "part.xlsx")["现排班"]
    assert [page.cell(1, place).value for place in (1, 2, 3)] == ["警号", "姓名", "单位"]
    assert page.cell(1, 4).value.date() == case.start
    assert page.max_row == 1 + len(part.officers)


def test_a_part_of_an_unknown_unit(tmp_path: Path) -> None:
    with pytest.raises(CaseFaults, match="案例里没有单位「龙侨」"):
        write_part(tmp_path / "part.xlsx", "龙侨", rich_case())


def test_a_blank_part_bears_the_units_name(tmp_path: Path) -> None:
    write_part(tmp_path / "part.xlsx", "龙桥", None)
    with pytest.raises(BlankCase):
        read_case(tmp_path / "part.xlsx")
    book = openpyxl.load_workbook(tmp_path / "part.xlsx")
    assert book["单位"]["A2"].value == "龙桥"
    assert book["警员"]["C2"].value == "龙桥"
    assert "龙桥" in book["说明"]["B2"].value


def test_the_same_person_twice_and_differently(tmp_path: Path) -> None:
    first = only(["001", "张三", "龙桥", "民警"], ["002", "李四", "龙桥", "民警"], ["003", "王五", "龙桥", "民警"])
    second = only(["001", "张三", "龙桥派出所", "民警"], ["002", "李四", "龙桥", "辅警"], ["009", "王五", "龙桥", "民警"])
    assert notes(parts(tmp_path, first, second)) == [
        "乙.xlsx 警员!D3 与 甲.xlsx 警员!D3：002 李四 龙桥：类别 辅警，而前者为 普通民警",
        "乙.xlsx 警员!A4 与 甲.xlsx 警员!A4：龙桥 王五：009 和 003",
        "乙.xlsx 警员!A2 与 甲.xlsx 警员!A2：001 张三 龙桥",
    ]
    merged = merge(parts(tmp_path, first, second))
    assert [row.values["id"] for row in merged.rows["officers"]] == ["001", "002", "003", "002", "009"]
    assert merged.disagrees


LEAVE = ["警员", "假种", "开始日期", "结束日期", "申请号"]


def test_the_same_request_twice_and_differently(tmp_path: Path) -> None:
    """By name in one file and by id in the other; and one number for two requests."""
    people = ["001", "张三", "龙桥", "民警"]
    first = only(
        people, 请假=[LEAVE, ["张三", "", "2024-07-01", "2024-07-02", ""], ["001", "", "2024-07-08", "2024-07-09", "甲"]]
    )
    second = {
        "请假": [LEAVE, ["001", "", "2024-07-01", "2024-07-02", ""], ["张三", "病假", "2024-07-20", "2024-07-21", "甲"]],
    }
    assert notes(parts(tmp_path, first, second)) == [
        "乙.xlsx 请假!B3 与 甲.xlsx 请假!B3：001 病假 2024-07-20：假种 病假，而前者为 空"
        "；开始日期 2024-07-20，而前者为 2024-07-08"
        "；结束日期 2024-07-21，而前者为 2024-07-09；"
        "最早开始 2024-07-20，而前者为 2024-07-08；最晚开始 2024-07-20，而前者为 2024-07-08",
        "乙.xlsx 请假!A2 与 甲.xlsx 请假!A2：001 2024-07-01 2024-07-02",
    ]
    assert len(merge(parts(tmp_path, first, second)).rows["leave"]) == 3


def test_units_to_which_nobody_belongs(tmp_path: Path) -> None:
    first = only(["001", "张三", "龙桥", "民警"], 单位=[["单位"], ["龙桥所"], ["霞林所"]])
    second = {"需求": [["派出所", "岗位", "班次", "最低警力"], ["东海", "接处警", "夜", 1], ["东海所", "接处警", "白", 1]]}
    assert notes(parts(tmp_path, first, second)) == [
        "乙.xlsx 需求!A2：「东海」，共提到 2 处",
        "甲.xlsx 单位!A3：「霞林所」",
    ]


def test_settings_of_which_the_first_holds(tmp_path: Path) -> None:
    first, second = sound(), {"参数": [["项目", "值"], ["结束日期", date(2024, 7, 15)], ["单位名称", "城厢分局"]]}
    merged = merge(parts(tmp_path, first, second))
    assert [str(note) for note in merged.notes if note.kind is Finding.SETTING] == [
        "乙.xlsx 参数 与 甲.xlsx 参数：结束日期 2024-07-15，而前者为 2024-07-14"
    ]
    assert merged.rows["parameters"][0].values["title"] == "城厢分局"


def test_bad_cells_are_named_by_file_and_stop_the_merge(tmp_path: Path) -> None:
    first, second = sound(), only(["005", "赵六", "霞林", "保安"], 请假=[LEAVE, ["赵六", "", 7.2, "7月9日", ""]])
    with pytest.raises(CaseFaults) as caught:
        merge(parts(tmp_path, first, second))
    assert [str(fault) for fault in caught.value.faults] == [
        "乙.xlsx 警员!D2: 「保安」不是类别；应为局领导、中层干部、普通民警、辅警",
        "乙.xlsx 请假!C2: 「7.2」是数，不能确定是 7月2日 还是 7月20日；应为日期，如 2024-07-22 或 7月22日",
    ]


def test_a_file_of_another_format_in_the_folder_is_not_passed_over(tmp_path: Path) -> None:
    """A lock file of a workbook that is open is no part."""
    parts(tmp_path, sound())
    (tmp_path / "~$甲.xlsx").write_bytes(b"x")
    assert len(merge([tmp_path]).rows["officers"]) == 3
    (tmp_path / "乙.et").write_bytes(b"x")
    with pytest.raises(Unreadable, match=r"乙.et.*另存为 .xlsx"):
        merge([tmp_path])


def test_a_name_that_the_files_share_is_refused(tmp_path: Path) -> None:
    first = only(["001", "张三", "龙桥", "民警"])
    second = only(["005", "张三", "霞林", "民警"])
    third = {"请假": [LEAVE, ["张三", "", "2024-07-01", "2024-07-02", ""]]}
    with pytest.raises(CaseFaults, match=r"丙.xlsx 请假!A2: 姓名「张三」有 2 人（001、005）"):
        merge(parts(tmp_path, first, second, third))


def test_a_date_without_year_goes_by_the_dates_of_another_file(tmp_path: Path) -> None:
    second = only(["005", "赵六", "霞林", "民警"], 请假=[LEAVE, ["赵六", "", "7月9日", "7月10日", ""]])
    rows = merge(parts(tmp_path, second, sound())).rows["leave"]
    assert {row.values["first"] for row in rows} == {date(2024, 7, 9)}


def test_duty_grids_of_stations_over_different_dates(tmp_path: Path) -> None:
    """张三's station plans two dates, 赵六's another: a date of which a grid does not speak stays open."""
    first = sound() | {"现排班": [["姓名", "2024-07-01", "2024-07-02"], ["张三", "白", ""]]}
    second = only(["005", "赵六", "霞林", "民警"], 现排班=[["日期", "夜班"], ["2024-07-03", "赵六"]])
    write_merged(tmp_path / "whole.xlsx", merge(parts(tmp_path, first, second)))
    shifts = {(row.officer, row.date.day): row.shift for row in read_case(tmp_path / "whole.xlsx").case.base_roster}
    assert shifts == {("001", 1): "白", ("001", 2): None, ("005", 3): "夜"}


def test_cells_of_two_grids_that_differ(tmp_path: Path) -> None:
    """A grid has one cell for an officer and a date: the first file's stands there, the other's is listed."""
    first = sound() | {"现排班": [["姓名", "2024-07-01", "2024-07-02"], ["张三", "白", "夜"]]}
    second = only(["001", "张三", "龙桥", "辅警"], 现排班=[["警号", "2024-07-01", "2024-07-02"], ["001", "休", "夜"]])
    merged = merge(parts(tmp_path, first, second))
    assert [str(note) for note in merged.notes if note.kind is Finding.SETTING] == [
        "乙.xlsx 现排班!B2 与 甲.xlsx 现排班!B2：001 2024-07-01：班次 休，而前者为 白"
    ]
    write_merged(tmp_path / "whole.xlsx", merged)
    page = openpyxl.load_workbook(tmp_path / "whole.xlsx")["现排班"]
    assert [[cell.value for cell in row][3:] for row in page.iter_rows(min_row=2)] == [["白", "夜"]]


def test_opening_grids_become_opening_rows(tmp_path: Path) -> None:
    first = sound() | {"期初": [["姓名", "6月29日", "6月30日"], ["张三", "白", "夜"]]}
    write_merged(tmp_path / "whole.xlsx", merge(parts(tmp_path, first)))
    opening = read_case(tmp_path / "whole.xlsx").case.opening
    assert [(row.officer, row.last_shift, row.work_run) for row in opening] == [("001", "夜", 2)]


def test_shifts_rotas_and_whatever_else_is_typed_survive(tmp_path: Path) -> None:
    write_case(rich_case(), tmp_path / "rich.xlsx")
    write_merged(tmp_path / "whole.xlsx", merge([tmp_path / "rich.xlsx"]))
    assert read_case(tmp_path / "whole.xlsx").case == rich_case()


def test_what_is_not_read_is_listed_and_no_file_of_the_parts_is_overwritten(tmp_path: Path) -> None:
    paths = [write_folder(tmp_path / "甲", sound() | {"备忘": [["x"]]}, "gb18030")]
    assert notes(paths, Finding.IGNORED) == ["甲：工作表「备忘」未识别，已略过"]
    with pytest.raises(NotWritten):
        refuse_merged(tmp_path / "甲.xlsx", [tmp_path / "甲.xlsx"])


def run(*words: object) -> int:
    with pytest.raises(SystemExit) as left:
        cli.main([str(word) for word in words])
    return int(left.value.code or 0)


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A blank part merges; parts that disagree are written with both rows, listed, and end with the code of faults."""
    blank, whole = tmp_path / "龙桥.xlsx", tmp_path / "case.xlsx"
    assert run("template", blank, "--unit", "龙桥") == Exit.OK
    assert run("check", blank) == Exit.OK
    assert run("merge", blank, "-o", whole) == Exit.OK
    assert "没有人员的单位" in capsys.readouterr().out
    assert run("template", blank, "--unit", "龙桥", "--full") == Exit.FAULTS
    assert run("template", blank, "--from", whole) == Exit.FAULTS
    assert run("merge", blank, "-o", blank) == Exit.NOT_WRITTEN
    files = parts(tmp_path, only(["001", "张三", "龙桥", "民警"]), only(["001", "张三", "龙桥", "辅警"]))
    assert run("merge", *files, "-o", whole) == Exit.FAULTS
    assert "乙.xlsx 警员!D2 与 甲.xlsx 警员!D2" in capsys.readouterr().out
    book = openpyxl.load_workbook(whole)
    assert book["合并清单"]["C2"].value == "乙.xlsx 警员!D2"
    assert [book["警员"].cell(row, 4).value for row in (2, 3)] == ["普通民警", "辅警"]
