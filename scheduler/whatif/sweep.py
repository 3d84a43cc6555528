"""The base, then every scenario from the base's roster on; one after another, or several at once."""

from collections.abc import Iterator
from dataclasses import replace

from models.case import Case
from models.case_hash import case_hash
from models.comparison import Comparison, Run
from models.errors import ScenarioRefused
from models.scenario import MoveHorizon, Scenario
from models.words import later, say
from scheduler.demand.planning import staffed
from scheduler.engine.provenance import versions
from scheduler.engine.settings import Settings, cores
from scheduler.engine.watch import Watch
from scheduler.exchange.transaction.outputs import NotWritten
from scheduler.whatif.apply import apply
from scheduler.whatif.compare import comparison
from scheduler.whatif.elsewhere import everywhere
from scheduler.whatif.none_worse import none_worse
from scheduler.whatif.planned import Task, attempted, failed, is_whole, run
from scheduler.whatif.results import Results, key

BASE = "whatif.base"
INTERRUPTED = "whatif.interrupted"
SHARE = 0.5
"""Of the base's time limit, for a scenario: it begins with the base's roster."""


def applied(typed: Case, whole: Case, scenarios: tuple[Scenario, ...]) -> list[tuple[Scenario, Case]]:
    """Every scenario's case: edits of `whole`, the case `typed` with its demand complete.

    Where the horizon moves, that comes first, and the demand of its new dates is computed from what was typed.
    Raises `ScenarioRefused` with all that cannot be made.
    """
    cases, wrong = [], []
    for scenario in scenarios:
        try:
            cases.append((scenario, _made(typed, whole, scenario)))
        except ScenarioRefused as error:
            wrong.append(str(error))
    if wrong:
        raise ScenarioRefused("\n".join(wrong))
    return cases


def _made(typed: Case, whole: Case, scenario: Scenario) -> Case:
    moves = tuple(edit for edit in scenario.edits if isinstance(edit, MoveHorizon))
    others = tuple(edit for edit in scenario.edits if not isinstance(edit, MoveHorizon))
    if moves:
        whole = staffed(apply(typed, Scenario(name=scenario.name, edits=moves)))
    return apply(whole, Scenario(name=scenario.name, edits=others)) if others else whole


def shared(settings: Settings, jobs: int, at_once: int) -> tuple[Settings, int]:
    """Settings of one of `jobs` runs at once, and how many these may be: so that no more threads run than `at_once`."""
    jobs = max(1, min(jobs, at_once))
    workers = max(1, min(settings.workers, at_once // jobs))
    return replace(settings, workers=workers, memory_gb=settings.memory_gb / jobs), jobs


def compare(
    case: Case,
    cases: list[tuple[Scenario, Case]],
    settings: Settings,
    results: Results,
    watch: Watch,
    jobs: int = 1,
    cluster: str = "",
) -> Comparison:
    """`case` with its demand complete; `cases` as `applied` gives them. What `results` hold already is not done again.

    Raises what `plan` raises of the base, and `NoCluster`.
    """
    own, jobs = shared(replace(settings, time_limit=SHARE * settings.time_limit), jobs, cores())
    base_key = _key(case, None, settings)
    base = results.read(base_key, case) or _base(Task(base_key, say(BASE), case, settings), results, watch)
    tasks = [Task(_key(case, scenario, settings), scenario.name, changed, own, base.roster) for scenario, changed in cases]
    runs = {task.key: known for task in tasks if (known := results.read(task.key, task.case))}
    if runs:
        watch.say(say("whatif.reused", runs=len(runs)))
    if results.doubted:
        watch.say(say("whatif.doubted", runs=results.doubted))
    left = list({task.key: task for task in tasks if task.key not in runs}.values())
    for task, ended_run in _runs(left, jobs, cluster, watch):
        runs[task.key] = ended_run
        _keep(results, task, ended_run, watch)
        watch.say(say("whatif.done", runs=len(runs), tasks=len(tasks)))
    ended = [runs.get(task.key) or failed(task, later(INTERRUPTED)) for task in tasks]
    return comparison(case, *none_worse(case, base, ((*pair, run) for pair, run in zip(cases, ended, strict=True))))


def _base(task: Task, results: Results, watch: Watch) -> Run:
    watch.say(say("whatif.building", name=task.name))
    ended = run(task, _named(task, watch))
    _keep(results, task, ended, watch)
    return ended


def _keep(results: Results, task: Task, ended: Run, watch: Watch) -> None:
    """For the next sweep; this one goes on without, as on a full disk."""
    if is_whole(ended):
        try:
            results.write(task.key, ended)
        except NotWritten as error:
            watch.say(say("whatif.not_kept", error=error))


def _runs(tasks: list[Task], jobs: int, cluster: str, watch: Watch) -> Iterator[tuple[Task, Run]]:
    if cluster or (jobs > 1 and len(tasks) > 1):
        yield from everywhere(tasks, jobs, cluster, watch)
        return
    for task in tasks:
        if not watch.is_stopped:
            watch.say(say("whatif.building", name=task.name))
            yield task, attempted(task, _named(task, watch))


def _named(task: Task, watch: Watch) -> Watch:
    return watch.titled(lambda title: say("whatif.of", name=task.name, title=title))


def _key(case: Case, scenario: Scenario | None, settings: Settings) -> str:
    return key(case_hash(case), scenario, settings, versions())
