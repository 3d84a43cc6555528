"""While an end is unknown, what is published of a plan: nobody is told anything new of dates beyond the notice window."""

from datetime import date
from typing import NamedTuple

from models.base import Id
from models.case import Case
from models.roster import Roster
from scheduler.engine.replanning.to_window import up_to_window
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.ledger.roster_before import roster_before


class PublishedPart(NamedTuple):
    """`case` is the one of the plan in which nothing is new beyond the window."""

    case: Case
    roster: Roster


def published_part(case: Case, plan: Roster, settings: Settings, watch: Watch) -> PublishedPart | None:
    """None where all ends are known, nothing lies beyond the window, or no such roster keeps every rule."""
    replan, notice = case.replan, int(case.policy.number("notice")) if case.policy.on("notice") else 0
    if replan is None or replan.first_provisional(notice) > case.end:
        return None
    held = case.model_copy(update={"replan": replan.model_copy(update={"is_held_beyond": True})})
    free = _differing(case, plan, replan.first_provisional(notice))
    asking = {row.officer for row in case.leave if row.id in replan.requests}
    roster = up_to_window(held, plan, free | asking, settings, watch)
    return None if roster is None else PublishedPart(held, roster)


def _differing(case: Case, plan: Roster, end: date) -> frozenset[Id]:
    """Officers who have something else before `end` than was published."""
    old = {(row.officer, row.date): row for row in case.roster_before}
    new = {(row.officer, row.date): row for row in roster_before(case, plan)}
    cells = old.keys() | new.keys()
    return frozenset(officer for officer, day in cells if day < end and old.get((officer, day)) != new.get((officer, day)))
