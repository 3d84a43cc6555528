"""Days off soon after a long stint: of the dates that follow its last, at most so many are worked."""

from collections import defaultdict
from collections.abc import Iterator

from scheduler.formulation.decisions import Stay
from scheduler.formulation.model import Model
from scheduler.program.affine import ONE, ZERO, Affine, count, of, total


def constrain(model: Model) -> None:
    longest = model.instance.policy.number("compensatory_rest.longer")
    ended: dict[tuple[int, int], list[Affine]] = defaultdict(list)
    for stay in model.stays.values():
        for last in stay.on:
            if (piece := _ended(model, stay, last, longest)) != ZERO:
                ended[stay.officer, last].append(piece)
    for officer, opening in model.instance.before.openings.items():
        if opening.stint_station is not None and -_begun(model, officer) > longest:
            goes_on = model.stays.get((officer, opening.stint_station))
            ended[officer, -1].append(ONE.minus(goes_on.presence(0)) if goes_on else ONE)
    for (officer, last), pieces in ended.items():
        _rest_after(model, officer, last, pieces)


def _begun(model: Model, officer: int) -> int:
    """The day on which the stint that was open on the eve began."""
    first = model.instance.before.openings[officer].stint_first
    return -1 if first is None else model.instance.days.number(first)


def _ended(model: Model, stay: Stay, last: int, longest: int) -> Affine:
    """More than 0 only if a stint of more than so many dates ends on the day; 1 if it does."""
    first = last - longest
    if first < 0 and not (stay.resumes and _begun(model, stay.officer) <= first):
        return ZERO
    throughout = stay.throughout(range(max(0, first), last + 1))
    return count(throughout).minus(stay.presence(last + 1)).plus(1 - len(throughout)) if throughout else ZERO


def _rest_after(model: Model, officer: int, last: int, ended: list[Affine]) -> None:
    """Work dates of the window ≤ limit, if a long stint has ended and one of them is decided alone."""
    policy = model.instance.policy
    days = range(last + 1, min(model.instance.days.count, last + 1 + policy.number("compensatory_rest.within")))
    limit = policy.number("compensatory_rest.within") - policy.number("compensatory_rest")
    worked = {day: amount for day in days if (amount := model.works(officer, day)) != ZERO}
    given = {day: _given(model, officer, day) for day in worked}
    decided = [piece for day in worked for piece in _decided_alone(model, officer, day, given[day])]
    spare = len(worked) - limit
    if spare > 0 and decided:
        asked = total(worked.values()).plus(model.program.largest(ended, 0, 1).times(spare))
        possible = sum(amount != ZERO for amount in given.values())
        model.program.cap_beside(asked, decided, possible + spare, len(worked))


def _given(model: Model, officer: int, day: int) -> Affine:
    """1 if the day is a work date whatever is decided onto it."""
    amounts = [start.amount for start in model.starts_on(officer, day) if not start.decided]
    home = model.home.get((officer, day), ZERO)
    return model.program.any_of([*amounts, home, *model.engaged(officer, day)])


def _decided_alone(model: Model, officer: int, day: int, given: Affine) -> Iterator[Affine]:
    """0/1 amounts of which one is 1 if decided duties alone make the day a work date."""
    duties = [of(var) for var in model.decided_on(officer, day)]
    if given == ZERO:
        yield from model.sums(duties)
    elif given != ONE:
        yield from (model.program.largest([duty.minus(given)], 0, 1) for duty in duties)
