"""From a roster to the values of the decision variables: the way back from `scheduler.formulation.roster.extract`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from models.roster import Outcome, Roster, Source
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.search_state import Changes, Score, SearchState
from scheduler.formulation.model import Model
from scheduler.formulation.owners import officer_of
from scheduler.formulation.roster import Values
from scheduler.program.affine import Affine


def first_values(model: Model) -> Values:
    """Base duties and forced ones, nothing granted, no other cover: all at its lower bound, every request refused."""
    values = list(model.program.lower)
    for var in model.leave.refused:
        values[var] = model.program.upper[var]
    return values


def values_of(model: Model, roster: Roster) -> Values:
    """The values that mean the roster, as far as this case knows its officers, duties, requests and dates.

    What the case no longer knows is left out; where the case has changed, rows may then be broken.
    """
    values = first_values(model)
    for var, value in _decisions(model, roster):
        if model.program.lower[var] <= value <= model.program.upper[var]:
            values[var] = value
    model.compiled.tighten(values)
    return values


def as_far_as_it_holds(model: Model, wanted: Sequence[int], objectives: Sequence[Affine]) -> SearchState:
    """The wanted values, or where they break a row, those of as many officers as break none, one officer after another."""
    state = SearchState(model.compiled, list(wanted), objectives)
    if state.score().violations == 0:
        return state
    state.start(first_values(model))
    waiting = _by_officer(model, wanted, state.values)
    for _ in range(PARAMETERS.passes_by_officer):
        waiting = [changes for changes in waiting if not state.attempt(changes, _breaks_nothing_more)]
    return state


def _breaks_nothing_more(before: Score, after: Score) -> bool:
    return after.violations <= before.violations


def _by_officer(model: Model, wanted: Sequence[int], values: Sequence[int]) -> list[Changes]:
    auxiliary = {definition.var for definition in model.program.definitions}
    changes: dict[int, Changes] = defaultdict(dict)
    for var, owner in enumerate(officer_of(model).tolist()):
        if var not in auxiliary and wanted[var] != values[var]:
            changes[owner][var] = wanted[var]
    return list(changes.values())


def _decisions(model: Model, roster: Roster) -> Iterator[tuple[int, int]]:
    yield from _duties(model, roster)
    yield from _days_away(model, roster)
    yield from _leave(model, roster)
    number, day = model.instance.number, model.instance.days.number
    beds = {(number.get(bed.officer), day(bed.night)) for bed in roster.beds}
    yield from ((var, 1) for key, var in model.beds.items() if key in beds)
    yield from _visits(model, roster)


def _duties(model: Model, roster: Roster) -> Iterator[tuple[int, int]]:
    number, day = model.instance.number, model.instance.days.number
    worked = {
        (number.get(work.officer), work.station, work.post, work.shift, day(work.date), work.source is Source.BASE)
        for work in roster.assignments
    } | set(_stays(model, roster))
    for candidate, var in zip(model.candidates, model.x, strict=True):
        duty = candidate.duty
        if (candidate.officer, duty.station, duty.post.id, duty.shift.id, duty.day, False) in worked:
            yield var, 1
    for (officer, when), starts in model.base.items():
        for start in starts:
            is_worked = (officer, start.station, start.post, start.shift.id, when, True) in worked
            if is_worked and start.amount.constant == 0 and len(start.amount.terms) == 1:
                yield start.amount.terms[0][0], 1


def _stays(model: Model, roster: Roster) -> Iterator[tuple[int | None, str, str, str | None, int, bool]]:
    """As assignments at no post."""
    instance = model.instance
    for stay in roster.stays:
        day = instance.days.number(stay.date)
        yield instance.number.get(stay.officer), stay.station, "", instance.phases.shift_of(day, stay.time), day, False


def _days_away(model: Model, roster: Roster) -> Iterator[tuple[int, int]]:
    for stint in roster.stints:
        stay = model.stays.get((model.instance.number.get(stint.officer, -1), stint.station))
        if stay is not None:
            yield from ((stay.on[day], 1) for day in model.instance.days.clipped(stint.first, stint.last) if day in stay.on)


def _visits(model: Model, roster: Roster) -> Iterator[tuple[int, int]]:
    number, day = model.instance.number, model.instance.days.number
    placed = {(number.get(row.officer), row.station, row.asked): day(row.first) for row in roster.visits}
    for visit in model.visits:
        first = placed.get((visit.officer, visit.station, visit.asked))
        if first is not None and first in visit.options:
            yield visit.options[first], 1


def _leave(model: Model, roster: Roster) -> Iterator[tuple[int, int]]:
    granted: dict[str, tuple[date | None, date | None]] = {
        decision.request: (decision.first, decision.last) for decision in roster.leave if decision.outcome is not Outcome.REFUSED
    }
    date_of = model.instance.days.date_of
    for leave, refused, variables in model.leave.requests():
        for option, var in zip(leave.options, variables, strict=True):
            if granted.get(leave.request.id) == (date_of(option.first), date_of(option.last)):
                yield refused, 0
                yield var, 1
                break
