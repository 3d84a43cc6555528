"""Stints as a unit of flow through the days of one station.

One 0/1 variable per day says whether the flow is there; where it enters and leaves follows, because two stints at one station
are at least a date apart. The number of variables does not grow with the longest stint, as it would with one arc per whole
stint (docs/archive/engine-tried.md has the measurements).
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from models.roster import Source
from scheduler.formulation.decisions import Stay
from scheduler.formulation.model import Model
from scheduler.program.affine import ONE, ZERO, Affine, of, total


def add_stays(model: Model) -> None:
    covers: dict[tuple[int, str], dict[int, list[Affine]]] = defaultdict(lambda: defaultdict(list))
    held: dict[tuple[int, str], set[int]] = defaultdict(set)
    kept: dict[tuple[int, str], set[int]] = defaultdict(set)
    for candidate, var in zip(model.candidates, model.x, strict=True):
        if candidate.source is Source.COVER:
            covers[candidate.officer, candidate.duty.station][candidate.duty.day].append(of(var))
            if candidate.forced:
                held[candidate.officer, candidate.duty.station].add(candidate.duty.day)
            if candidate.kept:
                kept[candidate.officer, candidate.duty.station].add(var)
    if model.instance.published.replan:
        for (officer, day), cell in model.instance.published.cells.items():
            for station in cell.detached:
                covers[officer, station].setdefault(day, [])
    for index, opening in model.instance.before.openings.items():
        if opening.stint_station is not None and (index, opening.stint_station) in covers:
            covers[index, opening.stint_station].setdefault(0, [])
    for (officer, station), by_day in covers.items():
        before = model.instance.before.openings.get(officer)
        resumes = before is not None and before.stint_station == station
        givens = frozenset(held[officer, station]), frozenset(kept[officer, station])
        _add_stay(model, Stay(officer, station, resumes, by_day, *givens))
    for officer in range(len(model.instance.officers)):
        for day in range(model.instance.days.count):
            _one_place(model, officer, day)


def _add_stay(model: Model, stay: Stay) -> None:
    program = model.program
    for day in _spanned(model, stay):
        stay.on[day] = program.boolean()
    for day in stay.held:
        program.fix(stay.on[day], 1)
    for day, on in stay.on.items():
        here = of(on)
        amounts = stay.covers.get(day, [])
        duties = total(amounts)
        idle = here.minus(duties)
        for amount in [duties] if amounts and model.takes_turns(stay.officer) else amounts:
            program.at_most(amount.minus(here), 0)
        before, after = stay.presence(day - 1), stay.presence(day + 1)
        if day > 0 or not stay.resumes:
            program.at_most(idle.minus(before), 0)
            stay.first[day] = program.largest([here.minus(before)], 0, 1) if before.terms else here
        if not model.instance.published.is_cut(stay.officer, stay.station, day):
            program.at_most(idle.minus(after), 0)
    stay.chosen = _spanning(model, stay, frozenset()) if stay.held else stay.presences()
    stay.decided = _spanning(model, stay, stay.kept) if stay.kept else stay.chosen
    model.add_stay(stay)


def _spanning(model: Model, stay: Stay, kept: frozenset[int]) -> dict[int, Affine]:
    """By day, 1 if a stint spans it of which some cover is neither forced nor kept: told from its first day on, then back."""
    program = model.program
    ordered, so_far, spanning = sorted(stay.on), dict[int, Affine](), dict[int, Affine]()
    for day in ordered:
        covers = [amount for amount in stay.covers.get(day, []) if _is_free(model, amount.terms[0][0], kept)]
        goes_on = _both(so_far.get(day - 1, ZERO), stay.presence(day))
        so_far[day] = program.largest([*model.sums(covers), goes_on], 0, 1)
    for day in reversed(ordered):
        goes_on = _both(spanning.get(day + 1, ZERO), stay.presence(day))
        spanning[day] = program.largest([so_far[day], goes_on], 0, 1) if goes_on.terms else so_far[day]
    return spanning


def _is_free(model: Model, var: int, kept: frozenset[int]) -> bool:
    return not model.program.lower[var] and var not in kept


def visited(model: Model, stay: Stay) -> Affine:
    """1 if any stint is at the station."""
    if stay.visited is None:
        stay.visited = model.program.any_of([of(on) for on in stay.on.values()])
    return stay.visited


def in_stint(stays: Sequence[Stay], day: int) -> Affine:
    """1 if a stint of the officer whose stays these are spans the day; that of a forced cover does."""
    return ONE if any(day in stay.held for stay in stays) else total(stay.presence(day) for stay in stays)


def _both(first: Affine, second: Affine) -> Affine:
    """1 if both 0/1 amounts are 1, less otherwise; nought where the first is."""
    return first.plus(second).plus(-1) if first.terms else ZERO


def _spanned(model: Model, stay: Stay) -> list[int]:
    """Days on which a stint may be: those with a possible cover and the idle ones that may lie between two.

    Not those spent outside the bureau or at that very station, but where a forced cover is. A stint of forced covers alone may
    be idle for however long.
    """
    instance, days = model.instance, sorted(stay.covers)
    limited = instance.active("stint") and instance.policy.on("stint.idle") and not stay.held
    idle = instance.policy.number("stint.idle") if limited else instance.days.count
    spanned = set(days)
    for before, after in pairwise(days):
        if after - before - 1 <= idle:
            spanned.update(range(before + 1, after))
    units = instance.lines.unit_on[stay.officer]
    return sorted(day for day in spanned if day in stay.held or units[day] not in (None, stay.station))


def _one_place(model: Model, officer: int, day: int) -> None:
    """A stint is at one station and leaves no room for free or extra duties; what is forced stays all the same."""
    away = model.away(officer, day)
    if away == ONE:
        for var in model.away_variables(officer, day):
            if not model.program.lower[var]:
                model.program.fix(var, 0)
    elif len(away.terms) > 1:
        model.program.at_most(away, 1)
    for start in model.starts_on(officer, day) if away != ZERO else ():
        if start.source in (Source.FREE, Source.EXTRA) and (start.decided or away != ONE):
            model.program.at_most(away.plus(start.amount), 1)
