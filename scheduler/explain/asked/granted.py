"""Leave granted on other dates than those asked: the case in which it can be, and the trial that asks for it."""

from collections.abc import Iterable, Mapping

from models.case import Case
from models.leave import LeaveChoice, LeaveRequest
from scheduler.audit.given.leaves import Leave
from scheduler.explain.asked.adding import with_rows
from scheduler.explain.asked.trial import Trial
from scheduler.explain.asked.view import View


def widened(view: View, dates: Mapping[str, Iterable[Leave]]) -> Case:
    """The case in which each request could be granted on its dates, too."""
    leave = tuple(_wider(view, row, dates[row.id]) if row.id in dates else row for row in view.case.leave)
    return view.case.model_copy(update={"leave": leave})


def _wider(view: View, request: LeaveRequest, dates: Iterable[Leave]) -> LeaveRequest:
    spans = ((view.facts.date_of(first), view.facts.date_of(last)) for first, last in dates)
    extra = (LeaveChoice(first=first, last=last, earliest=first, latest=first) for first, last in spans)
    return request.model_copy(update={"choices": (*request.choices, *extra)})


def granted_trial(view: View, request: LeaveRequest, asked: Leave) -> Trial:
    """All other decisions on leave as they are; levels from that of leave on are not looked at."""
    roster = with_rows(view, {request.officer: view.granting.changed(request, asked)})
    return Trial((), roster, view.case.policy.row("leave").level, roster.leave)
