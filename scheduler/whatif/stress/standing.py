"""The base of every standing question: the case planned once, and how well its critical cover stands."""

import threading
from collections.abc import Callable

from models.case import Case
from scheduler.audit import Facts, audit_with
from scheduler.plan import Progress, Settings, plan
from scheduler.whatif.stress.critical import only_critical
from scheduler.whatif.stress.trials import Asked


def base(
    case: Case,
    settings: Settings,
    on_progress: Callable[[str, Progress], None],
    stop: threading.Event,
    seconds: float,
) -> Asked:
    """`case` has its demand complete (`staffed`); `seconds` may be spent on one change of it."""
    found = plan(case, settings, on_progress, stop)
    short = only_critical(found.file.case)
    report = audit_with(Facts(short), found.file.roster)
    return Asked(short, found.file.roster, report.levels[1], seconds)
