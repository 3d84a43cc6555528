"""What differs from the roster before, by officer and date."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from scheduler.formulation.decisions import Cell, Stay
from scheduler.formulation.model import Model
from scheduler.program.affine import ONE, ZERO, Affine, of, total

Seat = tuple[str, str, str]
"""Station, post and shift."""
Weight = Callable[[int, int], int]
"""By officer and day, what a changed cell counts."""


def changed_cells(model: Model) -> list[list[Cell]]:
    """Per officer, each date of the horizon that may differ and counts; none where there is no roster before."""
    if model.changed is None:
        case, published = model.instance.case, model.instance.published
        model.changed = list(_by_officer(model, published.weight)) if case.roster_before or case.replan else []
    return model.changed


def provisional_changes(model: Model) -> Affine:
    """How many cells differ of those beyond the window that do not count while an end is unknown."""
    published = model.instance.published
    days = published.provisional
    cells = _by_officer(model, lambda officer, day: int(day in days and (officer, day) not in published.taken)) if days else ()
    return total(cell.amount for known in cells for cell in known).merged()


def _by_officer(model: Model, weight: Weight) -> Iterator[list[Cell]]:
    stays: dict[int, list[Stay]] = defaultdict(list)
    for stay in model.stays.values():
        stays[stay.officer].append(stay)
    for officer in range(len(model.instance.officers)):
        yield list(_changed(model, officer, stays[officer], weight)) if model.instance.is_free(officer) else []


def _changed(model: Model, officer: int, stays: list[Stay], weight_of: Weight) -> Iterator[Cell]:
    for day in range(model.instance.days.count):
        cell, weight = model.instance.published.cells.get((officer, day)), weight_of(officer, day)
        if not weight:
            continue
        if (officer, day) in model.instance.published.given_back:
            yield Cell(ONE, weight)
            continue
        duties, detached = (cell.duties, cell.detached) if cell else ((), ())
        differences = [
            *_duties(model, officer, day, {(duty.station, duty.post, duty.shift) for duty in duties}),
            *_detached(model, officer, day, {stay.station: of(stay.on[day]) for stay in stays if day in stay.on}, set(detached)),
            *_leave(model, officer, day, cell is not None and cell.on_leave),
            *_bed(model, officer, day, cell is not None and cell.bed),
        ]
        live = [amount for amount in differences if amount.terms or amount.constant]
        if any(amount.fixed for amount in live):
            yield Cell(ONE, weight)
        elif live:
            yield Cell(live[0] if len(live) == 1 else model.program.largest(live, 0, 1), weight)


def _duties(model: Model, officer: int, day: int, before: set[Seat]) -> Iterator[Affine]:
    amounts: dict[Seat, list[Affine]] = defaultdict(list)
    for start in model.starts_on(officer, day):
        amounts[start.station, start.post, start.shift.id].append(start.amount)
    new = [amount for seat, parts in amounts.items() if seat not in before for amount in parts]
    yield from [total(new)] if new and model.takes_turns(officer) else new
    yield from (model.program.none_of(amounts.get(seat, [])) for seat in sorted(before))


def _detached(model: Model, officer: int, day: int, there: dict[str, Affine], before: set[str]) -> Iterator[Affine]:
    """`there` is by station; an officer is at several only where force keeps covers."""
    new = [amount for station, amount in there.items() if station not in before]
    yield from new if model.away(officer, day) == ONE or not new else [total(new)]
    yield from (ONE.minus(there.get(station, ZERO)) for station in sorted(before))


def _leave(model: Model, officer: int, day: int, before: bool) -> Iterator[Affine]:
    if model.instance.leave.given_covers(officer, day):
        yield Affine(int(not before))
        return
    covering = model.leave.covering(officer, day)
    yield from [model.program.none_of(covering)] if before else covering


def _bed(model: Model, officer: int, night: int, before: bool) -> Iterator[Affine]:
    bed = model.beds.get((officer, night))
    granted = ZERO if bed is None else of(bed)
    yield ONE.minus(granted) if before else granted
