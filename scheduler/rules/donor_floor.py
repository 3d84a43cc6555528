"""Units keep their floor on home working dates, and a station lends only while it has no critical shortage itself."""

from collections import defaultdict

from scheduler.formulation.facts import DAY_MINUTES, Line
from scheduler.formulation.home_work import resting
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.program.affine import ONE, ZERO, Affine, total


def constrain(model: Model) -> None:
    for (unit, day), floor in floors(model.instance).items():
        _keep_floor(model, unit, day, floor)
    if model.instance.policy.on("donor_floor.lender") and model.instance.policy.number("donor_floor.lender"):
        _serve_own_first(model)


def floors(instance: Instance) -> dict[tuple[str, int], int]:
    """By unit and day, the largest of the floors that hold."""
    table: dict[tuple[str, int], int] = {}
    for unit in instance.units.values():
        for floor in unit.floors:
            for day in instance.days.clipped(floor.first, floor.last):
                table[unit.id, day] = max(table.get((unit.id, day), 0), floor.minimum)
    return table


def _keep_floor(model: Model, unit: str, day: int, floor: int) -> None:
    """Of members with home work less those absent by givens, whatever is decided, and those that givens may keep away."""
    home, given, decided = [], 0, []
    for officer in model.instance.lines.members[unit, day]:
        if model.instance.lines.kind_on[officer][day] != Line.HEADQUARTERS or (officer, day) not in model.home:
            continue
        by_givens = _absent_by_givens(model, officer, day)
        if by_givens != ONE:
            home.append(model.home[officer, day])
            given += by_givens != ZERO
            decided.append(ONE.minus(home[-1]).minus(by_givens))
    present, least = total(home), min(floor, len(home))
    if sum(amount == ONE for amount in home) >= least:
        return
    if not given:
        model.program.row(present, low=least)
    else:
        model.program.cap_beside(Affine(len(home)).minus(present), decided, given, len(home) - floor)


def _absent_by_givens(model: Model, officer: int, day: int) -> Affine:
    """1 if the officer is away from home work because of givens alone, or of givens too."""
    instance, shift = model.instance, model.instance.lines.base_on[officer][day]
    begin = day * DAY_MINUTES + (instance.shifts[shift].start if shift else 0)
    if instance.leave.given_covers(officer, day) or instance.before.ready_after_opening.get(officer, begin) > begin:
        return ONE
    given = [[start.amount for start in starts if not start.decided] for starts in resting(model, officer, day)]
    stints = [stay.is_given(day) for stay in model.given_stays(officer)]
    turns = [total(amounts) for amounts in given] if model.takes_turns(officer) else [a for amounts in given for a in amounts]
    return model.program.any_of([*turns, *stints, *model.leave.forced_covering(officer, day)])


def _serve_own_first(model: Model) -> None:
    lent: dict[tuple[str, int], list[Affine]] = defaultdict(list)
    for stay in model.stays.values():
        for day in stay.on:
            unit = model.instance.lines.unit_on[stay.officer][day]
            if unit in model.instance.duties.at_station and unit != stay.station:
                lent[unit, day].append(stay.is_decided(day))
    for (officer, day), yielding in model.yielded.items():
        if yielding.decided != ZERO:
            lent[model.instance.lines.unit_on[officer][day] or "", day].append(yielding.decided)
    for duty in model.instance.duties.all:
        away = lent.get((duty.station, duty.day))
        short = model.short.get(duty.index)
        if away and short is not None and (short.terms or short.constant):
            lending = _lending(model, duty.station, duty.day, away)
            model.program.at_most(short.plus(lending.times(duty.minimum)), duty.minimum)


def _lending(model: Model, station: str, day: int, away: list[Affine]) -> Affine:
    if (station, day) not in model.lending:
        model.lending[station, day] = model.program.any_of(away)
    return model.lending[station, day]
