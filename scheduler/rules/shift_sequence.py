"""Shifts that may not be worked on the date after certain others, whatever the hours between."""

from collections.abc import Iterator

from scheduler.formulation.apart import keep_apart
from scheduler.formulation.decisions import Start
from scheduler.formulation.facts import DAY_MINUTES
from scheduler.formulation.model import Model


def constrain(model: Model) -> None:
    for officer, days in model.starts.items():
        _after_opening(model, officer)
        for day, starts in list(days.items()):
            for group, others in _barred(model, officer, starts, model.starts_on(officer, day + 1)):
                keep_apart(model, officer, group, others)


def _after_opening(model: Model, officer: int) -> None:
    opening = model.instance.before.openings.get(officer)
    if opening is None or opening.last_end is None or opening.last_shift is None:
        return
    last = model.instance.shifts[opening.last_shift]
    if (model.instance.days.minute(opening.last_end) - last.minutes) // DAY_MINUTES == -1:
        for start in model.starts_on(officer, 0):
            if start.decided and start.shift.id in last.barred:
                model.program.fix(start.amount.terms[0][0], 0)


def _barred(model: Model, officer: int, today: list[Start], tomorrow: list[Start]) -> Iterator[tuple[list[Start], list[Start]]]:
    """Groups of starts that exclude each other.

    With one duty a date, each set of barred shifts goes with every shift that bars at least these: fewer and tighter rows
    than pairs.
    """
    possible = frozenset(other.shift.id for other in tomorrow)
    if not model.takes_turns(officer):
        yield from (([start], [other]) for start in today for other in tomorrow if other.shift.id in start.shift.barred)
        return
    for barred in dict.fromkeys(start.shift.barred & possible for start in today):
        if barred:
            group = [start for start in today if barred <= start.shift.barred]
            yield group, [other for other in tomorrow if other.shift.id in barred]
