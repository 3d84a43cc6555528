"""Work for children of tests: each goes wrong in its own way."""

import os
import signal
import time
from typing import Any

from models.case import Case
from models.roster import LevelResult, Roster, Status, StoppedBy
from scheduler.engine.process.child_process import Parent
from scheduler.engine.process.messages import Incumbent
from scheduler.engine.process.solving import SolvedCase
from scheduler.engine.settings import Settings
from scheduler.program.affine import BudgetExceeded

ROSTER = Roster()
LEVEL = LevelResult(level=1, name="critical_cover", value=5, bound=0, gap=0.0)


def echo(parent: Parent, *words: str) -> tuple[str, ...]:
    for word in words:
        parent.send(word)
    return words


def hang(parent: Parent, *_: Any) -> None:
    parent.send(Incumbent(ROSTER, (LEVEL,)))
    time.sleep(600)


def hang_at_once(parent: Parent, *_: Any) -> None:
    time.sleep(600)


def grow(parent: Parent, *_: Any) -> None:
    parent.send(Incumbent(ROSTER, (LEVEL,)))
    kept = []
    while True:
        kept.append(bytearray(os.urandom(2**20) * 20))
        time.sleep(0.02)


def die(parent: Parent, *_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_of_two_workers(parent: Parent, case: Case, settings: Settings, *_: Any) -> SolvedCase:
    if settings.workers > 1:
        os._exit(134)
    return SolvedCase(Status.OPTIMAL, StoppedBy.COMPLETE, (LEVEL,), ROSTER)


def die_late_of_two_workers(parent: Parent, case: Case, settings: Settings, *_: Any) -> SolvedCase:
    """On one worker it tells by its level which limit it was given, in tenths of a second."""
    if settings.workers > 1:
        time.sleep(0.7)
        os._exit(134)
    level = LEVEL.model_copy(update={"value": round(10 * settings.time_limit)})
    return SolvedCase(Status.FEASIBLE, StoppedBy.TIME_LIMIT, (level,), ROSTER, repeatable=True)


def raise_error(parent: Parent, *_: Any) -> None:
    raise BudgetExceeded("系数之和超出")


def ignore_the_stop(parent: Parent, *_: Any) -> None:
    parent.send(Incumbent(ROSTER, (LEVEL,)))
    parent.stop.wait(60)
    time.sleep(600)


def echo_and_hang(parent: Parent) -> None:
    parent.send(os.getpid())
    time.sleep(600)
