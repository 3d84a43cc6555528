"""Many small changes of one case, each tried for its critical cover, shared among spawned children."""

import gc
import threading
from collections.abc import Callable, Sequence
from contextvars import copy_context
from functools import partial
from typing import NamedTuple

from models.case import Case
from models.roster import Roster
from models.scenario import Absent, Scenario
from scheduler.engine.process.child import run
from scheduler.engine.process.child_process import Parent
from scheduler.engine.process.patience import Limits
from scheduler.engine.search.absences import Absences, GivenUp
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.whatif.apply import apply
from scheduler.whatif.stress.critical import CriticalTrial, trial

LONGEST_SECONDS = 24 * 3600.0


class StressBase(NamedTuple):
    """The case before any change, a roster of it, and how many officer-duties below minimum that roster has.

    `case` is one of `scheduler.whatif.stress.critical.only_critical`; `seconds` may be spent on solving one change anew.
    """

    case: Case
    roster: Roster
    target: int
    seconds: float


class Tried(NamedTuple):
    """`trial` is None where the child that tried it came to an end of its own: nothing is known."""

    number: int
    trial: CriticalTrial | None


def sweep(
    asked: StressBase,
    scenarios: Sequence[Scenario],
    settings: Settings,
    watch: Watch,
    on_tried: Callable[[Tried], None],
) -> None:
    """Tells of each scenario by its number, in the order in which they are done. A stop leaves the others untold.

    As many children as `workers` share the memory.
    """
    lock, waiting = threading.Lock(), list(enumerate(scenarios))

    def tell(tried: Tried) -> None:
        with lock:
            on_tried(tried)

    shares = [waiting[first :: settings.workers] for first in range(settings.workers)]
    limits = Limits(LONGEST_SECONDS, settings.memory_gb / settings.workers, watch.stop)
    threads = [
        threading.Thread(target=copy_context().run, args=(_follow, asked, share, limits, tell)) for share in shares if share
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _follow(asked: StressBase, share: list[tuple[int, Scenario]], limits: Limits, tell: Callable[[Tried], None]) -> None:
    """One child after another: one that crashes costs the scenario that it was at."""
    while share and not limits.stop.is_set():
        done: set[int] = set()
        run(_try_all, (asked, share), limits, partial(_heard, done, tell))
        share = [numbered for numbered in share if numbered[0] not in done]
        if share and not limits.stop.is_set():
            tell(Tried(share.pop(0)[0], None))


def _heard(done: set[int], tell: Callable[[Tried], None], message: object) -> None:
    if isinstance(message, Tried):
        done.add(message.number)
        tell(message)


def _try_all(parent: Parent, asked: StressBase, share: Sequence[tuple[int, Scenario]]) -> None:
    absences = Absences(asked.case, asked.roster) if any(_away(scenario) for _, scenario in share) else None
    gc.freeze()
    for number, scenario in share:
        if parent.stop.is_set():
            return
        officers = _away(scenario)

        def mend(given_up: GivenUp, officers: tuple[str, ...] = officers) -> Roster | None:
            return absences.without(officers, given_up) if absences is not None and officers else None

        changed = apply(asked.case, scenario)
        parent.send(Tried(number, trial(changed, asked.roster, mend, asked.target, asked.seconds)))
        gc.collect()


def _away(scenario: Scenario) -> tuple[str, ...]:
    """The officers of a scenario that does nothing but have them away for the whole horizon."""
    away = tuple(edit.officer for edit in scenario.edits if isinstance(edit, Absent) and not (edit.first or edit.last))
    return away if len(away) == len(scenario.edits) else ()
