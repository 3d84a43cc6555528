"""How long a stint may be, how far apart two stints of one officer, and how many idle dates in a row within one."""

from collections import defaultdict

from models.roster import Source
from scheduler.engine.model import Model, Stay
from scheduler.engine.program import Affine, of, total


def constrain(model: Model) -> None:
    policy = model.instance.policy
    duties = _covers(model)
    for stay in model.stays.values():
        _limit_length(model, stay, policy.number("stint"))
        if policy.on("stint.idle"):
            _limit_idle(model, stay, policy.number("stint.idle"), duties[stay.officer, stay.station])
    by_officer: dict[int, list[Stay]] = defaultdict(list)
    for stay in model.stays.values():
        by_officer[stay.officer].append(stay)
    for officer, stays in by_officer.items() if policy.on("stint.gap") else ():
        _keep_gap(model, officer, stays, policy.number("stint.gap"))


def _covers(model: Model) -> dict[tuple[int, str], dict[int, list[Affine]]]:
    found: dict[tuple[int, str], dict[int, list[Affine]]] = defaultdict(lambda: defaultdict(list))
    for candidate, var in zip(model.candidates, model.x, strict=True):
        if candidate.source is Source.COVER:
            found[candidate.officer, candidate.duty.station][candidate.duty.day].append(of(var))
    return found


def _limit_length(model: Model, stay: Stay, most: int) -> None:
    opening = model.instance.openings.get(stay.officer)
    if stay.resumed.terms and opening is not None and opening.stint_first is not None:
        too_late = model.instance.day(opening.stint_first) + most
        _end_resumed_by(model, stay, too_late)
    for day, on in stay.on.items():
        begun = [of(stay.first[d]) for d in range(day - most + 1, day + 1) if d in stay.first]
        if all(d in stay.on for d in range(day - most, day)):
            model.program.row(total([*begun, of(on).times(-1)]), low=0)


def _end_resumed_by(model: Model, stay: Stay, day: int) -> None:
    """A resumed stint has ended before `day`."""
    if day <= 0:
        model.program.at_most(stay.resumed, 0)
    elif all(d in stay.on for d in range(day + 1)):
        ended = total(of(stay.last[d]) for d in range(day))
        model.program.row(ended.plus(-stay.resumed), low=0)


def _limit_idle(model: Model, stay: Stay, idle: int, duties: dict[int, list[Affine]]) -> None:
    for day, on in stay.on.items():
        window = range(day, day + idle + 1)
        if all(d in stay.on for d in window):
            worked = total(amount for d in window for amount in duties.get(d, ()))
            ended = total(of(stay.last[d]) for d in window[:-1])
            model.program.row(total([worked, ended, of(on).times(-1)]), low=0)


def _keep_gap(model: Model, officer: int, stays: list[Stay], gap: int) -> None:
    opening = model.instance.openings.get(officer)
    resumed = total(stay.resumed for stay in stays)
    for day in range(model.instance.days):
        present = [of(stay.on[day]) for stay in stays if day in stay.on]
        ended = [of(stay.last[d]) for stay in stays for d in range(max(0, day - gap), day) if d in stay.last]
        if present and len(present) + len(ended) > 1:
            model.program.at_most(total([*present, *ended]), 1)
        if opening is not None and opening.stint_station is not None and day < gap:
            for stay in stays:
                if day in stay.first:
                    model.program.at_most(of(stay.first[day]).plus(-resumed), 0)
