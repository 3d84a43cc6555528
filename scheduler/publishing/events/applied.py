"""Events put into a case one after another; a swap changes the roster, too."""

from collections.abc import Iterable

from models.case import Case
from models.case_hash import case_hash
from models.errors import EventRefused
from models.events.event import Event, EventKind
from models.roster import Proof, Roster, RosterFile, Status, StoppedBy
from models.words import say
from scheduler.explain.asked.view import View
from scheduler.publishing.assigning import Reason, Refused
from scheduler.publishing.events.changes import changed
from scheduler.publishing.swapping import NothingToSwap, swapped


def applied(case: Case, roster: Roster, events: Iterable[Event]) -> tuple[Case, Roster]:
    """Raises `EventRefused` where there is nothing that an event could change, or a swap breaks a rule."""
    for event in events:
        case, roster = _exchanged(case, roster, event) if event.kind is EventKind.SWAP else (changed(case, event), roster)
    return case, roster


def _exchanged(case: Case, roster: Roster, event: Event) -> tuple[Case, Roster]:
    """Both halves or none."""
    unproven = Proof(status=Status.FEASIBLE, stopped_by=StoppedBy.TIME_LIMIT)
    view = View(RosterFile(case=case, case_hash=case_hash(case), roster=roster, proof=unproven))
    halves = (event.officer or "", event.first), (event.other or "", event.other_date or event.first)
    try:
        file = swapped(view, *halves, Reason(event.author, event.text)).file
    except (NothingToSwap, Refused) as error:
        raise EventRefused(say("events.wrong", event=event.id, wrong=error)) from error
    return file.case, file.roster
