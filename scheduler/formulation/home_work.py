"""Home work of headquarters: on its dates whoever is neither on leave, away nor resting after a duty."""

from scheduler.formulation.decisions import Start
from scheduler.formulation.facts import DAY_MINUTES, Line
from scheduler.formulation.model import Model
from scheduler.program.affine import ZERO, Affine, total


def add_home(model: Model) -> None:
    for officer in range(len(model.instance.officers)):
        for day in range(model.instance.days.count):
            shift = model.instance.lines.base_on[officer][day]
            if shift is not None and model.instance.lines.kind_on[officer][day] == Line.HEADQUARTERS:
                model.home[officer, day] = _at_home(model, officer, day, day * DAY_MINUTES + model.instance.shifts[shift].start)


def _at_home(model: Model, officer: int, day: int, begin: int) -> Affine:
    instance = model.instance
    if instance.leave.given_covers(officer, day):
        return ZERO
    if instance.before.ready_after_opening.get(officer, begin) > begin:
        return ZERO
    sources: list[Affine] = []
    for starts in resting(model, officer, day):
        amounts = [start.amount for start in starts]
        sources += [total(amounts)] if model.takes_turns(officer) else amounts
    return model.program.none_of([*model.leave.covering(officer, day), model.away(officer, day), *sources])


def resting(model: Model, officer: int, day: int) -> list[list[Start]]:
    """By earlier day, the starts whose rest lasts into the home work of the day."""
    instance = model.instance
    shift = instance.lines.base_on[officer][day]
    begin = day * DAY_MINUTES + (instance.shifts[shift].start if shift else 0)
    return [
        [start for start in model.starts_on(officer, earlier) if start.end + start.shift.rest > begin]
        for earlier in range(max(0, day - instance.lines.reach), day)
    ]
