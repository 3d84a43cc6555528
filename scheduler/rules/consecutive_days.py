"""At most so many work dates in a row, home work included; for free lines also at least so many."""

from scheduler.formulation.model import Model
from scheduler.program.affine import Affine, total


def constrain(model: Model) -> None:
    instance = model.instance
    for officer in model.starts:
        path = model.paths.get(officer)
        if path is None or not path.is_bounded:
            most = instance.limit(officer, "consecutive_days")
            for last in range(instance.days.count):
                _limit_window(model, officer, range(last - most, last + 1))
        if instance.policy.on("consecutive_days.min") and officer in instance.lines.always_free:
            least = instance.limit(officer, "consecutive_days.min")
            if path is None:
                _lengthen_runs(model, officer, least)
            else:
                short = [stretch.amount.times(least - stretch.length) for stretch in path.work if stretch.length < least]
                model.penalise("consecutive_days.min", officer, short)


def _limit_window(model: Model, officer: int, window: range) -> None:
    decided = [var for day in window if day >= 0 for var in model.decided_on(officer, day)]
    if decided:
        amounts = [model.works(officer, day) for day in window]
        if all(amount.terms or amount.constant for amount in amounts):
            model.program.cap(total(amounts), decided, len(window) - 1)


def _lengthen_runs(model: Model, officer: int, least: int) -> None:
    """A run of length n < least that touches no edge costs least − n."""
    for day in range(1, model.instance.days.count - 1):
        for length in range(1, min(least, model.instance.days.count - day)):
            after = day + length
            if after > model.instance.days.count - 1:
                continue
            run = [_duty_date(model, officer, inner) for inner in range(day, after)]
            edges = [_duty_date(model, officer, day - 1), _duty_date(model, officer, after)]
            if all(amount.terms or amount.constant for amount in run):
                short = total([Affine(1 - length), *run, *(-edge for edge in edges)])
                missing = model.program.largest([short.times(least - length)], 0, least - length)
                model.penalise("consecutive_days.min", officer, [missing])


def _duty_date(model: Model, officer: int, day: int) -> Affine:
    amounts = [start.amount for start in model.starts_on(officer, day)]
    return total(amounts) if model.takes_turns(officer) else model.program.any_of(amounts)
