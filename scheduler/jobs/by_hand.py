"""A planner's decision about a published roster: somebody put on a duty, or two dates exchanged; then written anew."""

import getpass
import time
from datetime import date

from models.errors import DutycoverError, Exit
from models.words import for_the_workbook, in_the_workbook, say
from scheduler.audit import audit
from scheduler.exchange.reading.cells.asked import ReferenceReader
from scheduler.exchange.targets import Targets, refuse
from scheduler.explain.asked.view import View
from scheduler.explain.reasons.why import reasons
from scheduler.jobs.answered import Answered
from scheduler.jobs.published import paths_of, refuse_edits, roster_of
from scheduler.jobs.solve import write_roster
from scheduler.jobs.stand_in import Asked
from scheduler.ledger.closing import closing
from scheduler.publishing.assigning import Reason, assigned
from scheduler.publishing.by_hand import ByHand
from scheduler.publishing.by_hand_text import by_hand_lines
from scheduler.publishing.swapping import swapped
from scheduler.publishing.unheld import unheld

EXPLAINING_SECONDS = 5.0


class NoReason(DutycoverError):
    """A decision without a reason."""

    exit_code = Exit.FAULTS


def assign(
    reference: str, officer: str, asked: Asked, reason: Reason, goals: Targets, *, is_forced: bool = False, db: str = ""
) -> Answered[ByHand]:
    """Raises `NotWritten`, what `roster_of` raises, `Unclear`, `NoSuchDuty`, and `Refused`."""
    if not reason.why:
        raise NoReason(say("assign.no_reason"))
    view = _view(reference, goals, db)
    standing = asked.standing_in(view)
    return _written(view, assigned(standing, ReferenceReader(view.case).officer(officer), reason, is_forced), goals)


def swap(reference: str, first: str, second: str, reason: Reason, goals: Targets, db: str = "") -> Answered[ByHand]:
    """Raises `NotWritten`, what `roster_of` raises, `Unclear`, `NothingToSwap`, and `Refused`."""
    view = _view(reference, goals, db)
    read = ReferenceReader(view.case)
    return _written(view, swapped(view, read.officer_on(first), read.officer_on(second), reason), goals)


def reason_of(author: str, why: str, when: date | None = None) -> Reason:
    """Whoever is logged in decides, where nobody is named."""
    return Reason(author.strip() or getpass.getuser(), why.strip(), when)


def _view(reference: str, goals: Targets, db: str) -> View:
    refuse(goals, paths_of(reference))
    file = roster_of(reference, db)
    refuse_edits(reference, file)
    return View(unheld(file))


def _written(view: View, changed: ByHand, goals: Targets) -> Answered[ByHand]:
    lines = tuple(by_hand_lines(view, changed))
    if goals.paths():
        file = changed.file
        report = for_the_workbook(changed.report, lambda: audit(file.case, file.roster))
        with in_the_workbook():
            explained = reasons(file.case, file.roster, report, time.monotonic() + EXPLAINING_SECONDS)
        write_roster(goals, file, report, explained, closing(file.case, file.roster))
    return Answered(changed, lines, tuple(goals.paths()))
