"""The base of every standing question: the case planned once, and how well its critical cover stands."""

import threading
from collections.abc import Callable
from typing import NamedTuple

from models.case import Case
from models.roster import Roster
from scheduler.audit import Facts, audit_with
from scheduler.plan import Progress, Settings, plan
from scheduler.whatif.critical import only_critical

__all__ = ["Base", "Settings", "base"]


class Base(NamedTuple):
    """`case` has its demand complete (`staffed`); `target` is officer-duties below minimum in its roster."""

    case: Case
    roster: Roster
    target: int


def base(case: Case, settings: Settings, on_progress: Callable[[str, Progress], None], stop: threading.Event) -> Base:
    found = plan(case, settings, on_progress, stop)
    whole = found.file.case
    report = audit_with(Facts(only_critical(whole)), found.file.roster)
    return Base(whole, found.file.roster, report.levels[1])
