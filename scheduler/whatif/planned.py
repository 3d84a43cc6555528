"""One case planned, with whatever goes wrong as a value: a scenario that fails leaves the others whole."""

from typing import NamedTuple

from models.case import Case
from models.case_hash import case_hash
from models.comparison import Run
from models.errors import DemandRefused, NoRoster, PlanConflict
from models.roster import Roster, StoppedBy
from models.words import Language, for_the_workbook, in_the_workbook, later, speaking
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.explain.conflicts.conflict_in_child import conflict
from scheduler.plan import answer
from scheduler.program.affine import BudgetExceeded

EXPECTED = (NoRoster, DemandRefused, BudgetExceeded)


class Task(NamedTuple):
    """`start` is the base's roster."""

    key: str
    name: str
    case: Case
    settings: Settings
    start: Roster | None = None


def planned(task: Task, languages: tuple[Language, Language]) -> Run:
    """In a process of its own, perhaps on another machine, where nobody watches; said in these languages."""
    with speaking(*languages):
        return attempted(task, Watch())


def attempted(task: Task, watch: Watch) -> Run:
    try:
        return run(task, watch)
    except PlanConflict as error:
        sentences = for_the_workbook(error.sentences, lambda: conflict(task.case, task.settings.memory_gb, watch))
        return failed(task, "\n".join(sentences))
    except EXPECTED as error:
        return failed(task, error)
    except Exception as error:
        return failed(task, later("whatif.internal", name=type(error).__name__, error=error))


def failed(task: Task, why: object) -> Run:
    """`why` is said in the language of the workbooks, in which it is to be read."""
    with in_the_workbook():
        return Run(case_hash=case_hash(task.case), failure=str(why))


def run(task: Task, watch: Watch) -> Run:
    """Raises what `answer` raises."""
    file, report = answer(task.case, task.settings, watch.anew(), task.start)
    return Run(case_hash=file.case_hash, roster=file.roster, proof=file.proof, report=report)


def is_whole(run: Run) -> bool:
    """Whether the run came to its own end, so that doing it again would bring nothing else."""
    return run.proof is not None and run.proof.stopped_by in (StoppedBy.COMPLETE, StoppedBy.TIME_LIMIT)
