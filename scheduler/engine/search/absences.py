"""A roster mended for one absence after another, in one model in which any officer may be away for the whole horizon.

Quick because the model is built once; it proposes only: to be away is leave here, which is not all that being away may mean.
The requests for it lie across the officers' own ones, which no case may hold: they are the instance's alone.
"""

import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.case import Case
from models.leave import LeaveChoice, LeaveRequest
from models.roster import Roster, Stint
from scheduler.engine.build import build, objectives
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.greedy import fill_critical
from scheduler.engine.search.search_state import Changes, SearchState
from scheduler.engine.search.values import as_far_as_it_holds, first_values, values_of
from scheduler.formulation.facts import DecidableLeave, LeaveOption
from scheduler.formulation.instance import Instance
from scheduler.formulation.owners import officer_of
from scheduler.formulation.roster import extract

AWAY = "away:"


class GivenUp(NamedTuple):
    """What of the roster before is not kept: leave that was granted, and stints with their covers."""

    requests: frozenset[str] = frozenset()
    stints: frozenset[Stint] = frozenset()


class Absences:
    """Critical cover is the first level of the case; later ones do not count."""

    def __init__(self, case: Case, roster: Roster) -> None:
        instance = Instance(case.model_copy(update={"policy": case.policy.changed(leave_capacity={"on": False})}))
        absences = (_whole_horizon(instance, officer) for officer in range(len(case.officers)))
        instance.leave.decidable = (*instance.leave.decidable, *absences)
        self.model = build(instance)
        objective = objectives(self.model)[0].value
        self.state: SearchState = as_far_as_it_holds(self.model, values_of(self.model, roster), [objective])
        self._first = first_values(self.model)
        self._owner = officer_of(self.model).tolist()
        self._follows = {definition.var for definition in self.model.program.definitions}

    def without(self, officers: Sequence[str], given_up: GivenUp) -> Roster | None:
        """The roster with the officers away and others in their places as far as simple moves go; None where none is kept."""
        mark = self.state.mark()
        away = self._away({self.model.instance.number[officer] for officer in officers})
        if not self.state.attempt(dict(self._released(given_up)) | away, lambda *_: True):
            return None
        fill_critical(self.model, self.state, time.monotonic() + PARAMETERS.absence_fill_seconds)
        roster = extract(self.model, self.state.values)
        self.state.undo(mark)
        own = tuple(decision for decision in roster.leave if not decision.request.startswith(AWAY))
        return roster.model_copy(update={"leave": own})

    def _away(self, officers: set[int]) -> Changes:
        changes = {
            var: self._first[var]
            for var, owner in enumerate(self._owner)
            if owner in officers and var not in self._follows and self.state.values[var] != self._first[var]
        }
        model = self.model
        for leave, refused, options in model.leave.requests():
            if leave.officer in officers and leave.request.id.startswith(AWAY):
                changes |= {refused: 0, options[0]: 1}
        return changes

    def _released(self, given_up: GivenUp) -> Iterator[tuple[int, int]]:
        model, day = self.model, self.model.instance.days.number
        for leave, refused, options in model.leave.requests():
            if leave.request.id in given_up.requests:
                yield from ((var, int(var == refused)) for var in (refused, *options))
        for stint in given_up.stints:
            officer, days = model.instance.number[stint.officer], range(max(0, day(stint.first)), day(stint.last) + 1)
            stay = model.stays[officer, stint.station]
            yield from ((stay.on[n], 0) for n in days if n in stay.on)
            for candidate, var in zip(model.candidates, model.x, strict=True):
                duty = candidate.duty
                if candidate.officer == officer and duty.station == stint.station and duty.day in days:
                    yield var, 0


def _whole_horizon(instance: Instance, officer: int) -> DecidableLeave:
    """Whatever the date on which the roster is made."""
    case, who = instance.case, instance.officers[officer].id
    choice = LeaveChoice(first=case.start, last=case.end, earliest=case.start, latest=case.start)
    request = LeaveRequest(id=f"{AWAY}{who}", officer=who, choices=(choice,))
    return DecidableLeave(request, officer, 0, (LeaveOption(0, 0, instance.days.count - 1, 0),))
