"""Some dates off in every seven; for free lines also days off that come in runs of k · 24 hours."""

from scheduler.engine.model import Model, Start
from scheduler.engine.program import total

SOFT = ("days_off.run",)
WEEK = 7


def constrain(model: Model) -> None:
    policy = model.instance.policy
    most = WEEK - policy.number("days_off")
    for officer in model.starts:
        for last in range(model.instance.days):
            _limit_window(model, officer, range(last - WEEK + 1, last + 1), most)
        if policy.on("days_off.run") and policy.number("days_off.run") > 1 and officer in model.instance.always_free:
            _widen_gaps(model, officer, policy.number("days_off.run"))


def _limit_window(model: Model, officer: int, window: range, most: int) -> None:
    decided = [var for day in window if day >= 0 for var in model.decided_on(officer, day)]
    if decided:
        amounts = [model.works(officer, day) for day in window]
        if sum(1 for amount in amounts if amount.terms or amount.constant) > most:
            model.program.cap(total(amounts), decided, most)


def _widen_gaps(model: Model, officer: int, least: int) -> None:
    """1 for each two successive duties ≥ 2 dates apart with less than k · 24 h between."""
    for day in list(model.starts[officer]):
        for start in model.starts_on(officer, day):
            for later in range(day + 2, min(model.instance.days, day + least + 3)):
                for other in model.starts_on(officer, later):
                    if other.begin - start.end < least * 1440:
                        _count_gap(model, officer, start, other)


def _count_gap(model: Model, officer: int, start: Start, other: Start) -> None:
    between = [item.amount for day in range(start.day + 1, other.day) for item in model.starts_on(officer, day)]
    both = total([start.amount, other.amount, *(-amount for amount in between)]).plus(-1)
    model.terms["days_off.run"].append(model.program.largest([both], 0, 1))
