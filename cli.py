"""dutycover: parse, call, print. Heavy parts are imported inside the commands, so that --help is instant."""

import os
import sys
import threading
import time
import unicodedata
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.errors import Exit
from models.words import Language, for_the_workbook, listed, say, speaking
from scheduler.terminal.command_help import Command, Group
from scheduler.terminal.failures import failure
from scheduler.terminal.language import UnknownLanguage, asked, by_locale, printable
from scheduler.terminal.streams import not_shown, outlast, restart_in_utf8

if TYPE_CHECKING:
    from collections.abc import Iterable

    from models.case import Case
    from scheduler.exchange import CaseFault, ReadResult
    from scheduler.exchange.targets import Targets

app = typer.Typer(
    name="dutycover",
    cls=Group,
    help="cli.about",
    epilog="failures.exit_codes",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _expect_case(path: Path) -> Path:
    """The file is read while the program loads."""
    from scheduler.exchange.reading.child.untrusted import expect

    expect(path)
    return path


def _expect_roster(path: Path) -> Path:
    from scheduler.exchange.reading.child.untrusted import expect

    expect(path, is_roster=True)
    return path


CaseFile = Annotated[Path, typer.Argument(metavar="CASE", help="cli.case", callback=_expect_case)]
TimeLimit = Annotated[float, typer.Option("--time-limit", min=0.1, metavar="S", help="cli.time_limit")]
Workers = Annotated[int, typer.Option("--workers", min=0, metavar="N", help="cli.workers")]
Seed = Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, metavar="N", help="cli.seed")]
Memory = Annotated[float, typer.Option("--memory", min=0.0, metavar="GB", help="cli.memory")]
Reproducible = Annotated[bool, typer.Option("--reproducible", help="cli.reproducible")]
After = Annotated[Path | None, typer.Option("--after", metavar="PREVIOUS", help="cli.after")]
Summary = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="cli.json")]

Asked = tuple[float, int, int, float, bool]
"""The fields of `Settings` as typed, which is not imported before it is needed."""


class Subject(StrEnum):
    CASE = "case"
    POLICY = "policy"
    ROSTER = "roster"


@app.command(cls=Command, help="cli.template.about")
def template(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="cli.template.file")],
    full: Annotated[bool, typer.Option("--full", help="cli.template.full")] = False,
    unit: Annotated[str, typer.Option("--unit", metavar="UNIT", help="cli.template.unit")] = "",
    source: Annotated[Path | None, typer.Option("--from", metavar="CASE", help="cli.template.from")] = None,
) -> None:
    """Write an empty workbook for the units to fill in; --unit writes the part of one unit."""
    from scheduler.exchange import read_case, write_template
    from scheduler.exchange.writing.case.unit_part import write_part

    if (full or source) and bool(unit) is full:
        raise typer.BadParameter(say("cli.template.options"))
    if unit:
        _print(write_part(file, unit, read_case(source).case if source else None))
    else:
        write_template(file, full)
    _print([say("cli.written", file=file)])


@app.command(cls=Command, help="cli.merge.about")
def merge(
    files: Annotated[list[Path], typer.Argument(metavar="FILES...", help="cli.merge.files")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="CASE", help="cli.merge.output")],
) -> None:
    """Merge the files of the units into one case: repetitions, differences and missing units are listed one by one."""
    from scheduler.exchange.reading.merging.merge import merge as merged_parts
    from scheduler.exchange.writing.case.merged_book import refuse_merged, write_merged
    from scheduler.terminal.console import merge_lines

    refuse_merged(output, files)
    merged = merged_parts(files)
    write_merged(output, for_the_workbook(merged, lambda: merged_parts(files)))
    _print(merge_lines(merged))
    _print([say("cli.written", file=output)])
    if merged.disagrees:
        raise typer.Exit(Exit.FAULTS)


@app.command(cls=Command, help="cli.check.about")
def check(
    case: CaseFile,
    after: After = None,
    mark: Annotated[Path | None, typer.Option("--mark", metavar="FILE", help="cli.check.mark")] = None,
) -> None:
    """Check a case: every wrong cell, the defaults taken, and what is known to be impossible before solving."""
    from scheduler.exchange import BlankCase, CaseFaults
    from scheduler.exchange.writing.case.marked_copy import refuse_mark, write_marked
    from scheduler.terminal.console import blank_lines, check_lines, notes

    if mark:
        refuse_mark(case, mark)
    try:
        read = _read(case, after)
    except BlankCase as blank:
        _print(blank_lines(blank))
        return
    except CaseFaults as found:
        if mark:
            write_marked(case, mark, for_the_workbook(found.faults, lambda: _faults(case, after)))
            _print([say("cli.check.marked", mark=mark)])
        raise
    said = _warnings(read)
    _print(check_lines(read, said))
    if mark:
        write_marked(case, mark, (), for_the_workbook(notes(read, said), lambda: _notes(case, after)))
        _print([say("cli.check.marked", mark=mark)])


@app.command(cls=Command, help="cli.demand.about")
def demand(
    case: CaseFile,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="cli.demand.output")] = None,
    backtest: Annotated[bool, typer.Option("--backtest", help="cli.demand.backtest")] = False,
    summary: Summary = None,
) -> None:
    """Forecast the minimum and target of each duty from the history of volumes, and merge the requests for support."""
    from scheduler.demand.backtest import backtest as tested
    from scheduler.demand.planning import demand_plan
    from scheduler.exchange import read_case
    from scheduler.exchange.demand_targets import refuse_demand, write_demand
    from scheduler.exchange.writing.answers.demand_summary import backtest_lines, demand_lines

    refuse_demand(case, output, summary)
    found = demand_plan(read_case(case).case)
    _print(demand_lines(found))
    scores = tested(found.case) if backtest else None
    if scores is not None:
        _print(backtest_lines(scores))
    _print(write_demand(found, scores, output, summary))


@app.command(cls=Command, help="cli.solve.about")
def solve(
    case: CaseFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="ROSTER", help="cli.solve.output")],
    after: After = None,
    time_limit: TimeLimit = 120,
    summary: Summary = None,
    workers: Workers = 0,
    seed: Seed = 0,
    memory: Memory = 0,
    reproducible: Reproducible = False,
) -> None:
    """Solve: decide leave and cover together and write the working copy and the wall copy."""
    from scheduler.exchange.targets import refuse, targets
    from scheduler.jobs.edited_roster import read_case_or_edited
    from scheduler.terminal.console import kept_lines, unread_lines

    goals = targets(output, summary)
    _tell_finished(goals.paths())
    refuse(goals, [case, *_given(after)])
    taken = read_case_or_edited(case)
    _print(kept_lines(taken.edits))
    _print(unread_lines(taken.changes))
    _solve(_after(taken.read, after), goals, (time_limit, workers, seed, memory, reproducible))


@app.command("run", cls=Command, help="cli.run.about", hidden=True)
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
    """Check, solve, and write -底稿.xlsx (working copy) and -张贴.xlsx (wall copy) beside the case."""
    from scheduler.exchange.targets import beside, refuse

    goals = beside(case)._replace(summary=summary)
    _tell_finished(goals.paths())
    refuse(goals, [case, *_given(after)])
    _check_and_solve(_read(case, after), goals, (time_limit, workers, seed, memory, reproducible))


@app.command(cls=Command, help="cli.demo.about")
def demo(time_limit: TimeLimit = 30, workers: Workers = 0, seed: Seed = 0) -> None:
    """Solve the sample case of summer 2024 that comes with the program; the results go into the current folder."""
    from scheduler.exchange import read_case
    from scheduler.exchange.targets import beside, refuse
    from scheduler.jobs.samples import summer

    goals = beside(summer(), Path())
    _tell_finished(goals.paths())
    refuse(goals, [summer()])
    _check_and_solve(read_case(summer()), goals, (time_limit, workers, seed, 0.0, False))


@app.command(cls=Command, help="cli.audit.about")
def audit(
    files: Annotated[list[Path], typer.Argument(metavar="[CASE] ROSTER", help="cli.audit.files")],
) -> None:
    """Audit a roster: breaches, limits exceeded by the givens, shortages; every objective level is recounted."""
    from scheduler.audit import audit as audit_roster
    from scheduler.demand.planning import staffed
    from scheduler.exchange import read_case
    from scheduler.exchange.reading.claims import false_claims
    from scheduler.exchange.reading.roster_file import case_hash, read_roster
    from scheduler.exchange.working.edits.roster_changes import read_changes, refuse_stale
    from scheduler.jobs.edited_roster import with_edits
    from scheduler.terminal.console import audit_lines, edit_lines, unread_lines

    if len(files) > 2:
        raise typer.BadParameter(say("cli.audit.too_many"))
    file = read_roster(files[-1])
    case = staffed(read_case(files[0]).case) if len(files) == 2 else file.case
    changes = read_changes(files[-1], file)
    refuse_stale(files[-1], file, changes.edits, case_hash(case))
    is_same_case, is_edited = case_hash(case) == file.case_hash, bool(changes.edits)
    roster = file.roster
    if is_edited:
        audited = with_edits(file, changes.edits)
        case, roster, changes = audited.case, audited.roster, changes.with_unread(audited.idle)
        _print(edit_lines(audited.edits, audited.broken, case.policy))
    _print(unread_lines(changes))
    report = audit_roster(case, roster)
    is_as_written = is_same_case and not is_edited
    claims = tuple(false_claims(file.proof, report, case.policy)) if is_as_written else ()
    _print(audit_lines(file, case, report, is_same_case, is_edited, claims))
    if report.breaches or claims:
        raise typer.Exit(Exit.BREACHES)
    if changes.unread:
        raise typer.Exit(Exit.FAULTS)


@app.command(cls=Command, help="cli.explain.about")
def explain(
    roster: Annotated[Path, typer.Argument(metavar="ROSTER", help="cli.explain.roster", callback=_expect_roster)],
    cover: Annotated[str, typer.Option("--cover", metavar="REF", help="cli.explain.cover")] = "",
    officer: Annotated[str, typer.Option("--officer", metavar="REF", help="cli.explain.officer")] = "",
    why_not: Annotated[str, typer.Option("--why-not", metavar="REF", help="cli.explain.why_not")] = "",
    on: Annotated[str, typer.Option("--on", metavar="DUTY", help="cli.explain.on")] = "",
    shortage: Annotated[str, typer.Option("--shortage", metavar="DUTY", help="cli.explain.shortage")] = "",
    leave: Annotated[str, typer.Option("--leave", metavar="REF", help="cli.explain.leave")] = "",
    pins: Annotated[bool, typer.Option("--pins", help="cli.explain.pins")] = False,
) -> None:
    """Answer one question about a roster; what the audit tells and what a solver confirmed stand apart."""
    from scheduler.jobs.explain import answer

    asked = {
        "cover": cover,
        "officer": officer,
        "why_not": why_not,
        "shortage": shortage,
        "leave": leave,
        "pins": "pins" if pins else "",
    }
    given = {kind: text for kind, text in asked.items() if text}
    if len(given) != 1 or bool(on) is not bool(why_not):
        raise typer.BadParameter(say("cli.explain.options"))
    ((kind, text),) = given.items()
    _print(answer(roster, kind, text, on))


@app.command(cls=Command, help="cli.stress.about")
def stress(
    case: CaseFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="cli.stress.output")],
    absence: Annotated[bool, typer.Option("--absence", help="cli.stress.absence")] = False,
    demand: Annotated[str, typer.Option("--demand", metavar="P,...", help="cli.stress.demand")] = "",
    time_limit: TimeLimit = 60,
    each: Annotated[float, typer.Option("--each", min=1.0, metavar="S", help="cli.stress.each")] = 20,
    workers: Workers = 0,
    seed: Seed = 0,
) -> None:
    """Stress test: whose absence, or how much more demand, breaks critical cover, and who stands in."""
    from models.stress import Stress
    from scheduler.demand.planning import staffed
    from scheduler.exchange.stress_targets import refuse_answer, write_stress
    from scheduler.exchange.writing.answers.stress_rows import progress, stress_lines
    from scheduler.terminal.interrupt import stop_on_signal
    from scheduler.terminal.live_line import LiveLine

    percents = [word.strip() for word in unicodedata.normalize("NFKC", demand).split(",") if word.strip()]
    if not absence and not percents:
        raise typer.BadParameter(say("cli.stress.kind"))
    if not all(word.isascii() and word.isdigit() and 0 < int(word) <= 1000 for word in percents):
        raise typer.BadParameter(say("cli.stress.percents", typed=demand))
    refuse_answer(case, output)
    whole = staffed(_read(case, None).case)

    from scheduler.engine.settings import Settings
    from scheduler.engine.watch import Watch
    from scheduler.whatif.stress.absence import stress as tested
    from scheduler.whatif.stress.growth import growth
    from scheduler.whatif.stress.standing import base

    stop = stop_on_signal(Exit.INTERRUPTED)
    settings = Settings(time_limit, workers, seed)
    with LiveLine() as line:
        watch = Watch(line.show, line.say, stop)
        known = base(whole, settings, watch, each)
        found = Stress(case=known.case, target=known.target)
        if absence:
            found = tested(known, settings, watch, lambda *said: line.say(progress(*said)))
        grown = growth(known, [int(word) for word in percents], settings, watch)
        found = found.model_copy(update={"growth": grown})
        write_stress(output, found)
    _end(stress_lines(found), [output], stop)


@app.command(cls=Command, help="cli.whatif.about")
def whatif(
    case: CaseFile,
    scenarios: Annotated[Path | None, typer.Argument(metavar="[SCENARIOS]", help="cli.whatif.scenarios")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="cli.whatif.output")] = None,
    summary: Summary = None,
    grant_all: Annotated[bool, typer.Option("--grant-all", help="cli.whatif.grant_all")] = False,
    absent: Annotated[list[str] | None, typer.Option("--absent", metavar="REF", help="cli.whatif.absent")] = None,
    absent_any: Annotated[list[str] | None, typer.Option("--absent-any", metavar="UNIT:N", help="cli.whatif.absent_any")] = None,
    train: Annotated[list[str] | None, typer.Option("--train", metavar="UNIT:SKILL:N", help="cli.whatif.train")] = None,
    scale: Annotated[list[str] | None, typer.Option("--scale", metavar="REF:F", help="cli.whatif.scale")] = None,
    recall: Annotated[list[str] | None, typer.Option("--recall", metavar="REF", help="cli.whatif.recall")] = None,
    after: After = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, metavar="N", help="cli.whatif.jobs")] = 1,
    cluster: Annotated[str, typer.Option("--cluster", metavar="ADDRESS", help="cli.whatif.cluster")] = "",
    open_cluster: Annotated[bool, typer.Option("--open-cluster", help="cli.whatif.open_cluster")] = False,
    time_limit: TimeLimit = 120,
    workers: Workers = 0,
    seed: Seed = 0,
    memory: Memory = 0,
    reproducible: Reproducible = False,
) -> None:
    """Solve the case and its scenarios in one run, and compare them."""
    from scheduler.demand.planning import staffed
    from scheduler.exchange.compare_targets import refuse_comparison, write_compared
    from scheduler.exchange.reading.scenarios.file import read_scenarios
    from scheduler.exchange.reading.scenarios.flags import Flags
    from scheduler.exchange.writing.answers.compare_lines import compare_lines, sampled_lines
    from scheduler.terminal.interrupt import stop_on_signal
    from scheduler.terminal.live_line import LiveLine

    refuse_comparison(output, summary, [case, *_given(scenarios), *_given(after)])
    if cluster:
        from scheduler.whatif.elsewhere import refuse_open, refuse_unreachable

        if not open_cluster:
            refuse_open(cluster)
        refuse_unreachable(cluster)
    flags = Flags(grant_all, *(tuple(typed or ()) for typed in (absent, absent_any, train, scale, recall)))
    typed_case = _read(case, after).case
    whole = staffed(typed_case)
    asked = partial(read_scenarios, whole, case, scenarios, flags, seed)
    read = for_the_workbook(asked(), asked)

    from scheduler.engine.settings import Settings
    from scheduler.engine.watch import Watch
    from scheduler.whatif.results import beside
    from scheduler.whatif.sweep import applied, compare

    cases = applied(typed_case, whole, read)
    stop = stop_on_signal(Exit.INTERRUPTED)
    settings = Settings(time_limit, workers, seed, memory, reproducible)
    with LiveLine() as line:
        watch = Watch(line.show, line.say, stop)
        found = compare(whole, cases, settings, beside(output or summary), watch, jobs, cluster)
        written = write_compared(found, output, summary)
    _end([*compare_lines(found), *sampled_lines(found, bool(absent_any))], written, stop)


@app.command(cls=Command, help="cli.tradeoff.about")
def tradeoff(
    case: CaseFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="cli.tradeoff.output")],
    steps: Annotated[int, typer.Option("--steps", min=0, max=20, metavar="N", help="cli.tradeoff.steps")] = 4,
    time_limit: TimeLimit = 60,
    workers: Workers = 0,
    seed: Seed = 0,
    memory: Memory = 0,
) -> None:
    """Leave against target cover: a curve of points, each with its value and what is proven of it."""
    from scheduler.demand.planning import staffed
    from scheduler.exchange.stress_targets import refuse_answer, write_tradeoff
    from scheduler.exchange.writing.answers.tradeoff_workbook import tradeoff_lines
    from scheduler.terminal.interrupt import stop_on_signal
    from scheduler.terminal.live_line import LiveLine

    refuse_answer(case, output)
    whole = staffed(_read(case, None).case)

    from scheduler.engine.settings import Settings
    from scheduler.engine.watch import Watch
    from scheduler.whatif.tradeoff import tradeoff as traded

    stop = stop_on_signal(Exit.INTERRUPTED)
    settings = Settings(time_limit, workers, seed, memory)
    with LiveLine() as line:
        found = traded(whole, settings, steps, Watch(line.show, line.say, stop))
        write_tradeoff(output, found)
    _end(tradeoff_lines(found), [output], stop)


@app.command(cls=Command, help="cli.bottleneck.about")
def bottleneck(
    case: CaseFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="cli.bottleneck.output")],
    time_limit: TimeLimit = 30,
    workers: Workers = 0,
    seed: Seed = 0,
    memory: Memory = 0,
) -> None:
    """Bottlenecks: what one officer, pairing or bed more would free at which level, ranked."""
    from scheduler.demand.planning import staffed
    from scheduler.exchange.stress_targets import refuse_answer, write_bottleneck
    from scheduler.exchange.writing.answers.bottleneck_workbook import bottleneck_lines
    from scheduler.terminal.interrupt import stop_on_signal
    from scheduler.terminal.live_line import LiveLine

    refuse_answer(case, output)
    whole = staffed(_read(case, None).case)

    from scheduler.engine.settings import Settings
    from scheduler.engine.watch import Watch
    from scheduler.whatif.bottleneck import bottlenecks, ranked

    stop = stop_on_signal(Exit.INTERRUPTED)
    settings = Settings(time_limit, workers, seed, memory)
    with LiveLine() as line:
        watch = Watch(line.show, line.say, stop)
        found = bottlenecks(whole, settings, watch)
        order = ranked(found)
        write_bottleneck(output, found, order, not stop.is_set())
    _end(bottleneck_lines(order, not stop.is_set()), [output], stop)


@app.command(cls=Command, help="cli.schema.about")
def schema(subject: Annotated[Subject, typer.Argument(help="cli.schema.subject")] = Subject.CASE) -> None:
    """Print the JSON Schema."""
    import json

    from models.base import Noun
    from models.case import Case
    from models.policy import Policy
    from models.roster import RosterFile

    nouns: dict[Subject, type[Noun]] = {Subject.CASE: Case, Subject.POLICY: Policy, Subject.ROSTER: RosterFile}
    print(json.dumps(nouns[subject].model_json_schema(), ensure_ascii=False, indent=1))


def _tell_finished(paths: list[Path]) -> None:
    """Those that the command line does not name."""
    from scheduler.exchange.transaction.unfinished import finish

    for line in finish(paths):
        print(printable(line), file=sys.stderr)


def _given(path: Path | None) -> list[Path]:
    return [path] if path else []


def _read(case: Path, previous: Path | None) -> "ReadResult":
    from scheduler.exchange import read_case

    return _after(read_case(case), previous)


def _after(read: "ReadResult", previous: Path | None) -> "ReadResult":
    if previous is None:
        return read
    from scheduler.jobs.after import after

    return after(read, previous)


def _faults(case: Path, previous: Path | None) -> "tuple[CaseFault, ...]":
    """Those of a case that has some, as they are said now."""
    from scheduler.exchange import CaseFaults

    try:
        _read(case, previous)
    except CaseFaults as found:
        return found.faults
    return ()


def _notes(case: Path, previous: Path | None) -> list[tuple[str, str]]:
    """Those of a case without faults, as they are said now."""
    from scheduler.terminal.console import notes

    read = _read(case, previous)
    return list(notes(read, _warnings(read)))


def _warnings(read: "ReadResult") -> list[str]:
    from scheduler.checks.warnings import warnings
    from scheduler.demand.planning import staffed

    return [warning.sentence for warning in warnings(staffed(read.case))]


def _check_and_solve(read: "ReadResult", goals: "Targets", asked: Asked) -> None:
    from scheduler.checks.warnings import warnings
    from scheduler.demand.planning import staffed
    from scheduler.terminal.console import check_lines

    whole = staffed(read.case)
    _print(check_lines(read, [warning.sentence for warning in warnings(whole)]))
    print()
    _solve(read, goals, asked, whole)


def _solve(read: "ReadResult", goals: "Targets", asked: Asked, whole: "Case | None" = None) -> None:
    """`whole` is the case with its demand complete, where that is known already."""
    from scheduler.demand.planning import staffed
    from scheduler.exchange.targets import write
    from scheduler.plan import Settings, Watch, plan
    from scheduler.terminal.console import added_lines, plan_lines
    from scheduler.terminal.interrupt import stop_on_signal
    from scheduler.terminal.live_line import LiveLine

    began = time.monotonic()
    stop = stop_on_signal(Exit.INTERRUPTED)
    settings = Settings(*asked)
    case = whole or staffed(read.case)
    _print(added_lines(read.case, case))
    with LiveLine() as line:
        found = plan(case, settings, Watch(line.show, line.say, stop), read.start)
        line.say(say("cli.writing"))
        write(goals, found.file, found.report, found.reasons, found.closing)
    _print(plan_lines(found.file, found.report, goals, time.monotonic() - began))
    if stop.is_set():
        raise typer.Exit(Exit.INTERRUPTED)


def _end(lines: "Iterable[str]", written: list[Path], stop: threading.Event) -> None:
    """What an answer says, where it went, and the exit code of an interrupt."""
    _print(lines)
    if written:
        _print([say("cli.written", file=listed(written))])
    if stop.is_set():
        raise typer.Exit(Exit.INTERRUPTED)


def _print(lines: "Iterable[str]") -> None:
    for line in lines:
        print(printable(line))


def _is_case(word: str) -> bool:
    """`dutycover 案例.xlsx` alone is a command too."""
    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    return word not in commands and not word.startswith("-") and ("." in word or Path(word).exists())


def main(arguments: list[str] | None = None) -> None:
    """The console script: the language is chosen before anything is said."""
    if arguments is None:
        restart_in_utf8(os.environ)
    outlast()
    local = by_locale(os.environ)
    try:
        language, words = asked(sys.argv[1:] if arguments is None else arguments)
    except UnknownLanguage as unknown:
        with speaking(local, local):
            print(printable(unknown.sentence()), file=sys.stderr)
        sys.exit(unknown.exit_code)
    with speaking(language or local, language or Language.ZH):
        sys.exit(_shown(_run(words)))


def _run(words: list[str]) -> int:
    """Whatever goes wrong becomes one message and an exit code."""
    if words and _is_case(words[0]):
        words = ["run", *words]
    try:
        return int(app(words, prog_name="dutycover", standalone_mode=False) or Exit.OK)
    except (KeyboardInterrupt, typer.Abort):
        code, message = Exit.INTERRUPTED, say("cli.interrupted")
    except Exception as error:
        code, message = failure(error)
    print(printable(message), file=sys.stderr)
    return code


def _shown(code: int) -> int:
    """The command's exit code, or why what it printed has not all arrived."""
    error = not_shown()
    if error is None:
        return code
    print(say("failures.unshown", problem=error.strerror), file=sys.stderr)
    not_shown()
    return code or Exit.NOT_WRITTEN


if __name__ == "__main__":
    main()
