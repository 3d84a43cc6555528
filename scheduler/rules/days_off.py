"""Some dates off in every seven; for free lines also days off that come in runs of k · 24 hours."""

from scheduler.formulation.decisions import Start
from scheduler.formulation.model import Model
from scheduler.program.affine import total

WEEK = 7


def constrain(model: Model) -> None:
    instance = model.instance
    most = WEEK - instance.policy.number("days_off")
    for officer in model.starts:
        for last in range(instance.days.count):
            _limit_window(model, officer, range(last - WEEK + 1, last + 1), most)
        if instance.policy.on("days_off.run") and officer in instance.lines.always_free:
            _lengthen_breaks(model, officer, instance.limit(officer, "days_off.run"))


def _limit_window(model: Model, officer: int, window: range, most: int) -> None:
    decided = [var for day in window if day >= 0 for var in model.decided_on(officer, day)]
    if decided:
        amounts = [model.works(officer, day) for day in window]
        if sum(1 for amount in amounts if amount.terms or amount.constant) > most:
            model.program.cap(total(amounts), decided, most)


def _lengthen_breaks(model: Model, officer: int, least: int) -> None:
    path = model.paths.get(officer)
    if path is not None and path.off_is_known:
        model.penalise("days_off.run", officer, [stretch.amount for stretch in path.off])
    elif least > 1:
        _widen_gaps(model, officer, least)


def _widen_gaps(model: Model, officer: int, least: int) -> None:
    """1 for each two successive duties ≥ 2 dates apart with less than k · 24 h between."""
    starts = [start for starts in model.starts[officer].values() for start in starts]
    ordered = sorted(starts, key=lambda start: (start.begin, start.end))
    for index, start in enumerate(ordered):
        for after, other in enumerate(ordered[index + 1 :], index + 1):
            if other.begin - start.end >= least * 1440:
                break
            if other.day - start.day >= 2:
                _count_gap(model, officer, start, other, ordered[index + 1 : after])


def _count_gap(model: Model, officer: int, start: Start, other: Start, between: list[Start]) -> None:
    """Successive unless something between is taken; with one duty a date only other dates need asking."""
    asked = [item.amount for item in between if not model.takes_turns(officer) or start.day < item.day < other.day]
    both = total([start.amount, other.amount, *(-amount for amount in asked)]).plus(-1)
    model.penalise("days_off.run", officer, [model.program.largest([both], 0, 1)])
