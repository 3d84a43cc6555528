"""The search for conflicts in a child of its own: a crash, a hang or Ctrl-C costs the names, not the message."""

from models.case import Case
from models.words import say
from scheduler.engine.process.child import run
from scheduler.engine.process.child_process import Parent
from scheduler.engine.process.patience import Limits
from scheduler.engine.watch import Watch
from scheduler.explain.conflicts import conflict as search
from scheduler.explain.conflicts import impossible


def conflict(case: Case, memory_gb: float, watch: Watch) -> tuple[str, ...]:
    ended = run(_name, (case,), Limits(search.SECONDS + 2 * impossible.SECONDS, memory_gb, watch.stop))
    return ended.answer or (say(search.UNNAMED),)


def _name(parent: Parent, case: Case) -> tuple[str, ...]:
    return search.conflict(case)
