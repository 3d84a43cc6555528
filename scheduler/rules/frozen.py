"""Where events change a published roster, the past stays, and the notice window but for touched duties below their minimum.

Officers who are not free stay on every date.
"""

from collections import defaultdict

from models.roster import Source
from scheduler.formulation.decisions import Start, Stay
from scheduler.formulation.model import Model
from scheduler.program.affine import ZERO, Affine, of, total


def constrain(model: Model) -> None:
    if model.instance.published.replan is None:
        return
    stays: dict[int, list[Stay]] = defaultdict(list)
    for stay in model.stays.values():
        stays[stay.officer].append(stay)
    for officer in range(len(model.instance.officers)):
        _Holding(model, officer, stays[officer]).hold()
    _hold_leave(model)


class _Holding:
    """What one officer keeps of the published cells."""

    def __init__(self, model: Model, officer: int, stays: list[Stay]) -> None:
        self.model, self.officer, self.stays = model, officer, stays
        self.program, self.published = model.program, model.instance.published
        new = (start for day in self.published.window for start in model.starts_on(officer, day) if self._is_open(start))
        self.goes = self.program.any_of([start.amount for start in new]) if model.instance.is_free(officer) else ZERO
        """1 if the officer goes to a touched duty in the window."""

    def hold(self) -> None:
        days = self.model.instance.days.count
        is_free = self.model.instance.is_free(self.officer)
        for day in range(min(days, self.published.since) if is_free else days):
            self._hold_still(day)
        for day in self.published.held if is_free else ():
            if day < days:
                self._hold_published(day)

    def _hold_still(self, day: int) -> None:
        for start in self.model.starts_on(self.officer, day):
            self._put(start.amount, self.published.holds(self.officer, _key(start)))
        there = self.published.detached(self.officer, day)
        for stay in self.stays:
            if day in stay.on:
                self._put(of(stay.on[day]), stay.station in there)
        if (self.officer, day) in self.model.beds:
            self._put(of(self.model.beds[self.officer, day]), self._had_bed(day))

    def _hold_published(self, day: int) -> None:
        starts = self.model.starts_on(self.officer, day)
        had_base = any(start.source is Source.BASE and self._held(start) for start in starts)
        for start in starts:
            if self._held(start):
                self._keep(start.amount, self.model.leave.excluding(self.officer, start.begin, start.end))
            elif not self._is_open(start) and (start.source is not Source.BASE or had_base):
                self._put(start.amount, False)
        bed = self.model.beds.get((self.officer, day))
        if bed is not None and self._had_bed(day):
            self._keep(of(bed), self.model.leave.covering(self.officer, day))
        elif bed is not None:
            self._put(of(bed), False)

    def _keep(self, amount: Affine, leave: list[Affine]) -> None:
        """Unless the officer goes to a touched duty, or on leave: in the window that is what events ask for alone."""
        self.program.row(total([amount, self.goes, *leave]), low=1)

    def _put(self, amount: Affine, is_there: bool) -> None:
        if len(amount.terms) == 1 and amount == of(amount.terms[0][0]):
            self.program.fix(amount.terms[0][0], int(is_there))
        else:
            self.program.row(amount, low=int(is_there), high=int(is_there))

    def _held(self, start: Start) -> bool:
        return self.published.holds(self.officer, _key(start))

    def _is_open(self, start: Start) -> bool:
        return self.published.is_open(_key(start)) and not self._held(start)

    def _had_bed(self, night: int) -> bool:
        cell = self.published.cells.get((self.officer, night))
        return cell is not None and cell.bed


def _key(start: Start) -> tuple[str, str, str, int]:
    return start.station, start.post, start.shift.id, start.day


def _hold_leave(model: Model) -> None:
    """Leave that no event asks for is not granted anew inside the window, nor to officers who are not free."""
    published = model.instance.published
    for leave, _, variables in model.leave.requests():
        is_free = model.instance.is_free(leave.officer)
        for option, var in zip(leave.options, variables, strict=True) if leave.request.id not in published.requests else ():
            if not is_free or (option.first < published.held.stop and published.since <= option.last):
                model.program.fix(var, 0)
