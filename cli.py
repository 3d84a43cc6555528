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

    from models.case import Case
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
After = Annotated[Path | None, typer.Option("--after", metavar="PREVIOUS", help="接续上一期底稿：以它的期末为期初")]
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
    unit: Annotated[str, typer.Option("--unit", metavar="UNIT", help="只写这个单位填写的部分，如 龙桥")] = "",
    source: Annotated[Path | None, typer.Option("--from", metavar="CASE", help="与 --unit 同用：按这个案例预填")] = None,
) -> None:
    """写出一份空白工作簿，供各单位填写；--unit 写出一个单位的部分。"""
    from scheduler.exchange import read_case, write_template
    from scheduler.exchange.unit_part import write_part

    if (full or source) and bool(unit) is full:
        raise typer.BadParameter("--from 与 --unit 同用；--full 不与 --unit 同用")
    if unit:
        _print(write_part(file, unit, read_case(source).case if source else None))
    else:
        write_template(file, full)
    print(f"已写出：{file}")


@app.command(cls=Command)
def merge(
    files: Annotated[list[Path], typer.Argument(metavar="FILES...", help="各单位的文件，或放着它们的文件夹")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="CASE", help="要写出的案例 .xlsx")],
) -> None:
    """把各单位的文件合并成一个案例：重复、不一致和缺少的单位逐一列出。"""
    from scheduler.exchange.console import merge_lines
    from scheduler.exchange.merge import merge as merged_parts
    from scheduler.exchange.merged_book import refuse_merged, write_merged

    refuse_merged(output, files)
    merged = merged_parts(files)
    write_merged(output, merged)
    _print(merge_lines(merged))
    print(f"已写出：{output}")
    if merged.disagrees:
        raise typer.Exit(Exit.FAULTS)


@app.command(cls=Command)
def check(
    case: CaseFile,
    after: After = None,
    mark: Annotated[
        Path | None, typer.Option("--mark", metavar="FILE", help="另写一份标注的副本：错格着色加批注，附问题清单")
    ] = None,
) -> None:
    """检查案例：逐格指出错误，列出默认项和求解前已知做不到的事。"""
    from scheduler.check import warnings
    from scheduler.demand.planning import staffed
    from scheduler.exchange import BlankCase, CaseFaults
    from scheduler.exchange.console import blank_lines, check_lines, notes
    from scheduler.exchange.marked_copy import refuse_mark, write_marked

    if mark:
        refuse_mark(case, mark)
    try:
        read = _read(case, after)
    except BlankCase as blank:
        _print(blank_lines(blank))
        return
    except CaseFaults as found:
        if mark:
            write_marked(case, mark, found.faults)
            print(f"已写出标注的副本：{mark}")
        raise
    said = [warning.sentence for warning in warnings(staffed(read.case))]
    _print(check_lines(read, said))
    if mark:
        write_marked(case, mark, (), notes(read, said))
        print(f"已写出标注的副本：{mark}")


@app.command(cls=Command)
def demand(
    case: CaseFile,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="警力需求工作簿 .xlsx")] = None,
    backtest: Annotated[bool, typer.Option("--backtest", help="回测：从历史中较早的日子推算，与后来的业务量比较")] = False,
    summary: Summary = None,
) -> None:
    """按业务量历史推算各岗次的最低警力和目标警力，并入支援申请。"""
    from scheduler.demand.backtest import backtest as tested
    from scheduler.demand.planning import demand_plan
    from scheduler.exchange import read_case
    from scheduler.exchange.demand_summary import backtest_lines, demand_lines
    from scheduler.exchange.demand_targets import refuse_demand, write_demand

    refuse_demand(case, output, summary)
    found = demand_plan(read_case(case).case)
    _print(demand_lines(found))
    scores = tested(found.case) if backtest else None
    if scores is not None:
        _print(backtest_lines(scores))
    _print(write_demand(found, scores, output, summary))


@app.command(cls=Command)
def solve(
    case: CaseFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="ROSTER", help="底稿 .xlsx（旁边另写张贴）或 .json")],
    after: After = None,
    time_limit: TimeLimit = 120,
    summary: Summary = None,
    workers: Workers = 0,
    seed: Seed = 0,
    memory: Memory = 0,
    reproducible: Reproducible = False,
) -> None:
    """求解：请假与替岗一并决定，写出底稿与张贴。Ctrl-C 即停，并写出当时最好的方案。"""
    from scheduler.exchange.targets import refuse, targets

    goals = targets(output, summary)
    refuse(goals, [case, *_given(after)])
    _solve(_read(case, after), goals, (time_limit, workers, seed, memory, reproducible))


@app.command("run", cls=Command, hidden=True)
def check_and_solve(
    case: CaseFile,
    after: After = None,
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
    refuse(goals, [case, *_given(after)])
    _check_and_solve(_read(case, after), goals, (time_limit, workers, seed, memory, reproducible))


@app.command(cls=Command)
def demo(time_limit: TimeLimit = 30, workers: Workers = 0, seed: Seed = 0) -> None:
    """求解随程序附带的 2024 年夏季样例，结果写在当前文件夹。"""
    from scheduler.exchange import read_case
    from scheduler.exchange.samples import summer
    from scheduler.exchange.targets import beside, refuse

    goals = beside(summer(), Path())
    refuse(goals, [summer()])
    _check_and_solve(read_case(summer()), goals, (time_limit, workers, seed, 0.0, False))


@app.command(cls=Command)
def audit(
    files: Annotated[list[Path], typer.Argument(metavar="[CASE] ROSTER", help="底稿；前面可加要核对的案例")],
) -> None:
    """审核排班：规则冲突、既定超限、警力缺口，并复算各级目标。"""
    from scheduler.audit import audit as audit_roster
    from scheduler.demand.planning import staffed
    from scheduler.exchange import read_case
    from scheduler.exchange.console import audit_lines, differing_levels, edit_lines
    from scheduler.exchange.roster_edits import read_edits, refuse_stale
    from scheduler.exchange.roster_file import case_hash, read_roster

    if len(files) > 2:
        raise typer.BadParameter("最多两个文件：案例和底稿")
    file = read_roster(files[-1])
    case = staffed(read_case(files[0]).case) if len(files) == 2 else file.case
    edits = read_edits(files[-1], file)
    refuse_stale(files[-1], file, edits, case_hash(case))
    is_same_case = case_hash(case) == file.case_hash
    report = audit_roster(case, file.roster)
    _print(edit_lines(edits))
    _print(audit_lines(file, case, report, is_same_case))
    if report.breaches or (is_same_case and differing_levels(file, report)):
        raise typer.Exit(Exit.BREACHES)


@app.command(cls=Command)
def stress(
    case: CaseFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="压力测试工作簿 .xlsx")],
    absence: Annotated[bool, typer.Option("--absence", help="逐一假设每名警员整个编制期缺勤，再试关键的两人同时缺勤")] = False,
    demand: Annotated[str, typer.Option("--demand", metavar="P,...", help="需求普遍加百分之几，如 10,20,30")] = "",
    time_limit: TimeLimit = 60,
    each: Annotated[float, typer.Option("--each", min=1.0, metavar="S", help="一次假设须重解时的时限，秒")] = 20,
    workers: Workers = 0,
    seed: Seed = 0,
) -> None:
    """压力测试：谁缺勤、或需求加到几成，会使最低警力失守，由谁顶上。Ctrl-C 即停，并写出已有结果。"""
    from models.stress import Stress
    from scheduler.demand.planning import staffed
    from scheduler.exchange.live_line import LiveLine
    from scheduler.exchange.stress_rows import progress, stress_lines
    from scheduler.exchange.stress_targets import refuse_answer, write_stress
    from scheduler.interrupt import stop_on_signal
    from scheduler.whatif.absence import stress as tested
    from scheduler.whatif.growth import growth
    from scheduler.whatif.standing import Settings, base

    percents = [word.strip() for word in demand.replace("，", ",").split(",") if word.strip()]
    if not absence and not percents:
        raise typer.BadParameter("请指明压力：--absence 或 --demand 10,20,30")
    if not all(word.isascii() and word.isdigit() and 0 < int(word) <= 1000 for word in percents):
        raise typer.BadParameter(f"--demand 应为 1 至 1000 的整数（百分之几），以逗号分隔，得到「{demand}」")
    refuse_answer(case, output)
    whole = staffed(_read(case, None).case)
    stop = stop_on_signal(Exit.INTERRUPTED)
    settings = Settings(time_limit, workers or os.cpu_count() or 1, seed)
    with LiveLine() as line:
        known = base(whole, settings, lambda title, one: line.show(title, one.value, one.bound, one.gap), stop, each)
        found = Stress(case=known.case, target=known.target)
        if absence:
            found = tested(known, settings.workers, stop, lambda *said: line.say(progress(*said)))
        grown = growth(known, [int(word) for word in percents], settings.workers, stop, line.say)
        found = found.model_copy(update={"growth": grown})
        write_stress(output, found)
    _print(stress_lines(found))
    print(f"已写出：{output}")
    if stop.is_set():
        raise typer.Exit(Exit.INTERRUPTED)


@app.command(cls=Command)
def whatif(
    case: CaseFile,
    scenarios: Annotated[
        Path | None, typer.Argument(metavar="[SCENARIOS]", help="比选方案 .yaml，或带「比选方案」表的工作簿；不写则取案例里的")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="比较的工作簿 .xlsx")] = None,
    summary: Summary = None,
    grant_all: Annotated[bool, typer.Option("--grant-all", help="待定的请假全部准假")] = False,
    absent: Annotated[list[str] | None, typer.Option("--absent", metavar="REF", help="缺勤，如 龙桥07 或 龙桥07:起/止")] = None,
    absent_any: Annotated[
        list[str] | None, typer.Option("--absent-any", metavar="UNIT:N", help="任意几人缺勤：按种子抽样，列出典型和最坏")
    ] = None,
    train: Annotated[list[str] | None, typer.Option("--train", metavar="UNIT:SKILL:N", help="培训，如 治安大队:户籍:2")] = None,
    scale: Annotated[list[str] | None, typer.Option("--scale", metavar="REF:F", help="需求倍数，如 龙桥/户籍窗口:1.2")] = None,
    recall: Annotated[list[str] | None, typer.Option("--recall", metavar="REF", help="从抽借调召回")] = None,
    after: After = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, metavar="N", help="同时求解的方案数；线程和内存由各方案分用")] = 1,
    cluster: Annotated[str, typer.Option("--cluster", metavar="ADDRESS", help="Dask 调度器地址，如 tcp://10.0.0.5:8786")] = "",
    time_limit: TimeLimit = 120,
    workers: Workers = 0,
    seed: Seed = 0,
    memory: Memory = 0,
    reproducible: Reproducible = False,
) -> None:
    """比选：基准与各方案一次求解，并列关键数字、差异是否已证明、谁的安排有变。中断后再次运行接着做。"""
    from scheduler.demand.planning import staffed
    from scheduler.exchange.compare_lines import compare_lines, sampled_lines
    from scheduler.exchange.compare_targets import refuse_comparison, write_compared
    from scheduler.exchange.live_line import LiveLine
    from scheduler.exchange.scenario_file import read_scenarios
    from scheduler.exchange.scenario_flags import Flags
    from scheduler.interrupt import stop_on_signal
    from scheduler.plan import Settings
    from scheduler.whatif.results import beside
    from scheduler.whatif.sweep import Watch, applied, compare

    refuse_comparison(output, summary, [case, *_given(scenarios), *_given(after)])
    flags = Flags(grant_all, *(tuple(typed or ()) for typed in (absent, absent_any, train, scale, recall)))
    whole = staffed(_read(case, after).case)
    cases = applied(whole, read_scenarios(whole, case, scenarios, flags, seed))
    stop = stop_on_signal(Exit.INTERRUPTED)
    settings = Settings(time_limit, workers, seed, memory, reproducible)
    with LiveLine() as line:
        watch = Watch(lambda title, known: line.show(title, known.value, known.bound, known.gap), line.say, stop)
        found = compare(whole, cases, settings, beside(output or summary), watch, jobs, cluster)
        written = write_compared(found, output, summary)
    _print(compare_lines(found))
    _print(sampled_lines(found, bool(absent_any)))
    if written:
        print("已写出：" + "、".join(map(str, written)))
    if stop.is_set():
        raise typer.Exit(Exit.INTERRUPTED)


@app.command(cls=Command)
def tradeoff(
    case: CaseFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="休假与保障工作簿 .xlsx")],
    steps: Annotated[int, typer.Option("--steps", min=0, max=20, metavar="N", help="两端之间再求解的点数")] = 4,
    time_limit: TimeLimit = 60,
    workers: Workers = 0,
    seed: Seed = 0,
    memory: Memory = 0,
) -> None:
    """休假与保障：逐步允许目标警力多缺一些，休假最少要被拒多少；每点给出现值和已证明的下界。时限按每点计。"""
    from scheduler.demand.planning import staffed
    from scheduler.exchange.live_line import LiveLine
    from scheduler.exchange.stress_targets import refuse_answer, write_tradeoff
    from scheduler.exchange.tradeoff_workbook import tradeoff_lines
    from scheduler.interrupt import stop_on_signal
    from scheduler.plan import Settings
    from scheduler.whatif.tradeoff import tradeoff as traded

    refuse_answer(case, output)
    whole = staffed(_read(case, None).case)
    stop = stop_on_signal(Exit.INTERRUPTED)
    settings = Settings(time_limit, workers or os.cpu_count() or 1, seed, memory)
    with LiveLine() as line:
        found = traded(whole, settings, steps, lambda title, one: line.show(title, one.value, one.bound, one.gap), stop)
        write_tradeoff(output, found)
    _print(tradeoff_lines(found))
    print(f"已写出：{output}")
    if stop.is_set():
        raise typer.Exit(Exit.INTERRUPTED)


@app.command(cls=Command)
def bottleneck(
    case: CaseFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="短板工作簿 .xlsx")],
    time_limit: TimeLimit = 30,
    workers: Workers = 0,
    seed: Seed = 0,
    memory: Memory = 0,
) -> None:
    """短板：在有缺的单位多一名民警、多一对挂钩、多一张床，各能腾出多少，按级排名。时限按每项计。"""
    from scheduler.demand.planning import staffed
    from scheduler.exchange.bottleneck_workbook import bottleneck_lines
    from scheduler.exchange.live_line import LiveLine
    from scheduler.exchange.stress_targets import refuse_answer, write_bottleneck
    from scheduler.interrupt import stop_on_signal
    from scheduler.plan import Settings
    from scheduler.whatif.bottleneck import bottlenecks, ranked
    from scheduler.whatif.sweep import Watch

    refuse_answer(case, output)
    whole = staffed(_read(case, None).case)
    stop = stop_on_signal(Exit.INTERRUPTED)
    settings = Settings(time_limit, workers or os.cpu_count() or 1, seed, memory)
    with LiveLine() as line:
        watch = Watch(lambda title, one: line.show(title, one.value, one.bound, one.gap), line.say, stop)
        found = bottlenecks(whole, settings, watch)
        order = ranked(found)
        write_bottleneck(output, found, order)
    _print(bottleneck_lines(found, order))
    print(f"已写出：{output}")
    if stop.is_set():
        raise typer.Exit(Exit.INTERRUPTED)


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


def _given(path: Path | None) -> list[Path]:
    return [path] if path else []


def _read(case: Path, previous: Path | None) -> "ReadResult":
    from scheduler.exchange import read_case
    from scheduler.exchange.previous import after

    read = read_case(case)
    return after(read, previous) if previous else read


def _check_and_solve(read: "ReadResult", goals: "Targets", asked: Asked) -> None:
    from scheduler.check import warnings
    from scheduler.demand.planning import staffed
    from scheduler.exchange.console import check_lines

    whole = staffed(read.case)
    _print(check_lines(read, [warning.sentence for warning in warnings(whole)]))
    print()
    _solve(read, goals, asked, whole)


def _solve(read: "ReadResult", goals: "Targets", asked: Asked, whole: "Case | None" = None) -> None:
    """`whole` is the case with its demand complete, where that is known already."""
    from scheduler.demand.planning import staffed
    from scheduler.exchange.console import added_lines, plan_lines
    from scheduler.exchange.live_line import LiveLine
    from scheduler.exchange.targets import write
    from scheduler.interrupt import stop_on_signal
    from scheduler.plan import Settings, plan

    began = time.monotonic()
    stop = stop_on_signal(Exit.INTERRUPTED)
    settings = Settings(*asked)
    settings = settings._replace(workers=settings.workers or os.cpu_count() or 1)
    case = whole or staffed(read.case)
    _print(added_lines(read.case, case))
    with LiveLine() as line:
        found = plan(case, settings, lambda title, known: line.show(title, known.value, known.bound, known.gap), stop)
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
