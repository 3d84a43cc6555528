"""The 底稿 shows a planner all that is known of a roster, in Chinese, on sheets in a fixed order."""

import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.case_hash import case_hash
from models.demand import SupportRequest
from models.duty import BaseDay
from models.findings import AuditReport, Finding, TermValue
from models.level import LetteredLevel
from models.policy import default_policy
from models.reasons import Reasons
from models.roster import LevelResult, Proof, Roster, RosterFile, Status, StoppedBy
from scheduler.audit import breaches, facts_of
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.working.workbook import write_working
from scheduler.exchange.writing.answers.compare_lines import gap as gap_shown
from scheduler.exchange.writing.paper.levels import level_sentence, unit_of
from scheduler.exchange.writing.paper.page import paper_by_half_month
from scheduler.exchange.writing.wall.workbook import write_wall
from scheduler.terminal.lines.audit import _sentences
from scheduler.terminal.lines.plan import level_lines
from tests.cases import LONGQIAO, OFFICERS, assigned, day, stint
from tests.exchange.rosters import case, closing, reasons, report, roster_file

FUNCTIONS = {"IF", "SUM", "MAX", "SUMPRODUCT", "COUNTIFS", "ISNUMBER", "FIND", "SUBSTITUTE", "CHAR"}
"""Those that Excel 2010, WPS and LibreOffice have alike."""
SHEETS = [
    "总览",
    "龙桥所",
    "凤凰山所",
    "警员",
    "部门",
    "请假",
    "替岗",
    "警力缺口",
    "勤务均衡",
    "变更",
    "答复",
    "期末",
    "规则",
    "_dutycover",
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("working") / "底稿.xlsx"
    write_working(path, roster_file(), report(), reasons(), closing())
    return load_workbook(path)


def rows(sheet: Worksheet) -> list[list[object]]:
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def texts(sheet: Worksheet) -> set[str]:
    return {str(cell) for row in rows(sheet) for cell in row}


def test_sheets_stand_in_the_promised_order(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert book["_dutycover"].sheet_state == "veryHidden"


def test_the_overview_says_how_the_roster_came_about(book: Workbook) -> None:
    shown = texts(book["总览"])
    assert "时限 60 秒，线程 1，种子 7，内存上限 6 GB，可重现 否" in shown
    assert "ortools 9.15" in shown
    assert "复核未得到同样结论" in shown


@pytest.mark.parametrize(
    ("level", "sentence"),
    [
        (LevelResult(level=1, name="", value=3, bound=3, gap=0), "已证明最优：按所列规则和申请，本项不可能更好。"),
        (LevelResult(level=1, name="", value=12, bound=11, gap=0.1), "本项为12人次；已证明任何方案不低于11人次。"),
        (
            LevelResult(level=1, name="", value=12, bound=11, gap=0.1, conditional=True),
            "本项为12人次；在前序各级现有结果下，已证明任何方案不低于11人次。",
        ),
        (
            LevelResult(level=1, name="", value=3, bound=3, gap=0, givens=2, conditional=True),
            "在前序各级现有结果下，已证明最优：按所列规则和申请，本项不可能更好。其中2人次由既定事项造成，任何方案都不能减少。",
        ),
        (
            LevelResult(level=5, name="", value=352, bound=0, gap=1.0, conditional=True),
            "本项为352人次；尚无下界：时限内未及证明，延长时限可得。",
        ),
        (
            LevelResult(level=5, name="", value=352, bound=2, gap=1.0, givens=2),
            "本项为352人次；尚无下界：时限内未及证明，延长时限可得。其中2人次由既定事项造成，任何方案都不能减少。",
        ),
    ],
)
def test_a_level_is_told_in_plain_words(level: LevelResult, sentence: str) -> None:
    assert level_sentence(level, "人次") == sentence


def test_a_breach_carries_the_title_of_its_own_row(tmp_path: Path) -> None:
    """Two stints of C01 follow each other without a day between: the limit is that of the gap, not that of a stint's length."""
    given = case()
    roster = Roster(
        assignments=(assigned("C01", "龙桥所/接处警/值", 1), assigned("C01", "凤凰山所/接处警/夜", 3)),
        stints=(stint("C01", LONGQIAO, 1, 2), stint("C01", "凤凰山所", 3, 3)),
    )
    found_by = [finding for finding in breaches(facts_of(given), roster) if finding.rule == "stint"]
    assert [finding.row for finding in found_by] == ["stint.gap"]
    told = AuditReport(breaches=tuple(found_by))
    file = roster_file(given)
    write_working(tmp_path / "底稿.xlsx", file, told, Reasons(), ())
    shown = texts(load_workbook(tmp_path / "底稿.xlsx")["总览"])
    assert given.policy.title("stint.gap") in shown
    assert given.policy.title("stint") not in shown
    assert given.policy.title("stint.gap") in next(_sentences(told.breaches, given.policy))


@pytest.mark.parametrize(("gap", "shown"), [(1.0, "尚无下界"), (0.5, "50.0%"), (0.0, "已证明最优")])
def test_a_level_of_which_nothing_is_proven_is_no_failure(gap: float, shown: str, tmp_path: Path) -> None:
    """On the console, in a comparison and on the overview, where a known gap stays a number."""
    level = LevelResult(level=5, name="fairness", value=352, bound=352 - int(352 * gap), gap=gap)
    file = roster_file()
    file = file.model_copy(update={"proof": file.proof.model_copy(update={"levels": (level,)})})
    assert list(level_lines(file.proof, file.case.policy))[1].endswith(shown)
    assert gap_shown(level) == shown
    write_working(tmp_path / "底稿.xlsx", file, report(), reasons(), closing())
    line = next(row for row in rows(load_workbook(tmp_path / "底稿.xlsx")["总览"]) if 352 in row)
    assert line[3] == (shown if gap == 1 else gap)
    assert not any("100" in str(cell) for cell in line)


@pytest.mark.parametrize(("additional", "said"), [(False, "7月25日少 2 人"), (True, "7月25日少 1 人")])
def test_an_answer_to_a_request_for_support_says_what_is_missing(additional: bool, said: str, tmp_path: Path) -> None:
    """On day 3 A02 alone is on the duty: 3 are asked for in all, or 1 beside the minimum, which makes a target of 2."""
    asked = SupportRequest(
        id="Z1", station=LONGQIAO, post="接处警", shift="值", first=day(3), last=day(3), number=3, additional=additional
    )
    write_working(tmp_path / "底稿.xlsx", roster_file(case(support_requests=(asked,))), report(), reasons(), closing())
    answer = next(row for row in rows(load_workbook(tmp_path / "底稿.xlsx")["答复"]) if "支援" in row)
    assert answer[-1] == f"1 天中 0 天到位；未到位：{said}"


def test_units_are_persons_where_the_terms_count_persons_and_points_elsewhere() -> None:
    policy = default_policy()
    assert [unit_of(policy, level) for level in range(1, 8)] == ["人次", "分", "人次", "分", "分", "分", "分"]
    assert unit_of(policy.changed(mutual_balance={"on": False}), 5) == "点"
    assert unit_of(policy.changed(critical_cover={"weight": 3}), 1) == "分"


def test_the_overview_gives_levels_breaches_and_what_the_givens_exceed(book: Workbook) -> None:
    shown = texts(book["总览"])
    assert "本项为12人次；已证明任何方案不低于11人次。" in shown
    assert {"可行方案，部分目标尚未证明最优", "到达时限", "1.5 秒", "0 处", "警员A02 连续工作九天"} <= shown


def test_the_overview_names_the_form_of_a_roster_in_words(tmp_path: Path) -> None:
    wrong = Finding(rule="form", sentence="警员A02 值班写了两次", officer="A02")
    whole = report().model_copy(update={"breaches": (wrong,)})
    write_working(tmp_path / "底稿.xlsx", roster_file(), whole, reasons(), closing())
    assert ["排班形式", wrong.sentence] in rows(load_workbook(tmp_path / "底稿.xlsx")["总览"])


def test_a_station_shows_covers_with_their_unit_and_shortages_by_sign(book: Workbook) -> None:
    shown = texts(book["龙桥所"])
    assert "警员A04\n★户政科\n警员D01" in shown
    assert "警员A02\n缺1\n缺带班" in shown
    assert "＋接处警/\n值●" in shown
    assert "备" in shown


def test_officers_grid_has_a_sign_for_every_kind_of_day(book: Workbook) -> None:
    shown = texts(book["警员"])
    assert {"休", "白", "值●", "★龙桥所\n户籍窗口/\n白", "行政班"} <= shown
    assert {officer.id for officer in OFFICERS} <= shown


def test_grid_cells_offer_the_codes_of_the_hidden_sheet(book: Workbook) -> None:
    validations = book["龙桥所"].data_validations.dataValidation
    assert [rule.type for rule in validations] == ["list"]
    assert "'_dutycover'!$C$1" in validations[0].formula1
    assert book["_dutycover"]["C1"].value == "白"


def test_leave_tells_the_decision_the_reason_and_the_nearest_dates(book: Workbook) -> None:
    by_request = {row[2]: row for row in rows(book["请假"]) if len(row) > 6}
    assert "准假" in by_request["Q1"]
    assert {"改期准假", "7月26日至28日"} <= set(map(str, by_request["Q2"]))
    assert {"未准", "拒绝的原因", "先得的缘由", "单位最低在岗", "7月25日起", "未定", "超出编制期，期内2天"} <= set(
        map(str, by_request["Q3"])
    )
    assert "既定" in by_request["Q4"]


def test_covers_shortages_and_answers_carry_their_reasons(book: Workbook) -> None:
    assert {"二 技能池", "禁毒大队无户籍技能", "四 本所加班"} <= texts(book["替岗"])
    assert {"候选12人：类别 −5，余7人", "无人可派"} <= texts(book["警力缺口"])
    assert {"已满足", "部分满足", "申请 2 晚，安排 1 晚；当晚有跨夜勤务的不需床位"} <= texts(book["答复"])
    assert "不值夜班" in texts(book["勤务均衡"])


def test_changes_name_the_base_duty_that_gave_way(book: Workbook) -> None:
    changes = [row for row in rows(book["变更"]) if "外派帮扶" in row or "本所加班" in row or "休假（申请 Q1）" in row]
    assert ["龙桥所", "警员A01", "7月22日至23日", 2, "值●、备", "休", "休假（申请 Q1）"] in changes
    assert ["户政科", "警员D01", "7月23日至24日", 2, "行政班", "龙桥所 帮扶（7月23日至24日）", "外派帮扶"] in changes


def test_the_closing_state_stands_in_the_columns_of_the_opening_sheet(book: Workbook) -> None:
    assert rows(book["期末"])[0][:3] == ["警员", "末班结束", "末班班次"]
    assert len(rows(book["期末"])) == 1 + len(OFFICERS)


def test_a_name_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    hostile = tuple(officer.model_copy(update={"name": f"=cmd|{officer.id}"}) for officer in OFFICERS)
    write_working(tmp_path / "safe.xlsx", roster_file(case(officers=hostile)), report(), reasons(), closing())
    cells = [cell for sheet in load_workbook(tmp_path / "safe.xlsx") for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=cmd") for cell in cells)
    assert not [cell.value for cell in cells if cell.data_type == "f" and not is_ours(str(cell.value))]


def is_ours(formula: str) -> bool:
    """A count, outside of whose texts no name stands."""
    outside = re.sub('"[^"]*"', "", formula)
    return set(re.findall(r"[A-Za-z.]+(?=\()", outside)) <= FUNCTIONS and "cmd" not in outside


def test_every_visible_sheet_is_set_up_for_paper_and_frozen(book: Workbook) -> None:
    for sheet in book.worksheets[:-1]:
        assert sheet.page_setup.orientation in ("landscape", "portrait")
        assert sheet.page_setup.paperSize == 9
        assert sheet.freeze_panes, sheet.title


def test_a_half_month_fits_its_page_also_where_columns_are_a_seventh_wider() -> None:
    """Without Arial a digit is 8 pixels wide in place of 7. A4 landscape has 1045 pixels between the margins."""
    labels, dates = [14.0, 9.0, 10.0], [date(2024, 7, 1) + timedelta(days=number) for number in range(31)]
    scale = paper_by_half_month(xlsxwriter.Workbook(BytesIO()).add_worksheet(), dates, labels, 8.5)
    assert scale >= 50
    assert sum(width * 8 + 5 for width in [*labels, *[8.5] * 16]) * scale / 100 <= 1045


def test_equal_rosters_make_equal_files(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_working(tmp_path / name, roster_file(), report(), reasons(), closing())
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize("days", [1, 2, 40])
def test_short_and_long_horizons_are_written(tmp_path: Path, days: int) -> None:
    given = case(days=days, holidays=[0])
    proof = Proof(status=Status.NO_SOLUTION, stopped_by=StoppedBy.INTERRUPTED)
    file = RosterFile(case=given, case_hash=case_hash(given), roster=Roster(), proof=proof)
    write_working(tmp_path / "a.xlsx", file, AuditReport(), Reasons(), ())
    write_wall(tmp_path / "b.xlsx", file)
    assert read_roster(tmp_path / "a.xlsx") == file


@pytest.mark.parametrize(("rostered", "above"), [(False, False), (True, True)])
def test_an_officer_of_a_typed_roster_is_compared_with_the_rotas(rostered: bool, above: bool, tmp_path: Path) -> None:
    """A03 alone carries an extra duty: above the median of the rotas, and the median itself as the only free one."""
    typed = (BaseDay(officer="A03", date=day(0), shift="值"),) if rostered else ()
    given = case(base_roster=typed)
    path = tmp_path / "底稿.xlsx"
    write_working(path, roster_file(given), report(), reasons(), closing())
    table = [list(row) for row in load_workbook(path)["勤务均衡"].iter_rows(values_only=True)]
    header = next(row for row in table if "比中位数" in row)
    mine = next(row for row in table if any("A03" in str(cell) for cell in row))
    assert (mine[header.index("比中位数")] > 0) is above


def test_a_step_between_two_levels_is_shown_with_its_letter(tmp_path: Path) -> None:
    file, judged = roster_file(), report()
    between = LetteredLevel("3b")
    step = LevelResult(level=between, name="spread", value=4, bound=4, gap=0.0)
    proof = file.proof.model_copy(update={"levels": (*file.proof.levels, step)})
    counted = (*judged.terms, TermValue(key="spread", level=between, weight=1, value=4))
    whole = judged.model_copy(update={"terms": counted})
    write_working(tmp_path / "底稿.xlsx", file.model_copy(update={"proof": proof}), whole, reasons(), closing())
    overview = load_workbook(tmp_path / "底稿.xlsx")["总览"]
    assert "3b　缺口均摊" in texts(overview)
    assert ["缺口均摊", "3b", 4, 1, 4] in [row[:5] for row in rows(overview)]
