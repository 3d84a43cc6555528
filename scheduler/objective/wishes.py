"""Level 7: wishes not met, and nights for which a bed was asked in vain."""

from models.leave import Wish, WishKind
from scheduler.engine.instance import DAY_MINUTES, Duty
from scheduler.engine.model import Model
from scheduler.engine.program import ONE, of, total


def count(model: Model) -> None:
    for wish in model.instance.case.wishes:
        _count_wish(model, wish)
    for (officer, night), var in model.beds.items():
        overnight = [start.amount for start in model.starts_on(officer, night) if start.end > (night + 1) * DAY_MINUTES]
        model.terms["wishes"].append(model.program.none_of([of(var), *overnight]))


def _count_wish(model: Model, wish: Wish) -> None:
    officer = model.instance.number[wish.officer]
    matching = [
        of(var)
        for candidate, var in zip(model.candidates, model.x, strict=True)
        if candidate.officer == officer and _matches(model, wish, candidate.duty)
    ]
    if wish.kind is WishKind.OFF:
        model.terms["wishes"].append(total(matching).times(wish.weight))
    else:
        unmet = model.program.none_of(matching) if matching else ONE
        model.terms["wishes"].append(unmet.times(wish.weight))


def _matches(model: Model, wish: Wish, duty: Duty) -> bool:
    fields = ((wish.station, duty.station), (wish.post, duty.post.id), (wish.shift, duty.shift.id))
    in_time = model.instance.in_range(duty.day, wish.first, wish.last)
    return in_time and all(field is None or field == value for field, value in fields)
