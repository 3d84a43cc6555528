"""The solver without its child process, for many tiny cases: `patch.object(scheduler.plan, "solve", solve)`."""

import threading
from typing import Any

from models.case import Case
from models.roster import Roster
from scheduler.engine.build import build
from scheduler.engine.process.solving import SolvedCase, solve_model
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.formulation.instance import Instance


class _Nobody:
    """In place of the line to the parent."""

    def __init__(self, stop: threading.Event) -> None:
        self.stop = stop

    def send(self, message: object) -> None:
        """Nobody listens."""


def solve(
    case: Case,
    settings: Settings,
    watch: Watch,
    start: Roster | None = None,
) -> SolvedCase:
    parent: Any = _Nobody(watch.stop)
    return solve_model(parent, build(Instance(case)), settings, start, Watch(stop=watch.stop))
