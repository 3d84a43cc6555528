"""The commands as a planner types them: what they write, what they say, and the exit code by kind of failure."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path

import openpyxl
import psutil
import pytest
from openpyxl import load_workbook

import cli
from benchmarks.generator import PRESETS, generate
from models.errors import Exit
from models.leave import Pin, PinKind
from models.publishing.roster_hash import roster_hash
from models.roster import RosterFile, StoppedBy
from scheduler.audit import audit
from scheduler.exchange import write_case
from scheduler.exchange.reading.roster_file import read_roster, write_roster_json
from tests.cases import LONGQIAO, assigned, day, request, seat, tiny_case
from tests.clock import childrens_seconds, limit
from tests.demand.cases import asking, counting_case
from tests.exchange.books import sound, write_book
from tests.paths import SUMMER

pytestmark = pytest.mark.usefixtures("signals")

Run = tuple[int, str, str]


def run(capsys: pytest.CaptureFixture[str], *words: object) -> Run:
    """Exit code, stdout and stderr; an error that escapes the command line fails the test."""
    with pytest.raises(SystemExit) as left:
        cli.main([str(word) for word in words])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return int(left.value.code or 0), out, err


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Three days of the tiny case with a request, as a workbook."""
    write_case(tiny_case(days=3, leave=(request("Q1", "A03", 1, 1),)), tmp_path / "案例.xlsx")
    return tmp_path / "案例.xlsx"


@pytest.mark.timing
def test_help_is_instant() -> None:
    """Half a second in all."""
    words = [sys.executable, "-m", "cli", "--help"]
    seconds = [childrens_seconds(lambda: subprocess.run(words, capture_output=True, check=True)) for _ in range(3)]
    assert min(seconds) < limit(0.5)


def test_help_lists_the_exit_codes_and_the_commands() -> None:
    done = subprocess.run([sys.executable, "-m", "cli", "--help"], capture_output=True, text=True, check=True)
    assert "退出码" in done.stdout
    text = "".join(done.stdout.split())  # as it is wrapped
    assert all(re.search(rf"[：；]{code.value}[^；\d]", text) for code in Exit), text
    assert all(name in done.stdout for name in ("template", "merge", "check", "solve", "audit", "schema", "demo"))


def test_help_imports_nothing_heavy() -> None:
    code = "import cli, sys; print(sorted({'ortools', 'pandas', 'pydantic', 'openpyxl', 'xlsxwriter'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_template(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "template", tmp_path / "空白.xlsx", "--full")
    assert code == Exit.OK
    assert "空白.xlsx" in out
    assert (tmp_path / "空白.xlsx").stat().st_size > 10_000


@pytest.mark.parametrize("options", [(), ("--full",)])
def test_a_template_as_it_was_written_has_no_fault(
    options: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is wrong with it, and nothing can be solved yet; a first date makes it a case with faults."""
    run(capsys, "template", tmp_path / "空白.xlsx", *options)
    code, out, _ = run(capsys, "check", tmp_path / "空白.xlsx")
    assert code == Exit.OK
    assert "尚未填写" in out
    assert "参数!B3" in out
    assert run(capsys, "solve", tmp_path / "空白.xlsx", "-o", tmp_path / "夏.xlsx")[0] == Exit.FAULTS
    book = openpyxl.load_workbook(tmp_path / "空白.xlsx")
    book["参数"]["B3"] = date(2024, 7, 1)
    book.save(tmp_path / "空白.xlsx")
    code, _, err = run(capsys, "check", tmp_path / "空白.xlsx")
    assert code == Exit.FAULTS
    assert "参数!B4: 缺少「结束日期」" in err


def test_check_lists_defaults_clipped_leave_and_warnings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheets = sound()
    sheets["请假"].append(["王五", "年休假", date(2024, 7, 12), date(2024, 7, 18), "", "", "", ""])
    code, out, _ = run(capsys, "check", write_book(tmp_path / "案例.xlsx", sheets))
    assert code == Exit.OK
    assert "默认项" in out
    assert "只计" in out
    assert "没有挂钩" in out


def test_solve_writes_working_copy_wall_and_summary(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goal, summary = case.with_name("夏.xlsx"), case.with_name("夏.json")
    code, out, _ = run(capsys, "solve", case, "-o", goal, "--time-limit", 20, "--json", summary, "--workers", 1, "--seed", 3)
    assert code == Exit.OK
    assert case.with_name("夏-张贴.xlsx").exists()
    said = json.loads(summary.read_text(encoding="utf-8"))
    file = read_roster(goal)
    assert said["breaches"] == 0
    assert said["seed"] == file.proof.seed == 3
    assert [level["value"] for level in said["levels"]] == [level.value for level in file.proof.levels]
    assert all(word in out for word in ("结果：", "关键缺口", "替岗", "待定请假", "警力缺口", "规则冲突：0", "已写出", "总用时"))


def test_a_file_alone_is_checked_solved_and_written_beside_it(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, case, "--time-limit", 20)
    assert code == Exit.OK
    assert "填写无误" in out
    assert case.with_name("案例-底稿.xlsx").exists()
    assert case.with_name("案例-张贴.xlsx").exists()


def test_audit_of_the_roster_alone_and_with_its_case(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goal = case.with_name("夏.xlsx")
    run(capsys, "solve", case, "-o", goal, "--time-limit", 20)
    code, out, _ = run(capsys, "audit", goal)
    assert code == Exit.OK
    assert "规则冲突：0 处" in out
    code, out, _ = run(capsys, "audit", case, goal)
    assert code == Exit.OK
    assert "不同" not in out
    write_case(tiny_case(days=3), case)
    code, out, _ = run(capsys, "audit", case, goal)
    assert "所给案例与底稿内所带的案例不同" in out
    book = openpyxl.load_workbook(goal)
    book["警员"]["E6"] = "随便写"
    book.save(goal)
    code, _, err = run(capsys, "audit", goal)
    assert code == Exit.FAULTS
    assert "警员!E6: 「随便写」不是这里能识别的代码" in err
    code, _, err = run(capsys, "audit", case, goal)
    assert code == Exit.UNREADABLE
    assert "它出自另一版案例" in err


def test_an_edited_roster_is_audited_whole_and_solved_again(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A01 is given another shift: a breach at that cell, and kept by the next roster; without edits there is nothing to solve."""
    goal, new = case.with_name("夏.xlsx"), case.with_name("新.xlsx")
    run(capsys, "solve", case, "-o", goal, "--time-limit", 20)
    code, _, err = run(capsys, "solve", goal, "-o", new)
    assert code == Exit.UNREADABLE
    assert "没有手工改动" in err
    book = openpyxl.load_workbook(goal)
    assert book["警员"]["E6"].value == "值●"
    book["警员"]["E6"] = "夜"
    book.save(goal)
    code, out, _ = run(capsys, "audit", goal)
    assert code == Exit.BREACHES
    lines = out.splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("  警员!E6：A01 7月22日 值● → 夜"))
    assert lines[at + 1].startswith("    〔轮班模式〕")
    assert "各级目标（改动后／改动前）" in out
    code, out, _ = run(capsys, "solve", goal, "-o", new, "--time-limit", 20)
    assert code == Exit.OK
    assert "求解时全部保留" in out
    works = {(duty.officer, duty.date): duty.shift for duty in read_roster(new).roster.assignments}
    assert works["A01", read_roster(new).case.start] == "夜"
    assert read_roster(new).made_from == (roster_hash(read_roster(goal)),), "so that the ledger knows what it replaces"


def test_an_edit_that_no_rule_allows_is_a_conflict_at_its_cell(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goal = case.with_name("夏.xlsx")
    run(capsys, "solve", case, "-o", goal, "--time-limit", 20)
    book = openpyxl.load_workbook(goal)
    book["警员"]["E13"] = "★龙桥所 户籍窗口/白"
    book.save(goal)
    code, _, err = run(capsys, "solve", goal, "-o", case.with_name("新.xlsx"), "--time-limit", 20)
    assert code == Exit.CONFLICT
    assert err.splitlines()[-1].startswith("警员!E13：指定 警员C01 7月22日 龙桥所/户籍窗口/白——不合规则（岗位所需技能）")
    assert not case.with_name("新.xlsx").exists()


def test_audit_tells_of_breaches_and_of_levels_that_are_not_so(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goal = case.with_name("夏.json")
    run(capsys, "solve", case, "-o", goal, "--time-limit", 20)
    file = read_roster(goal)
    unqualified = assigned("C01", "龙桥所/户籍窗口/白", 1)
    roster = file.roster.model_copy(update={"assignments": (*file.roster.assignments, unqualified)})
    write_roster_json(goal, RosterFile(case=file.case, case_hash=file.case_hash, roster=roster, proof=file.proof))
    code, out, _ = run(capsys, "audit", goal)
    assert code == Exit.BREACHES
    assert "岗位所需技能" in out
    levels = tuple(level.model_copy(update={"value": level.value + 1}) for level in file.proof.levels)
    proof = file.proof.model_copy(update={"levels": levels})
    write_roster_json(goal, RosterFile(case=file.case, case_hash=file.case_hash, roster=file.roster, proof=proof))
    code, out, _ = run(capsys, "audit", goal)
    assert code == Exit.BREACHES
    assert "文件所写与审核不符" in out


@pytest.mark.parametrize("subject", ["case", "policy", "roster"])
def test_schema(subject: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "schema", subject)
    assert code == Exit.OK
    written = json.loads(out)
    whole = written["$defs"][written["$ref"].rpartition("/")[2]] if "$ref" in written else written
    assert whole["type"] == "object"


def test_demo_solves_the_packaged_sample_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(capsys, "demo", "--time-limit", 1)
    assert code == Exit.OK
    assert "规则冲突：0 处" in out
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "chengxiang-summer-2024-底稿.xlsx",
        "chengxiang-summer-2024-张贴.xlsx",
    ]


def _faulty(name: str) -> dict[str, list[list[object]]]:
    sheets = sound()
    if name == "required sheet missing":
        del sheets["请假"]
    elif name == "unknown officer":
        sheets["请假"][1][0] = "赵六"
    elif name == "duplicated id":
        sheets["警员"][2][0] = "001"
    elif name == "qualification ends before it begins":
        sheets["资质"] = [["警员", "技能", "开始日期", "结束日期"], ["001", "户籍", date(2024, 7, 9), date(2024, 7, 5)]]
    elif name == "negative demand":
        sheets["需求"][1][3] = -1
    return sheets


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("required sheet missing", "缺少工作表「请假」"),
        ("unknown officer", "请假!A2: 未知的警员「赵六」"),
        ("duplicated id", "警员!A3: 警员「001」重复"),
        ("qualification ends before it begins", "资质!D2: 止 2024-07-05 早于起 2024-07-09"),
        ("negative demand", "需求!D2"),
    ],
)
@pytest.mark.parametrize("command", ["check", "solve"])
def test_a_fault_of_the_case_is_named_and_nothing_written(
    command: str, name: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = write_book(tmp_path / "案例.xlsx", _faulty(name))
    goal = tmp_path / "夏.xlsx"
    goal.write_text("旧")
    code, _, err = run(capsys, command, case, *(["-o", goal] if command == "solve" else []))
    assert code == Exit.FAULTS
    assert words in err
    assert err.startswith("案例有 1 处错误")
    assert goal.read_text() == "旧"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("没有.xlsx", None, "找不到"),
        ("空.xlsx", b"", "是空文件"),
        ("文本.xlsx", "这是文本".encode(), "不是 Excel 工作簿"),
        ("坏.xlsx", b"PK\x03\x04" + bytes(200), "已损坏"),
        ("表.docx", b"PK\x03\x04" + bytes(200), "格式不能识别"),
    ],
)
@pytest.mark.parametrize("command", ["check", "solve", "audit"])
def test_a_file_that_is_none_is_one_message(
    command: str, name: str, content: bytes | None, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, goal = tmp_path / name, tmp_path / "夏.xlsx"
    if content is not None:
        path.write_bytes(content)
    goal.write_text("旧")
    code, _, err = run(capsys, command, path, *(["-o", goal] if command == "solve" else []))
    assert code == Exit.UNREADABLE
    assert words in err
    assert len(err.splitlines()) == 1
    assert goal.read_text() == "旧"


def test_a_case_is_no_roster(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "audit", case)
    assert code == Exit.UNREADABLE
    assert "底稿" in err


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        ("没有的文件夹/夏.xlsx", "文件夹"),
        ("夏.docx", "应以 .xlsx 或 .json 结尾"),
        ("案例.xlsx", "它是输入文件"),
        ("开着.xlsx", "正在其他程序中打开"),
        ("开着吗.xlsx", "正在其他程序中打开"),
        ("/proc/夏.xlsx", "不可写"),
    ],
)
def test_a_target_that_cannot_be_written_is_refused_before_the_search(
    goal: str, words: str, case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.jobs.solve.plan", lambda *_: pytest.fail("searched in vain"))
    case.with_name("~$开着.xlsx").touch()
    case.with_name("~$开着吗-张贴.xlsx").touch()
    before = case.read_bytes()
    code, _, err = run(capsys, "solve", case, "-o", case.parent / goal)
    assert code == Exit.NOT_WRITTEN
    assert words in err
    assert case.read_bytes() == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_stays(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goal = case.with_name("夏.xlsx")
    goal.write_text("旧")
    goal.chmod(0o444)
    code, _, err = run(capsys, "solve", case, "-o", goal)
    assert code == Exit.NOT_WRITTEN
    assert "只读" in err


def test_a_pin_against_a_rule_stops_the_solve_by_name(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pin = Pin(kind=PinKind.ASSIGN, officer="C01", date=day(1), station="龙桥所", post="户籍窗口", shift="白")
    write_case(tiny_case(days=3, pins=(pin,)), case)
    code, _, err = run(capsys, "solve", case, "-o", case.with_name("夏.xlsx"))
    assert code == Exit.CONFLICT
    assert "锁定!第2行" in err
    assert "岗位所需技能" in err
    assert not case.with_name("夏.xlsx").exists()


@pytest.mark.parametrize("words", [["slove", "x"], ["solve"], ["check"], ["schema", "foo"], ["check", "a", "--bad"], ["audit"]])
def test_a_command_typed_wrongly(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, *words)
    assert code == Exit.FAULTS
    assert "dutycover --help" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["solve"], "缺少参数：CASE"),
        (["tradeoff", "a"], "缺少参数：-o / --output"),
        (["tradeoff", "a", "-o", "b", "--steps", "99"], "--steps 的值不能用；应为不小于 0 的整数，不大于 20 的整数"),
        (["tradeoff", "a", "-o", "b", "--seed", "x"], "--seed 的值不能用"),
        (["explain", "a", "--officer"], "--officer 后面要有内容"),
        (["explain", "a", "--pins=1"], "--pins 后面不跟内容"),
        (["explain", "a", "--wer"], "没有这个选项：--wer"),
        (["explain", "a"], "参数不合要求：一次回答一个问题"),
    ],
)
def test_what_is_typed_wrongly_is_said_in_the_language_spoken(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, *words)
    assert code == Exit.FAULTS
    assert said in err


def test_no_words_at_all_show_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys)
    assert code == Exit.FAULTS
    assert err.startswith("用法：")


def test_three_files_are_too_many_to_audit(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "audit", "a", "b", "c")
    assert code == Exit.FAULTS
    assert "最多两个文件" in err


@pytest.mark.timing
@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("names", [("SIGINT",), ("SIGTERM",), ("SIGHUP", "SIGHUP")])
def test_an_interrupt_mid_solve_keeps_the_best_roster(names: tuple[str, ...], tmp_path: Path) -> None:
    """Promise 8: a month of four stations has open levels for minutes, so the signal falls into the search.

    Both workbooks are written within two seconds on a quiet machine (told with `-s`; a busy one is given twenty), and no process
    is left. A terminal that is closed says so more than once. A test run under `nohup` must not hand on that SIGHUP is ignored.
    """
    month, goal = tmp_path / "月.xlsx", tmp_path / "排班.xlsx"
    write_case(generate(PRESETS["4"], 1, "seven"), month)
    words = [sys.executable, "-m", "cli", "solve", month, "-o", goal, "--time-limit", "300", "--workers", "1"]
    heard = partial(signal.signal, signal.SIGHUP, signal.SIG_DFL)
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heard) as process:
        assert process.stderr is not None
        while "现值" not in (line := process.stderr.readline()):
            assert line, "ended before the search began"
        children = psutil.Process(process.pid).children(recursive=True)
        assert children
        began = time.time()
        for name in names:
            process.send_signal(getattr(signal, name))
            time.sleep(0.05)
        out, err = process.communicate(timeout=60)
    assert process.returncode == Exit.INTERRUPTED
    assert "人工中断" in out
    assert "Traceback" not in err
    wall = goal.with_name("排班-张贴.xlsx")
    seconds = max(goal.stat().st_mtime, wall.stat().st_mtime) - began
    print(f"{names[0]}: both workbooks after {seconds:.2f} s")
    assert seconds < 20
    file = read_roster(goal)
    assert file.proof.stopped_by is StoppedBy.INTERRUPTED
    report = audit(file.case, file.roster)
    assert not report.breaches
    assert file.proof.levels
    assert all(report.levels.get(level.level, 0) == level.value for level in file.proof.levels)
    assert not [child for child in psutil.wait_procs(children, timeout=5)[1] if child.status() != psutil.STATUS_ZOMBIE]


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_second_interrupt_ends_at_once_and_takes_the_solver_along(tmp_path: Path) -> None:
    summer = SUMMER
    words = [sys.executable, "-m", "cli", "solve", summer, "-o", tmp_path / "夏.xlsx", "--time-limit", "300"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        main = psutil.Process(process.pid)
        while not (children := main.children(recursive=True)):
            assert process.poll() is None, "it ended before the solver began"
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
    assert process.returncode == Exit.INTERRUPTED
    assert not list(tmp_path.iterdir())
    assert not [child for child in psutil.wait_procs(children, timeout=5)[1] if child.status() != psutil.STATUS_ZOMBIE]


def test_memory_and_reproducible_are_told_with_the_result(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goal, summary = case.with_name("夏.xlsx"), case.with_name("夏.json")
    words = ["solve", case, "-o", goal, "--time-limit", 20, "--memory", 6, "--reproducible", "--json", summary]
    code, out, _ = run(capsys, *words)
    assert code == Exit.OK
    assert "线程 1，种子 0，内存上限 6 GB，可重现 是" in out
    said = json.loads(summary.read_text(encoding="utf-8"))
    assert said["parameters"]["reproducible"] is True
    assert said["parameters"]["memory_gb"] == 6
    assert said["case_hash"] == read_roster(goal).case_hash
    assert {"ortools", "python", "platform"} <= set(said["versions"])


def test_a_weight_too_large_to_solve_rightly_is_a_fault_of_the_case(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    demands = (seat(f"{LONGQIAO}/接处警/值", weight=1_100),)
    write_case(tiny_case(days=3, demands=demands, policy={"target_cover": {"weight": 10**6}}), case)
    code, _, err = run(capsys, "solve", case, "-o", case.with_name("夏.xlsx"))
    assert code == Exit.FAULTS
    assert "目标缺口" in err
    assert "减小" in err


@pytest.fixture
def counted_case(tmp_path: Path) -> Path:
    """Three days with a history in place of 需求."""
    write_case(counting_case(days=3, support_requests=(asking(4, 1, 1),)), tmp_path / "历史.xlsx")
    return tmp_path / "历史.xlsx"


def test_demand_writes_its_workbook_and_its_summary(capsys: pytest.CaptureFixture[str], counted_case: Path) -> None:
    book, summary = counted_case.with_name("demand.xlsx"), counted_case.with_name("demand.json")
    code, out, err = run(capsys, "demand", counted_case, "-o", book, "--backtest", "--json", summary)
    assert (code, err) == (Exit.OK, "")
    assert "龙桥所/户籍窗口/白 7月23日 共 4 人：已并入目标警力" in out
    assert "回测：1 个起点" in out
    assert book.exists()
    written = json.loads(summary.read_text(encoding="utf-8"))
    assert {duty["origin"] for duty in written["duties"]} == {"history", "request"}
    assert written["backtest"]["errors"]["model"] < written["backtest"]["errors"]["seasonal_naive"]


def test_demand_refuses_what_it_cannot_do(capsys: pytest.CaptureFixture[str], case: Path, counted_case: Path) -> None:
    assert run(capsys, "demand", case)[::2] == (
        Exit.FAULTS,
        "业务量历史: 没有业务量历史，也没有支援申请，无可推算；请填写「业务量历史」表\n",
    )
    assert run(capsys, "demand", counted_case, "-o", counted_case)[0] == Exit.NOT_WRITTEN
    assert run(capsys, "demand", counted_case, "-o", counted_case.with_suffix(".csv"))[0] == Exit.NOT_WRITTEN


def test_a_case_with_history_and_no_demand_solves(capsys: pytest.CaptureFixture[str], counted_case: Path) -> None:
    """The demand is computed on the way; the roster carries it, and the audit of case and roster computes it again."""
    roster = counted_case.with_name("roster.xlsx")
    code, out, _ = run(capsys, "solve", counted_case, "-o", roster, "--time-limit", 20)
    assert code == Exit.OK
    assert "3 个派出所岗位按业务量历史推算" in out
    assert "支援申请提高了 1 个岗次的目标警力" in out
    assert {row.post for row in read_roster(roster).case.demands} == {"户籍窗口", "接处警"}
    answers = [[cell.value for cell in row] for row in load_workbook(roster)["答复"].iter_rows()]
    assert any(row[2] == "支援" and row[4] in ("已满足", "部分满足", "未能满足") for row in answers)
    code, out, _ = run(capsys, "audit", counted_case, roster)
    assert (code, "案例不同" in out) == (Exit.OK, False)


def test_the_heavy_library_is_loaded_only_where_a_forecast_is_made() -> None:
    said = "import sys, cli, scheduler.plan, scheduler.exchange, scheduler.demand.planning; print('statsmodels' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True).stdout == "False\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("stress", "--absence", "--demand", "10,50"), "需求加 50%"),
        (("tradeoff", "--steps", "1"), "休假代价"),
        (("bottleneck",), "短板"),
    ],
)
def test_standing_questions_are_answered_in_a_workbook(
    capsys: pytest.CaptureFixture[str], case: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    command, *options = words
    code, out, _ = run(capsys, command, case, *options, "-o", tmp_path / "答.xlsx", "--time-limit", 10, "--workers", 2)
    assert code == Exit.OK
    assert said in out
    assert load_workbook(tmp_path / "答.xlsx").sheetnames


@pytest.mark.parametrize("words", [("stress",), ("stress", "--demand", "ten"), ("stress", "--absence", "-o", "答.csv")])
def test_a_stress_that_is_not_said_or_cannot_be_written_is_refused(
    capsys: pytest.CaptureFixture[str], case: Path, words: tuple[str, ...]
) -> None:
    command, *options = words
    output = () if "-o" in words else ("-o", case.with_name("答.xlsx"))
    code, out, err = run(capsys, command, case, *options, *output)
    assert code in (Exit.FAULTS, Exit.NOT_WRITTEN)
    assert err
    assert not out
