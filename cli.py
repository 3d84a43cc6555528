"""dutycover: parse, call, print. Heavy parts are imported inside the commands, so that --help is instant."""

import os
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.errors import Exit, system_problem
from models.events.stand_in_way import StandInWay
from models.reports.grouping import Grouping
from models.words import Language, listed, say, speaking, spoken
from scheduler.jobs.schema import Subject
from scheduler.terminal.command_help import Command, Group
from scheduler.terminal.failures import failure
from scheduler.terminal.installed import installed
from scheduler.terminal.language import UnknownLanguage, asked, by_locale
from scheduler.terminal.option_groups import grouped
from scheduler.terminal.options import (
    After,
    CaseFile,
    Db,
    Effort,
    ExplainedRoster,
    Keep,
    MachineOptions,
    Memory,
    NoLedger,
    QuickQuestion,
    RecordsFile,
    RosterFile,
    RosterReference,
    Seed,
    Summary,
    TimeLimit,
    Workers,
    day,
    percents,
)
from scheduler.terminal.printing import complain, print_lines, tell_finished
from scheduler.terminal.streams import not_shown, outlast, restart_in_utf8

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterable

    from scheduler.jobs.answered import Answered
    from scheduler.jobs.ready import Ready
    from scheduler.jobs.records import Recorded

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


@app.command(cls=Command, help="cli.template.about")
def template(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="cli.template.file")],
    full: Annotated[bool, typer.Option("--full", help="cli.template.full")] = False,
    unit: Annotated[str, typer.Option("--unit", metavar="UNIT", help="cli.template.unit")] = "",
    source: Annotated[Path | None, typer.Option("--from", metavar="CASE", help="cli.template.from")] = None,
) -> None:
    """Write an empty workbook for the units to fill in; --unit writes the part of one unit."""
    from scheduler.jobs.template import part
    from scheduler.jobs.template import template as write_template

    if (full or source) and bool(unit) is full:
        raise typer.BadParameter(say("cli.template.options"))
    if unit:
        print_lines(part(file, unit, source))
    else:
        write_template(file, full)
    print_lines([say("cli.written", file=file)])


@app.command(cls=Command, help="cli.merge.about")
def merge(
    files: Annotated[list[Path], typer.Argument(metavar="FILES...", help="cli.merge.files")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="CASE", help="cli.merge.output")],
) -> None:
    """Merge the files of the units into one case: repetitions, differences and missing units are listed one by one."""
    from scheduler.jobs.merge import merge as merge_parts
    from scheduler.terminal.lines.case import merge_lines

    merged = merge_parts(files, output)
    print_lines([*merge_lines(merged), say("cli.written", file=output)])
    if merged.disagrees:
        raise typer.Exit(Exit.FAULTS)


@app.command(cls=Command, help="cli.check.about")
def check(
    case: CaseFile,
    after: After = None,
    mark: Annotated[Path | None, typer.Option("--mark", metavar="FILE", help="cli.check.mark")] = None,
    no_ledger: NoLedger = False,
) -> None:
    """Check a case: every wrong cell, the defaults taken, and what is known to be impossible before solving."""
    from scheduler.jobs.check import check as check_case
    from scheduler.terminal.lines.case import blank_lines, check_lines

    checked = check_case(case, after, mark, not no_ledger)
    if checked.blank:
        print_lines(blank_lines(checked.blank))
    if checked.read:
        print_lines(check_lines(checked.read, checked.warnings))
    if checked.marked:
        print_lines([say("cli.check.marked", mark=checked.marked)])
    if checked.faults:
        raise checked.faults


@app.command(cls=Command, help="cli.demand.about")
def demand(
    case: CaseFile,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="cli.demand.output")] = None,
    backtest: Annotated[bool, typer.Option("--backtest", help="cli.demand.backtest")] = False,
    summary: Summary = None,
) -> None:
    """Forecast the minimum and target of each duty from the history of volumes, and merge the requests for support."""
    from scheduler.jobs.demand import demand as demand_of
    from scheduler.jobs.demand import write_demand
    from scheduler.jobs.ready import answer_targets

    goals = answer_targets(output, summary, "demand.targets.suffix")
    answered = demand_of(case, goals, backtest)
    print_lines(answered.lines)
    print_lines(say("cli.written", file=path) for path in write_demand(goals, answered.value))


@app.command(cls=Command, help="cli.solve.about")
@grouped
def solve(
    case: CaseFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="ROSTER", help="cli.solve.output")],
    after: After = None,
    afresh: Annotated[bool, typer.Option("--afresh", help="cli.solve.afresh")] = False,
    returned: Annotated[Path | None, typer.Option("--returned", metavar="FOLDER", help="cli.solve.returned")] = None,
    summary: Summary = None,
    certificate: Annotated[bool, typer.Option("--certificate", help="cli.solve.certificate")] = False,
    no_ledger: NoLedger = False,
    *,
    effort: Effort,
) -> None:
    """Solve: decide leave and cover together and write the working copy and the wall copy."""
    from scheduler.jobs.ready import ready_or_edited, ready_returned, roster_targets
    from scheduler.terminal.lines.audit import kept_lines, near_lines, unread_lines

    goals = roster_targets(output, summary, certificate)
    tell_finished(goals.paths())
    if returned:
        ready = ready_returned(case, goals, returned, afresh)
    else:
        ready = ready_or_edited(case, goals, after, afresh, not no_ledger)
    print_lines([*(ready.told or kept_lines(ready.edits)), *near_lines(ready.case), *unread_lines(ready.changes)])
    _solve(ready, effort)


@app.command("run", cls=Command, help="cli.run.about", hidden=True)
@grouped
def check_and_solve(
    case: CaseFile, after: After = None, summary: Summary = None, no_ledger: NoLedger = False, *, effort: Effort
) -> None:
    """Check, solve, and write -底稿.xlsx (working copy) and -张贴.xlsx (wall copy) beside the case."""
    from scheduler.jobs.ready import beside, ready

    goals = beside(case, summary=summary)
    tell_finished(goals.paths())
    _check_and_solve(ready(case, goals, after, not no_ledger), effort)


@app.command(cls=Command, help="cli.demo.about")
def demo(time_limit: TimeLimit = 30, workers: Workers = 0, seed: Seed = 0) -> None:
    """Solve the sample case of summer 2024 that comes with the program; the results go into the current folder."""
    from scheduler.jobs.ready import beside, ready
    from scheduler.jobs.samples import summer

    goals = beside(summer(), Path())
    tell_finished(goals.paths())
    _check_and_solve(ready(summer(), goals, ledger=False), Effort(time_limit, workers, seed))


@app.command(cls=Command, help="cli.audit.about")
def audit(
    files: Annotated[list[str], typer.Argument(metavar="[CASE] ROSTER|VERSION", help="cli.audit.files")],
    db: Db = "",
) -> None:
    """Audit a roster: breaches, limits exceeded by the givens, shortages; every objective level is recounted."""
    from scheduler.jobs.audit import audit as audit_roster
    from scheduler.terminal.lines.audit import audit_lines, edit_lines, unread_lines

    if len(files) > 2:
        raise typer.BadParameter(say("cli.audit.too_many"))
    audited = audit_roster(files[-1], Path(files[0]) if len(files) == 2 else None, db)
    if audited.is_edited:
        print_lines(edit_lines(audited.edits, audited.broken, audited.case.policy))
    print_lines(unread_lines(audited.changes))
    is_same_case, is_edited = audited.is_same_case, audited.is_edited
    print_lines(audit_lines(audited.file, audited.case, audited.report, is_same_case, is_edited, audited.claims))
    if audited.report.breaches or audited.claims:
        raise typer.Exit(Exit.BREACHES)
    if audited.changes.unread:
        raise typer.Exit(Exit.FAULTS)


@app.command(cls=Command, help="cli.verify.about")
def verify(
    roster: ExplainedRoster,
    certificate: Annotated[Path, typer.Argument(metavar="CERTIFICATE", help="cli.verify.certificate")],
    db: Db = "",
) -> None:
    """Check a certificate against its roster, level by level; it ends at the first thing that does not hold."""
    from scheduler.jobs.certificate.verify import verify as verify_certificate

    print_lines(verify_certificate(roster, certificate, db))


@app.command(cls=Command, help="cli.diff.about")
def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="cli.diff.before")],
    after: Annotated[str, typer.Argument(metavar="B", help="cli.diff.after")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="cli.diff.output")] = None,
    db: Db = "",
) -> None:
    """Compare two rosters: person by person, date by date, old and new."""
    from scheduler.jobs.diff import diff as compare
    from scheduler.jobs.ready import answer_targets

    answered = compare(before, after, answer_targets(output), db)
    _end(answered.lines, answered.written)


@app.command(cls=Command, help="cli.explain.about")
def explain(
    roster: ExplainedRoster,
    cover: Annotated[str, typer.Option("--cover", metavar="REF", help="cli.explain.cover")] = "",
    officer: Annotated[str, typer.Option("--officer", metavar="REF", help="cli.explain.officer")] = "",
    why_not: Annotated[str, typer.Option("--why-not", metavar="REF", help="cli.explain.why_not")] = "",
    on: Annotated[str, typer.Option("--on", metavar="DUTY", help="cli.explain.on")] = "",
    shortage: Annotated[str, typer.Option("--shortage", metavar="DUTY", help="cli.explain.shortage")] = "",
    leave: Annotated[str, typer.Option("--leave", metavar="REF", help="cli.explain.leave")] = "",
    pins: Annotated[bool, typer.Option("--pins", help="cli.explain.pins")] = False,
    db: Db = "",
) -> None:
    """Answer one question about a roster; what the audit tells and what a solver confirmed stand apart."""
    from scheduler.jobs.explain import Kind, answer

    typed = {
        Kind.COVER: cover,
        Kind.OFFICER: officer,
        Kind.WHY_NOT: why_not,
        Kind.SHORTAGE: shortage,
        Kind.LEAVE: leave,
        Kind.PINS: "--pins" if pins else "",
    }
    questions = [(kind, text) for kind, text in typed.items() if text]
    if len(questions) != 1 or bool(on) is not bool(why_not):
        raise typer.BadParameter(say("cli.explain.options"))
    print_lines(answer(roster, *questions[0], on, db).lines())


@app.command(cls=Command, help="cli.replan.about")
def replan(
    roster: RosterReference,
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="cli.replan.since")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="cli.replan.output")] = None,
    events: Annotated[Path | None, typer.Option("--events", metavar="FILE", help="cli.replan.events")] = None,
    absent: Annotated[list[str] | None, typer.Option("--absent", metavar="REF", help="cli.replan.absent")] = None,
    undo: Annotated[list[str] | None, typer.Option("--undo", metavar="EVENT", help="cli.replan.undo")] = None,
    way: Annotated[StandInWay | None, typer.Option("--stand-in", help="cli.replan.way")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="cli.replan.dry_run")] = False,
    db: Db = "",
    time_limit: TimeLimit = 30,
    workers: Workers = 0,
    seed: Seed = 0,
) -> None:
    """Replan a published roster after events: the fewest people told something new, proven."""
    from scheduler.jobs.ready import answer_targets, roster_targets
    from scheduler.jobs.replan import Asked
    from scheduler.jobs.replan import replan as change
    from scheduler.terminal.lines.replan import replan_lines, way_lines
    from scheduler.terminal.watching import watching

    began = time.monotonic()
    goals = roster_targets(output) if output and not dry_run else answer_targets(None)
    tell_finished(goals.paths())
    asked = Asked(roster, since, events, tuple(absent or ()), tuple(undo or ()), way, db)
    with watching() as watch:
        replanned = change(asked, goals, Effort(time_limit, workers, seed).settings(), watch)
    print_lines(replanned.told)
    print_lines(replan_lines(replanned.file, replanned.report, replanned.difference, replanned.causes, bool(undo)))
    print_lines(way_lines({known.way: known.values for known in replanned.ways}, way))
    total = say("console.total", seconds=time.monotonic() - began)
    _end([total], replanned.written, watch.stop)


@app.command("stand-in", cls=Command, help="cli.stand_in.about")
def stand_in(
    roster: RosterReference,
    duty: Annotated[str, typer.Option("--duty", metavar="DUTY", help="cli.stand_in.duty")],
    instead_of: Annotated[str, typer.Option("--instead-of", metavar="REF", help="cli.stand_in.instead_of")] = "",
    confirm: Annotated[bool, typer.Option("--confirm", help="cli.stand_in.confirm")] = False,
    db: Db = "",
) -> None:
    """Who can step in on a duty, the cheapest first, and why everybody else is passed over."""
    from scheduler.jobs.stand_in import Asked
    from scheduler.jobs.stand_in import stand_in as standing_in

    print_lines(standing_in(roster, Asked(duty, instead_of), confirm, db).lines())


@app.command(cls=Command, help="cli.assign.about")
def assign(
    roster: RosterReference,
    officer: Annotated[str, typer.Argument(metavar="REF", help="cli.assign.officer")],
    duty: Annotated[str, typer.Option("--duty", metavar="DUTY", help="cli.stand_in.duty")],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="cli.assign.why")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="cli.by_hand.output")],
    instead_of: Annotated[str, typer.Option("--instead-of", metavar="REF", help="cli.stand_in.instead_of")] = "",
    force: Annotated[bool, typer.Option("--force", help="cli.assign.force")] = False,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="cli.by_hand.by")] = "",
    when: Annotated[str, typer.Option("--when", metavar="DATE", help="cli.by_hand.when")] = "",
    db: Db = "",
) -> None:
    """Put an officer on a duty, with the reason and the stand-in list kept; what it breaks is told, or accepted by force."""
    from scheduler.jobs.by_hand import assign as put
    from scheduler.jobs.by_hand import reason_of
    from scheduler.jobs.ready import roster_targets
    from scheduler.jobs.stand_in import Asked

    goals = roster_targets(output)
    reason = reason_of(by, why, day(when) if when else None)
    answered = put(roster, officer, Asked(duty, instead_of), reason, goals, is_forced=force, db=db)
    _end(answered.lines, answered.written)


@app.command(cls=Command, help="cli.swap.about")
def swap(
    roster: RosterReference,
    first: Annotated[str, typer.Argument(metavar="REF:DATE", help="cli.swap.first")],
    second: Annotated[str, typer.Argument(metavar="REF:DATE", help="cli.swap.second")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="cli.by_hand.output")] = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="cli.assign.why")] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="cli.by_hand.by")] = "",
    when: Annotated[str, typer.Option("--when", metavar="DATE", help="cli.by_hand.when")] = "",
    db: Db = "",
) -> None:
    """Exchange two officers' dates, both halves or none; neither bears more by it."""
    from scheduler.jobs.by_hand import reason_of
    from scheduler.jobs.by_hand import swap as exchange
    from scheduler.jobs.ready import Targets, roster_targets

    goals = roster_targets(output) if output else Targets(None)
    answered = exchange(roster, first, second, reason_of(by, why, day(when) if when else None), goals, db)
    _end(answered.lines, answered.written)


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
    no_ledger: NoLedger = False,
) -> None:
    """Stress test: whose absence, or how much more demand, breaks critical cover, and who stands in."""
    from scheduler.jobs.ready import answer_targets, ready
    from scheduler.terminal.watching import watching

    grown = percents(demand)
    if not absence and not grown:
        raise typer.BadParameter(say("cli.stress.kind"))
    prepared = ready(case, answer_targets(output), ledger=not no_ledger)

    from scheduler.jobs.stress import Load
    from scheduler.jobs.stress import stress as stress_test

    with watching() as watch:
        answered = stress_test(prepared, Load(absence, grown, each), Effort(time_limit, workers, seed).settings(), watch)
    _end(answered.lines, answered.written, watch.stop)


@app.command(cls=Command, help="cli.whatif.about")
@grouped
def whatif(
    case: CaseFile,
    scenarios: Annotated[Path | None, typer.Argument(metavar="[SCENARIOS]", help="cli.whatif.scenarios")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="cli.whatif.output")] = None,
    summary: Summary = None,
    no_ledger: NoLedger = False,
    *,
    quick: QuickQuestion,
    after: After = None,
    machines: MachineOptions,
    effort: Effort,
) -> None:
    """Solve the case and its scenarios in one run, and compare them."""
    from scheduler.jobs.ready import answer_targets
    from scheduler.terminal.watching import watching

    goals = answer_targets(output, summary, "compare.suffix")

    from scheduler.jobs.whatif import Machines, Question, prepare
    from scheduler.jobs.whatif import whatif as compare

    question = Question(case, after, scenarios, quick.flags(), effort.seed, not no_ledger)
    prepared = prepare(question, goals, Machines(*machines))
    with watching() as watch:
        answered = compare(prepared, effort.settings(), watch)
    _end(answered.lines, answered.written, watch.stop)


@app.command(cls=Command, help="cli.tradeoff.about")
def tradeoff(
    case: CaseFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="cli.tradeoff.output")],
    steps: Annotated[int, typer.Option("--steps", min=0, max=20, metavar="N", help="cli.tradeoff.steps")] = 4,
    time_limit: TimeLimit = 60,
    workers: Workers = 0,
    seed: Seed = 0,
    memory: Memory = 0,
    no_ledger: NoLedger = False,
) -> None:
    """Leave against target cover: a curve of points, each with its value and what is proven of it."""
    from scheduler.jobs.ready import answer_targets, ready
    from scheduler.terminal.watching import watching

    prepared = ready(case, answer_targets(output), ledger=not no_ledger)

    from scheduler.jobs.tradeoff import tradeoff as trade

    with watching() as watch:
        answered = trade(prepared, steps, Effort(time_limit, workers, seed, memory).settings(), watch)
    _end(answered.lines, answered.written, watch.stop)


@app.command(cls=Command, help="cli.bottleneck.about")
def bottleneck(
    case: CaseFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="cli.bottleneck.output")],
    time_limit: TimeLimit = 60,
    workers: Workers = 0,
    seed: Seed = 0,
    memory: Memory = 0,
    no_ledger: NoLedger = False,
) -> None:
    """Bottlenecks: what one officer, pairing or bed more would free at which level, ranked."""
    from scheduler.jobs.ready import answer_targets, ready
    from scheduler.terminal.watching import watching

    prepared = ready(case, answer_targets(output), ledger=not no_ledger)

    from scheduler.jobs.bottleneck import bottleneck as rank

    with watching() as watch:
        answered = rank(prepared, Effort(time_limit, workers, seed, memory).settings(), watch)
    _end(answered.lines, answered.written, watch.stop)


@app.command(cls=Command, help="cli.stays.about")
def stays(
    case: RecordsFile = None,
    phase: Annotated[str, typer.Option("--phase", metavar="P", help="cli.stays.phase")] = "",
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="cli.stays.as_of")] = "",
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="cli.stays.output")] = None,
    keep: Keep = False,
    db: Db = "",
) -> None:
    """Leaders' stays and the problems found on them, counted to be read out."""
    from scheduler.jobs.ready import answer_targets
    from scheduler.jobs.records import Source
    from scheduler.jobs.records import stays as stays_of

    _refuse_to_keep_nothing(case, keep)
    goals = answer_targets(output, refusal="stays.suffix")
    _tell_recorded(stays_of(Source(case, db, keep), goals, phase, as_of))


@app.command(cls=Command, help="cli.results.about")
def results(
    case: RecordsFile = None,
    by: Annotated[Grouping, typer.Option("--by", metavar="WHAT", help="cli.results.by")] = Grouping.STATION,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="cli.results.output")] = None,
    keep: Keep = False,
    db: Db = "",
) -> None:
    """Results of stints, summed, with a chart."""
    from scheduler.jobs.ready import answer_targets
    from scheduler.jobs.records import Source
    from scheduler.jobs.records import results as results_of

    _refuse_to_keep_nothing(case, keep)
    _tell_recorded(results_of(Source(case, db, keep), answer_targets(output, refusal="results.suffix"), by))


@app.command(cls=Command, help="cli.publish.about")
def publish(
    roster: RosterFile,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="cli.publish.by")] = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="cli.publish.note")] = "",
    base: Annotated[int | None, typer.Option("--base", min=0, metavar="VERSION", help="cli.publish.base")] = None,
    db: Db = "",
) -> None:
    """Publish a roster: audited, held against the version that it was made from, kept for good."""
    from scheduler.jobs.ledger.publish import publish as publish_roster

    print_lines(publish_roster(roster, by, note, base, db).lines)


@app.command(cls=Command, help="cli.history.about")
def history(
    officer: Annotated[str, typer.Option("--officer", metavar="REF", help="cli.history.officer")] = "",
    on: Annotated[str, typer.Option("--date", metavar="D", help="cli.history.date")] = "",
    period: Annotated[str, typer.Option("--period", metavar="P", help="cli.history.period")] = "",
    db: Db = "",
) -> None:
    """Who changed what, when and why: the published versions, oldest first."""
    from scheduler.jobs.ledger.history import history as history_of

    print_lines(history_of(officer, day(on) if on else None, period, db).lines)


@app.command(cls=Command, help="cli.show.about")
def show(
    version: Annotated[int, typer.Argument(metavar="VERSION", min=1, help="cli.show.version")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="cli.show.output")],
    db: Db = "",
) -> None:
    """Give a published version back as a file."""
    from scheduler.jobs.ledger.show import show as show_version

    answered = show_version(version, output, db)
    _end(answered.lines, answered.written)


@app.command(cls=Command, help="cli.today.about")
def today(
    on: Annotated[str, typer.Argument(metavar="[DATE]", help="cli.today.date")] = "",
    db: Db = "",
) -> None:
    """Each station's duties on a date, who is on leave, and who can be called, by the version in force."""
    from scheduler.jobs.ledger.today import today as duties_of

    print_lines(duties_of(day(on) if on else date.today(), db).lines)


@app.command(cls=Command, help="cli.rebuild.about")
def rebuild(db: Db = "") -> None:
    """Make burden, balances and changes anew from the versions of the ledger."""
    from scheduler.jobs.ledger.rebuild import rebuild as rebuild_all

    print_lines(rebuild_all(db).lines)


@app.command(cls=Command, help="cli.notice.about")
def notice(
    roster: RosterReference,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="cli.notice.output")],
    since: Annotated[str, typer.Option("--since", metavar="ROSTER", help="cli.notice.since")] = "",
    db: Db = "",
) -> None:
    """Write a notice and a calendar file for each officer who covers or whose duties changed, and a page for each unit."""
    with installed("cli.notice.missing"):
        from scheduler.jobs.sending.notice import notice as write_notices

    answered = write_notices(roster, output, since, db)
    _end(answered.lines, answered.written)


@app.command(cls=Command, help="cli.dispatch.about")
def dispatch(
    roster: RosterReference,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="cli.notice.output")],
    db: Db = "",
) -> None:
    """Write a dispatch order for each unit that sends officers or receives them; what comes back is read by solve --returned."""
    with installed("cli.notice.missing"):
        from scheduler.jobs.sending.dispatch import dispatch as write_orders

    answered = write_orders(roster, output, db)
    _end(answered.lines, answered.written)


@app.command(cls=Command, help="cli.report.about")
def report(
    roster: RosterReference,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="cli.report.output")],
    wall: Annotated[bool, typer.Option("--wall", help="cli.report.wall")] = False,
    db: Db = "",
) -> None:
    """Write a roster as one page for reading and printing."""
    with installed("cli.report.missing"):
        from scheduler.board.report import report_page
    from scheduler.jobs.report.writing import write_report

    _end((), write_report(roster, output, report_page, wall, db))


@app.command(cls=Command, help="cli.board.about")
def board(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="cli.board.folder")] = Path(),
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="cli.board.port")] = 0,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="cli.board.by")] = "",
    no_browser: Annotated[bool, typer.Option("--no-browser", help="cli.board.no_browser")] = False,
) -> None:
    """Open the board in a browser, on this machine alone."""
    from scheduler.jobs.board.change_log import log_path

    if not folder.is_dir():
        raise typer.BadParameter(say("cli.board.no_folder", folder=folder))
    with installed("cli.board.missing"):
        from scheduler.board.again import address_again
        from scheduler.board.server import Told, open_browser, serve

    running = address_again(folder)
    if running:
        print_lines([say("cli.board.again", address=running)])
        if not no_browser:
            open_browser(running, waits=True)
        return

    def ready(address: str) -> None:
        print_lines([say("cli.board.ready", address=address), say("cli.board.once", log=log_path())])
        sys.stdout.flush()
        if not no_browser:
            open_browser(address)

    serve(folder, by, log_path(), spoken(), port, Told(ready, complain))


@app.command(cls=Command, help="cli.schema.about")
def schema(subject: Annotated[Subject, typer.Argument(help="cli.schema.subject")] = Subject.CASE) -> None:
    """Print the JSON Schema."""
    from scheduler.jobs.schema import schema as schema_of

    print(schema_of(subject))


def _refuse_to_keep_nothing(case: Path | None, is_kept: bool) -> None:
    if is_kept and case is None:
        raise typer.BadParameter(say("cli.records.no_file"))


def _tell_recorded(answered: "Answered[Recorded[Any]]") -> None:
    """What was counted, what of the file was not read, and where it went."""
    from scheduler.terminal.lines.case import reading_lines

    print_lines(answered.lines)
    if answered.value.read is not None:
        print_lines(reading_lines(answered.value.read))
    print_lines(say("cli.written", file=path) for path in answered.written)


def _check_and_solve(ready: "Ready", effort: Effort) -> None:
    from scheduler.jobs.check import warnings
    from scheduler.terminal.lines.case import check_lines

    print_lines([*check_lines(ready.read, warnings(ready.case)), ""])
    _solve(ready, effort)


def _solve(ready: "Ready", effort: Effort) -> None:
    from scheduler.jobs.solve import solve as solve_case
    from scheduler.terminal.lines.plan import added_lines, plan_lines
    from scheduler.terminal.watching import watching

    began = time.monotonic()
    print_lines(added_lines(ready.read.case, ready.case))
    with watching() as watch:
        plan = solve_case(ready, effort.settings(), watch)
    print_lines(plan_lines(plan.file, plan.report, ready.goals.paths(), time.monotonic() - began))
    _end((), (), watch.stop)


def _end(lines: "Iterable[str]", written: tuple[Path, ...], stop: "threading.Event | None" = None) -> None:
    """What an answer says, where it went, and the exit code of an interrupt."""
    print_lines(lines)
    if written:
        print_lines([say("cli.written", file=listed(written))])
    if stop and stop.is_set():
        raise typer.Exit(Exit.INTERRUPTED)


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
            complain(unknown.sentence())
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
    complain(message)
    return code


def _shown(code: int) -> int:
    """The command's exit code, or why what it printed has not all arrived."""
    error = not_shown()
    if error is None:
        return code
    print(say("failures.unshown", problem=system_problem(error)), file=sys.stderr)
    not_shown()
    return code or Exit.NOT_WRITTEN


if __name__ == "__main__":
    main()
