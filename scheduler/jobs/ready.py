"""What every long job begins with: targets that can be written, and the case with its demand complete."""

from pathlib import Path
from typing import NamedTuple

from models.case import Case
from models.words import say
from scheduler.demand.planning import staffed
from scheduler.exchange.reading.assembled import ReadResult
from scheduler.exchange.reading.reader import read_case
from scheduler.exchange.targets import Targets, answer_targets, beside, refuse, roster_targets
from scheduler.exchange.working.edits.roster_changes import Changes
from scheduler.exchange.working.edits.roster_edits import AnyEdit
from scheduler.jobs.after import after
from scheduler.jobs.edited_roster import Taken, read_case_or_edited, taken_back
from scheduler.jobs.published import Reference, paths_of
from scheduler.ledger.place import is_nowhere

__all__ = ["Ready", "Targets", "answer_targets", "beside", "read", "ready", "ready_or_edited", "ready_returned", "roster_targets"]


class Ready(NamedTuple):
    """`read` is the case as it was typed, `case` with what a history and requests for support add to its demand.

    `edits` are those of a working copy that it keeps, `changes` whatever else of that copy was changed, `made_from` what its
    roster says that it was made from; `told` says of answers that came back what they changed.
    """

    read: ReadResult
    case: Case
    goals: Targets
    edits: tuple[AnyEdit, ...] = ()
    changes: Changes = Changes()
    made_from: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def read(case: Path, previous: Reference | None, ledger: bool = True) -> ReadResult:
    """The case, going on from a roster before it where one is given, and from what the ledger knows unless it is left out.

    Raises `Unreadable`, `CaseFaults`, and what opening a ledger raises.
    """
    return _joined(read_case(case), previous, ledger)


def ready(case: Path, goals: Targets, previous: Reference | None = None, ledger: bool = True) -> Ready:
    """Raises `NotWritten` before anything is read, then what `read` raises."""
    refuse(goals, [case, *paths_of(previous)])
    return _ready(Taken(read_case(case)), goals, previous, ledger)


def ready_or_edited(
    case: Path, goals: Targets, previous: Reference | None = None, afresh: bool = False, ledger: bool = True
) -> Ready:
    """The same, where the case may be a working copy edited by hand, near to which the roster stays unless `afresh`."""
    refuse(goals, [case, *paths_of(previous)])
    return _ready(read_case_or_edited(case, afresh), goals, previous, ledger)


def ready_to_go_on(case: Path, goals: Targets) -> Ready:
    """The same, where a working copy without edits is solved on from where it stands: no worse roster comes back."""
    refuse(goals, [case])
    return _ready(read_case_or_edited(case, goes_on=True), goals, None, ledger=True)


def ready_returned(case: Path, goals: Targets, folder: Path, afresh: bool = False) -> Ready:
    """A roster with the answers to its dispatch orders. Raises `NotWritten` first, then as `taken_back` does."""
    refuse(goals, [case, folder])
    taken, answered = taken_back(case, folder, afresh)
    told = say("dispatch.read", agreed=answered.agreed, changed=len(answered.meant.edits), unanswered=answered.unanswered)
    return _ready(taken, goals, None, False)._replace(told=(told, *(f"  {edit}" for edit in taken.edits)))


def _ready(taken: Taken, goals: Targets, previous: Reference | None, ledger: bool) -> Ready:
    """A working copy has all that it was planned with."""
    typed = _joined(taken.read, previous, ledger and not taken.made_from)
    return Ready(typed, staffed(typed.case), goals, taken.edits, taken.changes, taken.made_from)


def _joined(typed: ReadResult, previous: Reference | None, ledger: bool) -> ReadResult:
    joined = typed if previous is None else after(typed, previous)
    if not ledger or is_nowhere():
        return joined
    from scheduler.jobs.remembered import remembered

    return remembered(joined)
