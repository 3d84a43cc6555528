"""Scenarios of one case, solved in one run and compared."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from models.case import Case
from models.comparison import Comparison
from models.scenario import Scenario
from models.words import for_the_workbook
from scheduler.demand.planning import staffed
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.reading.scenarios.file import read_scenarios
from scheduler.exchange.reading.scenarios.flags import Flags
from scheduler.exchange.targets import Targets, refuse, write
from scheduler.exchange.writing.answers.compare_lines import compare_lines, sampled_lines
from scheduler.exchange.writing.answers.compare_workbook import comparison_bytes
from scheduler.jobs.answered import Answered
from scheduler.jobs.published import Reference, paths_of
from scheduler.jobs.ready import read
from scheduler.whatif.elsewhere import refuse_open, refuse_unreachable
from scheduler.whatif.results import beside
from scheduler.whatif.sweep import applied, compare


class Machines(NamedTuple):
    """Where the runs are made: so many at once on this machine, or on the cluster at an address.

    `is_open` accepts a cluster of other machines whose connections are not encrypted.
    """

    runs: int = 1
    cluster: str = ""
    is_open: bool = False


class Question(NamedTuple):
    """A case, going on from a roster before it, and its scenarios: of a file, of flags, else of its own sheet."""

    case: Path
    previous: Reference | None = None
    scenarios: Path | None = None
    flags: Flags = Flags()
    seed: int = 0
    ledger: bool = True


class Prepared(NamedTuple):
    """`case` has its demand complete; `scenarios` come with the case that each makes of it."""

    case: Case
    scenarios: list[tuple[Scenario, Case]]
    goals: Targets
    machines: Machines
    is_sampled: bool


def prepare(question: Question, goals: Targets, machines: Machines) -> Prepared:
    """Raises `NotWritten`, `NoCluster`, what reading raises, and `ScenarioRefused`: in this order, before any search."""
    refuse(goals, [question.case, question.scenarios, *paths_of(question.previous)])
    if machines.cluster:
        if not machines.is_open:
            refuse_open(machines.cluster)
        refuse_unreachable(machines.cluster)
    typed = read(question.case, question.previous, question.ledger).case
    case = staffed(typed)
    asked = partial(read_scenarios, case, question.case, question.scenarios, question.flags, question.seed)
    scenarios = applied(typed, case, for_the_workbook(asked(), asked))
    return Prepared(case, scenarios, goals, machines, bool(question.flags.absent_any))


def whatif(prepared: Prepared, settings: Settings, watch: Watch) -> Answered[Comparison]:
    """A stop compares what is solved so far. Raises what `plan` raises of the case itself, and `NoCluster`."""
    runs = beside(prepared.goals.book or prepared.goals.summary)
    machines = prepared.machines
    compared = compare(prepared.case, prepared.scenarios, settings, runs, watch, machines.runs, machines.cluster)
    written = write_comparison(prepared.goals, compared)
    return Answered(compared, (*compare_lines(compared), *sampled_lines(compared, prepared.is_sampled)), written)


def write_comparison(goals: Targets, compared: Comparison) -> tuple[Path, ...]:
    """Whatever is asked for. The JSON is the comparison itself."""
    return write(goals, partial(comparison_bytes, compared), summary=lambda: compared.model_dump_json(indent=1).encode())
