"""Events put into a case one after another; a swap changes the roster, too."""

from collections.abc import Iterable

from models.case import Case
from models.case_hash import case_hash
from models.errors import EventRefused
from models.events.event import Event, EventKind
from models.roster import Proof, Roster, RosterFile, Status, StoppedBy
from models.words import say
from scheduler.audit import facts_of
from scheduler.explain.asked.view import View
from scheduler.publishing.assigning import Reason, Refused
from scheduler.publishing.events.changes import changed
from scheduler.publishing.events.taken import decisions
from scheduler.publishing.swapping import NothingToSwap, swapped


def applied(case: Case, roster: Roster, events: Iterable[Event]) -> tuple[Case, Roster]:
    """Raises `EventRefused` where there is nothing that an event could change, or a swap breaks a rule."""
    for event in events:
        case, roster = _exchanged(case, roster, event) if event.kind is EventKind.SWAP else (changed(case, event), roster)
    return case, roster


def _exchanged(case: Case, roster: Roster, event: Event) -> tuple[Case, Roster]:
    """Both halves or none. What the case has as given by now is no decision of the roster."""
    facts, unproven = facts_of(case), Proof(status=Status.FEASIBLE, stopped_by=StoppedBy.TIME_LIMIT)
    decided = roster.model_copy(update={"leave": tuple(decisions(facts, roster)), "visits": ()})
    view = View(RosterFile(case=case, case_hash=case_hash(case), roster=decided, proof=unproven), facts)
    halves = (event.officer or "", event.first), (event.other or "", event.other_date or event.first)
    try:
        file = swapped(view, *halves, Reason(event.author, event.text)).file
    except (NothingToSwap, Refused) as error:
        raise EventRefused(say("events.wrong", event=event.id, wrong=error)) from error
    return file.case, file.roster
