"""Idle dates of stints: nobody needs the officer there, and the own unit would have had work."""

from collections.abc import Iterator

from models.roster import Source
from scheduler.formulation.decisions import Stay
from scheduler.formulation.facts import DAY_MINUTES, Line
from scheduler.formulation.model import Model
from scheduler.formulation.stays import in_stint
from scheduler.program.affine import Affine, total


def idle_dates(model: Model, officer: int, stays: list[Stay]) -> Iterator[Affine]:
    """Per date that may be one, 1 if a stint spans it without a starting cover and no rest takes the base shift of the date."""
    for day in sorted({day for stay in stays for day in stay.on if _may_be_idle(stay, day)}):
        resting = _resting(model, officer, day)
        if resting is not None:
            covers = [start.amount for start in model.starts_on(officer, day) if start.source is Source.COVER]
            yield model.program.largest([in_stint(stays, day).minus(total([*covers, *resting]))], 0, 1)


def _may_be_idle(stay: Stay, day: int) -> bool:
    """A stint has a cover on its first date and on its last, but one that goes on need not begin with one."""
    return day + 1 in stay.on and (day - 1 in stay.on or (stay.resumes and day == 0))


def _resting(model: Model, officer: int, day: int) -> list[Affine] | None:
    """Earlier starts whose rest takes the base shift of the day, and visits that do; None where there is none to take, or it
    is taken anyway.
    """
    instance = model.instance
    name = instance.lines.base_on[officer][day]
    if name is None:
        return None
    shift = instance.shifts[name]
    begin = day * DAY_MINUTES + shift.start
    asks_rest = not (shift.standby and instance.lines.kind_on[officer][day] == Line.ROTA)
    before = instance.before.ended_by_opening.get(officer)
    is_taken = before is not None and (before.ready if asks_rest else before.end) > begin
    if is_taken or instance.committed(officer, begin, begin + shift.minutes):
        return None
    return model.visits.overlapping(officer, begin, begin + shift.minutes) + [
        start.amount
        for earlier in range(max(0, day - instance.lines.reach), day)
        for start in model.starts_on(officer, earlier)
        if start.end + (start.shift.rest if asks_rest else 0) > begin
    ]
