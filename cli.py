"""dutycover: parse, call, print. Heavy parts are imported inside the commands, so that --help is instant."""

import os
import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.chinese_help import Command, Group
from scheduler.failures import EXIT_CODES, Exit, failure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.exchange import ReadResult
    from scheduler.exchange.targets import Targets

app = typer.Typer(
    name="dutycover",
    cls=Group,
    help="派出所驻所帮扶排班：请假与替岗一并求解，结果经独立审核。dutycover 案例.xlsx 即检查、求解并写出底稿与张贴。",
    epilog=EXIT_CODES,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

CaseFile = Annotated[Path, typer.Argument(metavar="CASE", help="案例：.xlsx、.xls、.ods、CSV 文件夹或 .json")]
TimeLimit = Annotated[float, typer.Option("--time-limit", min=0.1, metavar="S", help="求解时限，秒")]
Workers = Annotated[int, typer.Option("--workers", min=0, metavar="N", help="线程数；0 为处理器核数")]
Seed = Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, metavar="N", help="随机种子")]
Memory = Annotated[float, typer.Option("--memory", min=0.0, metavar="GB", help="求解内存上限，GB；0 为当前可用内存的八成")]
Reproducible = Annotated[
    bool, typer.Option("--reproducible", help="可重现：同一案例每次结果相同（单线程，时限按求解器的工作量计，墙钟时间可能更长）")
]
Summary = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="另写 JSON 摘要")]

Asked = tuple[float, int, int, float, bool]
"""The fields of `Settings` as typed, which is not imported before it is needed."""


class Subject(StrEnum):
    CASE = "case"
    POLICY = "policy"
    ROSTER = "roster"


@app.command(cls=Command)
def template(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="要写出的工作簿 .xlsx")],
    full: Annotated[bool, typer.Option("--full", help="包括全部可选表和全部规则")] = False,
) -> None:
    """写出一份空白工作簿，供各单位填写。"""
    from scheduler.exchange import write_template

    write_template(file, full)
    print(f"已写出：{file}")


@app.command(cls=Command)
def check(case: CaseFile) -> None:
    """检查案例：逐格指出错误，列出默认项和求解前已知做不到的事。"""
    from scheduler.check import warnings
    from scheduler.exchange import read_case
    from scheduler.exchange.console import check_lines

    read = read_case(case)
    _print(check_lines(read, [warning.sentence for warning in warnings(read.case)]))


@app.command(cls=Command)
def solve(
    case: CaseFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="ROSTER", help="底稿 .xlsx（旁边另写张贴）或 .json")],
    time_limit: TimeLimit = 120,
    summary: Summary = None,
    workers: Workers = 0,
    seed: Seed = 0,
    memory: Memory = 0,
    reproducible: Reproducible = False,
) -> None:
    """求解：请假与替岗一并决定，写出底稿与张贴。Ctrl-C 即停，并写出当时最好的方案。"""
    from scheduler.exchange import read_case
    from scheduler.exchange.targets import refuse, targets

    goals = targets(output, summary)
    refuse(goals, [case])
    _solve(read_case(case), goals, (time_limit, workers, seed, memory, reproducible))


@app.command("run", cls=Command, hidden=True)
def check_and_solve(
    case: CaseFile,
    time_limit: TimeLimit = 120,
    summary: Summary = None,
    workers: Workers = 0,
    seed: Seed = 0,
    memory: Memory = 0,
    reproducible: Reproducible = False,
) -> None:
    """检查、求解，并在旁边写出 -底稿.xlsx 与 -张贴.xlsx。"""
    from scheduler.exchange.targets import beside, refuse

    goals = beside(case)._replace(summary=summary)
    refuse(goals, [case])
    _check_and_solve(case, goals, (time_limit, workers, seed, memory, reproducible))


@app.command(cls=Command)
def demo(time_limit: TimeLimit = 30, workers: Workers = 0, seed: Seed = 0) -> None:
    """求解随程序附带的 2024 年夏季样例，结果写在当前文件夹。"""
    from scheduler.exchange.samples import summer
    from scheduler.exchange.targets import beside, refuse

    goals = beside(summer(), Path())
    refuse(goals, [summer()])
    _check_and_solve(summer(), goals, (time_limit, workers, seed, 0.0, False))


@app.command(cls=Command)
def audit(
    files: Annotated[list[Path], typer.Argument(metavar="[CASE] ROSTER", help="底稿；前面可加要核对的案例")],
) -> None:
    """审核排班：规则冲突、既定超限、警力缺口，并复算各级目标。"""
    from scheduler.audit import audit as audit_roster
    from scheduler.exchange import read_case
    from scheduler.exchange.console import audit_lines, differing_levels, edit_lines
    from scheduler.exchange.roster_edits import read_edits, refuse_stale
    from scheduler.exchange.roster_file import case_hash, read_roster

    if len(files) > 2:
        raise typer.BadParameter("最多两个文件：案例和底稿")
    file = read_roster(files[-1])
    case = read_case(files[0]).case if len(files) == 2 else file.case
    edits = read_edits(files[-1], file)
    refuse_stale(files[-1], file, edits, case_hash(case))
    is_same_case = case_hash(case) == file.case_hash
    report = audit_roster(case, file.roster)
    _print(edit_lines(edits))
    _print(audit_lines(file, case, report, is_same_case))
    if report.breaches or (is_same_case and differing_levels(file, report)):
        raise typer.Exit(Exit.BREACHES)


@app.command(cls=Command)
def schema(subject: Annotated[Subject, typer.Argument(help="case 案例、policy 规则或 roster 排班")] = Subject.CASE) -> None:
    """打印 JSON Schema。"""
    import json

    from models.base import Noun
    from models.case import Case
    from models.policy import Policy
    from models.roster import RosterFile

    nouns: dict[Subject, type[Noun]] = {Subject.CASE: Case, Subject.POLICY: Policy, Subject.ROSTER: RosterFile}
    print(json.dumps(nouns[subject].model_json_schema(), ensure_ascii=False, indent=1))


def _check_and_solve(case: Path, goals: "Targets", asked: Asked) -> None:
    from scheduler.check import warnings
    from scheduler.exchange import read_case
    from scheduler.exchange.console import check_lines

    read = read_case(case)
    _print(check_lines(read, [warning.sentence for warning in warnings(read.case)]))
    print()
    _solve(read, goals, asked)


def _solve(read: "ReadResult", goals: "Targets", asked: Asked) -> None:
    from scheduler.exchange.console import plan_lines
    from scheduler.exchange.live_line import LiveLine
    from scheduler.exchange.targets import write
    from scheduler.interrupt import stop_on_signal
    from scheduler.plan import Settings, plan

    began = time.monotonic()
    stop = stop_on_signal(Exit.INTERRUPTED)
    settings = Settings(*asked)
    settings = settings._replace(workers=settings.workers or os.cpu_count() or 1)
    with LiveLine() as line:
        found = plan(read.case, settings, lambda title, known: line.show(title, known.value, known.bound, known.gap), stop)
        line.say("正在写出")
        write(goals, found.file, found.report, found.reasons, found.closing)
    _print(plan_lines(found.file, found.report, goals, time.monotonic() - began))
    if stop.is_set():
        raise typer.Exit(Exit.INTERRUPTED)


def _print(lines: "Iterable[str]") -> None:
    for line in lines:
        print(line)


def _is_case(word: str) -> bool:
    """`dutycover 案例.xlsx` alone is a command too."""
    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    return word not in commands and not word.startswith("-") and ("." in word or Path(word).exists())


def main(arguments: list[str] | None = None) -> None:
    """The console script. Whatever goes wrong becomes one message and an exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    if words and _is_case(words[0]):
        words = ["run", *words]
    try:
        sys.exit(app(words, prog_name="dutycover", standalone_mode=False) or Exit.OK)
    except (KeyboardInterrupt, typer.Abort):
        code, message = Exit.INTERRUPTED, "已中断，未写出任何文件"
    except Exception as error:
        code, message = failure(error)
    print(message, file=sys.stderr)
    sys.exit(code)


if __name__ == "__main__":
    main()
