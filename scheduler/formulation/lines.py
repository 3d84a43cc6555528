"""Officer lines: leave and decided duties, stints around them, then base duties, home work, beds and paths."""

from collections.abc import Sequence

from scheduler.formulation.base_duties import add_base
from scheduler.formulation.candidates import Admits, candidates, kept_source, ladder_place, stays
from scheduler.formulation.decisions import Candidate, Start
from scheduler.formulation.home_work import add_home
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.stays import add_stays
from scheduler.formulation.stretches import add_paths
from scheduler.formulation.visits import add_visits
from scheduler.program.affine import ONE, of, total


def build_lines(instance: Instance, admission: Sequence[Admits], admission_of_stays: Sequence[Admits]) -> Model:
    """A model with every decision variable and the structure of docs/semantics.md, but no rule."""
    model = Model(instance)
    _add_leave(model)
    _add_candidates(model, admission)
    for stay in stays(instance, admission_of_stays):
        add_candidate(model, stay._replace(kept=(stay.officer, stay.duty.key) in instance.published.kept), given=False)
    add_stays(model)
    add_visits(model)
    add_base(model)
    add_home(model)
    _add_beds(model)
    add_paths(model)
    return model


def _add_leave(model: Model) -> None:
    program = model.program
    for leave in model.instance.leave.decidable:
        variables = [program.boolean() for _ in leave.options]
        refused = program.boolean()
        program.row(total(of(var) for var in (*variables, refused)), low=1, high=1)
        model.leave.add(leave, variables, refused)
    for officer in range(len(model.instance.officers)):
        _keep_leave_apart(model, officer)


def _keep_leave_apart(model: Model, officer: int) -> None:
    """An officer's granted requests cover no date twice."""
    requests = model.leave.options_of(officer)
    given = model.instance.leave.given[officer]
    if not requests or len(requests) + len(given) < 2:
        return
    for options in requests:
        for option, var in options:
            if any(option.first <= last and first <= option.last for first, last in given):
                model.program.fix(var, 0)
    days = {day for options in requests for option, _ in options for day in range(option.first, option.last + 1)}
    for day in sorted(days):
        covering = model.leave.covering(officer, day)
        if len(covering) > 1:
            model.program.at_most(total(covering), 1)


def _add_candidates(model: Model, admission: Sequence[Admits]) -> None:
    instance = model.instance
    forced, published = set(instance.forced.duties), instance.published.kept
    for candidate in candidates(instance, admission):
        key = (candidate.officer, candidate.duty.key)
        given = key in forced
        forced.discard(key)
        add_candidate(model, candidate._replace(kept=key in published and not given), given)
    for officer, asked in sorted(forced):
        if not instance.forced.keeps_base(officer, asked):
            duty = instance.duties.kept(asked)
            source, place = kept_source(instance, officer, duty), ladder_place(instance, officer, duty)
            add_candidate(model, Candidate(officer, duty, source, *place, admitted=False), given=True)


def add_candidate(model: Model, candidate: Candidate, given: bool) -> None:
    """A decision variable for a candidate; a given one (forced pin) is fixed to 1."""
    var = model.program.boolean()
    model.candidates.append(candidate._replace(forced=True) if given else candidate)
    model.x.append(var)
    if given:
        model.program.fix(var, 1)
    duty = candidate.duty
    amount = ONE if given else of(var)
    decided = not given and not candidate.kept
    start = Start(
        duty.station, duty.post.id, duty.shift, duty.day, amount, candidate.source, decided, duty.start, duty.end, candidate.kept
    )
    model.add_start(candidate.officer, start)


def _add_beds(model: Model) -> None:
    for row in model.instance.case.bed_requests:
        officer = model.instance.number[row.officer]
        for night in model.instance.days.clipped(row.first, row.last):
            if (officer, night) not in model.beds:
                model.beds[officer, night] = model.program.boolean()
