"""`stays` and `results` as a planner types them, on the committed files: what they say, write and refuse."""

from pathlib import Path

import openpyxl
import pytest

import cli
from models.errors import Exit
from models.records.result import Result
from scheduler.exchange import write_case
from tests.cases import OFFICERS, day, officer, tiny_case
from tests.exchange.cases import rich_case
from tests.exchange.writing.visible import texts
from tests.models.words import CHINESE
from tests.paths import DATA

STAYS, RESULTS = DATA / "stays-2024-phase1.xlsx", DATA / "results-2024-summer.xlsx"


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main([str(word) for word in words])
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out, err


def test_the_known_phase_is_read_out(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "stays", STAYS)
    assert (code, err) == (Exit.OK, "")
    lines = out.splitlines()
    assert lines[1] == "驻所 15 场次，其中夜间 6 场次；6 名局领导到 7 个派出所"
    assert lines[2] == "谈心谈话 116 人次，约访信访 11 件，走访企业 7 家"
    assert "问题 21 个：已整改 7、限期整改 7、完善机制 5、推进中 2；逾期 4" in lines
    kinds = [line.split()[0] for line in lines if line.startswith("  ") and "个：已整改" in line]
    assert kinds == ["勤务效能", "队伍管理", "警力配置", "爱警暖警"]


def test_overdue_goes_by_the_day_asked_for_and_never_by_the_clock(capsys: pytest.CaptureFixture[str]) -> None:
    """The earliest deadline of an open problem is 7 June 2024."""
    on, after = (run(capsys, "stays", STAYS, "--as-of", day)[1] for day in ("2024-06-07", "6月8日"))
    assert "逾期截至 2024-06-07 计" in on
    assert "推进中 2；逾期 0" in on
    assert "期限 2024-06-07，已逾期 1 天" in after


def test_a_phase_is_asked_for_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "stays", STAYS, "--phase", "第一阶段")
    assert (code, out.splitlines()[0][-5:]) == (Exit.OK, "：第一阶段")
    code, _, err = run(capsys, "stays", STAYS, "--phase", "第二阶段")
    assert code == Exit.FAULTS
    assert "第二阶段" in err
    assert "第一阶段" in err


def test_no_english_word_of_a_table_is_wider_than_its_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At 12 characters "performance" was broken in itself and lost its last line."""
    goal = tmp_path / "stays.xlsx"
    assert run(capsys, "--lang", "en", "stays", STAYS, "-o", goal)[0] == Exit.OK
    page = openpyxl.load_workbook(goal)["Problems found"]
    assert page["B4"].value == "duty performance"
    assert page.column_dimensions["B"].width > 1.1 * len("performance") + 2


def test_the_workbook_begins_with_what_is_read_out_and_is_printed_a_page_wide(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    goal = tmp_path / "驻所.xlsx"
    code, out, _ = run(capsys, "stays", STAYS, "-o", goal)
    assert code == Exit.OK
    assert str(goal) in out
    book = openpyxl.load_workbook(goal)
    assert book.sheetnames == ["驻所情况", "各所各人", "问题", "驻所场次"]
    spoken = [row[0] for row in book["驻所情况"].iter_rows(values_only=True) if row[0]]
    assert spoken[1:3] == out.splitlines()[1:3]
    assert [row[0] for row in book["问题"].iter_rows(min_row=4, max_row=7, values_only=True)] == [
        "东海",
        "龙桥",
        "凤凰山",
        "灵川",
    ]
    assert book["问题"].max_row - 3 == 21
    assert book["驻所场次"].max_row - 3 == 15
    assert all(page.page_setup.paperSize == 9 for page in book.worksheets)
    totals = next(row for row in book["各所各人"].iter_rows(values_only=True) if row[0] == "合计")
    assert (totals[1], totals[5], totals[7], totals[9], totals[13]) == (15, 116, 11, 7, 21)


def test_the_summer_at_fenghuangshan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goal = tmp_path / "成效.xlsx"
    code, out, _ = run(capsys, "results", RESULTS, "--by", "station", "-o", goal)
    assert code == Exit.OK
    assert "  凤凰山：2 段帮扶，2 人，24 人日；警情 112、调解 9" in out.splitlines()
    page = openpyxl.load_workbook(goal).worksheets[0]
    assert len(page._charts) == 1
    heads, *rows = page.iter_rows(min_row=3, values_only=True)
    row = next(row for row in rows if row[0] == "凤凰山")
    assert dict(zip(heads, row, strict=True))["警情"] == 112


def test_a_chart_shows_as_many_rows_as_a_page_holds_and_a_kind_is_no_formula(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its series are named by the heads of the table, whatever was typed."""
    people = [officer(f"X{number:02}", "禁毒大队") for number in range(30)]
    rows = [
        Result(officer=person.id, station="龙桥所", first=day(0), last=day(0), kind="=1+1", number=number)
        for number, person in enumerate(people)
    ]
    write_case(tiny_case(officers=(*OFFICERS, *people), results=rows), tmp_path / "case.json")
    assert run(capsys, "results", tmp_path / "case.json", "--by", "officer", "-o", tmp_path / "out.xlsx")[0] == Exit.OK
    page = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    series = page._charts[0].series[0]
    assert series.tx.strRef.f == "帮扶成效汇总!$E$3"
    assert page["E3"].value == "=1+1"
    assert page["E3"].data_type == "s"
    assert series.val.numRef.f == "帮扶成效汇总!$E$4:$E$28"


def test_many_kinds_are_summed_beside_the_largest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stint = {"officer": "C01", "station": "龙桥所", "first": day(0), "last": day(0)}
    rows = [Result(kind=f"事{number}", number=number, **stint) for number in range(1, 21)]
    write_case(tiny_case(results=rows), tmp_path / "case.json")
    assert run(capsys, "results", tmp_path / "case.json", "-o", tmp_path / "out.xlsx")[0] == Exit.OK
    heads, row = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0].iter_rows(min_row=3, max_row=4, values_only=True)
    assert heads[4:] == (*(f"事{number}" for number in range(20, 8, -1)), "其他 8 种", "各项合计")
    assert row[-2:] == (36, 210)


@pytest.mark.parametrize(
    ("by", "names"),
    [("department", ["户政科", "出入境管理大队", "治安大队", "禁毒大队"]), ("phase", ["本期"]), ("officer", ["户政01"])],
)
def test_results_by_another_side(by: str, names: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, "results", RESULTS, "--by", by)[1].splitlines()
    assert [line.strip().partition("：")[0] for line in lines[2 : 2 + len(names)]] == names


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("stays", RESULTS), Exit.FAULTS, "驻所记录: 缺少工作表「驻所记录」"),
        (("results", STAYS), Exit.FAULTS, "帮扶成效: 缺少工作表「帮扶成效」"),
        (("stays", STAYS, "--as-of", "7.2"), Exit.FAULTS, "「7.2」是数的写法"),
        (("stays", STAYS, "-o", "驻所.pdf"), Exit.NOT_WRITTEN, "驻所情况工作簿应以 .xlsx 结尾"),
        (("results", RESULTS, "-o", "成效.xls"), Exit.NOT_WRITTEN, "帮扶成效工作簿应以 .xlsx 结尾"),
        (("results", RESULTS, "--by", "week"), Exit.FAULTS, "--by"),
        (("stays", "--keep"), Exit.FAULTS, "--keep 须给出文件"),
        (("stays", DATA / "没有.xlsx"), Exit.UNREADABLE, "没有.xlsx"),
    ],
)
def test_what_cannot_be_is_said(words: tuple[object, ...], code: Exit, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    left, _, err = run(capsys, *words)
    assert left == code
    assert said in err


def test_an_input_is_no_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.xlsx"
    path.write_bytes(STAYS.read_bytes())
    assert run(capsys, "stays", path, "-o", path)[0] == Exit.NOT_WRITTEN
    assert path.read_bytes() == STAYS.read_bytes()


def test_what_was_not_read_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.load_workbook(STAYS)
    book["驻所记录"]["P1"] = "天气"
    book["驻所记录"]["A2"] = "5月7日"
    book.save(tmp_path / "case.xlsx")
    out = run(capsys, "stays", tmp_path / "case.xlsx")[1]
    assert "天气" in out
    assert "推定的年份，1 项" in out


def test_what_lacks_is_named_and_an_empty_case_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a case that is solved, too, and in JSON."""
    case = rich_case().model_copy(update={"stay_records": rich_case().stay_records[1:], "problems": (), "results": ()})
    write_case(case, tmp_path / "case.json")
    code, out, _ = run(capsys, "stays", tmp_path / "case.json")
    assert code == Exit.OK
    assert "尚未开展：交班例会、政策宣讲" in out
    assert "尚未驻过的派出所：龙桥所" in out
    code, out, _ = run(capsys, "results", tmp_path / "case.json", "-o", tmp_path / "none.xlsx")
    assert (code, out.splitlines()[1]) == (Exit.OK, "没有帮扶成效。")


def test_a_problem_of_several_lines_is_read_out_in_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.load_workbook(STAYS)
    cell = next(row[2] for row in book["问题清单"].iter_rows() if row[2].value == "重复警情没有回访")
    cell.value = "重复警情\n没有回访"
    book.save(tmp_path / "case.xlsx")
    lines = run(capsys, "stays", tmp_path / "case.xlsx")[1].splitlines()
    assert any(line.startswith("  东海（勤务效能）重复警情 没有回访：") for line in lines)


def test_of_several_phases_each_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One by its name, one by the dates of 驻所."""
    write_case(rich_case(), tmp_path / "case.xlsx")
    lines = run(capsys, "stays", tmp_path / "case.xlsx", "-o", tmp_path / "out.xlsx")[1].splitlines()
    first = lines.index("各阶段：") + 1
    assert [line.strip().partition("：")[0] for line in lines[first : first + 2]] == ["第一阶段", "2024-07-22/2024-07-28"]
    page = openpyxl.load_workbook(tmp_path / "out.xlsx")["各所各人"]
    assert [row[0] for row in page.iter_rows(min_row=3, max_row=5, values_only=True)] == [
        "阶段",
        "第一阶段",
        "2024-07-22/2024-07-28",
    ]


def test_english_is_english_throughout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """But for names, problems and kinds, which were typed."""
    read = openpyxl.load_workbook(STAYS, read_only=True)
    typed = {str(cell) for page in read.worksheets for row in page.iter_rows(values_only=True) for cell in row if cell}
    goal = tmp_path / "stays.xlsx"
    _, out, _ = run(capsys, "stays", STAYS, "-o", goal, "--lang", "en")
    left = [line for line in (*out.splitlines(), *(text for _, text in texts(goal))) if CHINESE.search(without(line, typed))]
    assert not left


def without(line: str, typed: set[str]) -> str:
    for name in sorted(typed, key=len, reverse=True):
        line = line.replace(name, "")
    return line
