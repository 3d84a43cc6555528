"""Level 7: wishes not met, and nights for which a bed was asked in vain."""

from collections import defaultdict

from models.leave import Wish, WishKind
from scheduler.formulation.facts import DAY_MINUTES, Duty
from scheduler.formulation.model import Model
from scheduler.program.affine import ONE, of, total


def count(model: Model) -> None:
    offers: dict[int, list[tuple[Duty, int]]] = defaultdict(list)
    for candidate, var in zip(model.candidates, model.x, strict=True):
        if not candidate.forced:
            offers[candidate.officer].append((candidate.duty, var))
    for wish in model.instance.case.wishes:
        _count_wish(model, wish, offers[model.instance.number[wish.officer]])
    for (officer, night), var in model.beds.items():
        overnight = [start.amount for start in model.starts_on(officer, night) if start.end > (night + 1) * DAY_MINUTES]
        model.terms["wishes"].append(model.program.none_of([of(var), *overnight]))


def _count_wish(model: Model, wish: Wish, offers: list[tuple[Duty, int]]) -> None:
    matching = [of(var) for duty, var in offers if _matches(model, wish, duty)]
    if wish.kind is WishKind.OFF:
        model.terms["wishes"].append(total(matching).times(wish.weight))
    else:
        unmet = model.program.none_of(matching) if matching else ONE
        model.terms["wishes"].append(unmet.times(wish.weight))


def _matches(model: Model, wish: Wish, duty: Duty) -> bool:
    fields = ((wish.station, duty.station), (wish.post, duty.post.id), (wish.shift, duty.shift.id))
    in_time = model.instance.days.within(duty.day, wish.first, wish.last)
    return in_time and all(field is None or field == value for field, value in fields)
