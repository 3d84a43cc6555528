"""A first roster by hand's order: fill what is critical, grant leave that costs no critical cover, then fill targets.

It starts from "base duties, nothing granted, no cover", which no rule forbids, and keeps every row of the program satisfied
by trying each move on the rows themselves, so that it repeats no rule.
"""

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping

from models.leave import Pin, PinKind
from models.roster import Source
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.search.search_state import Changes, SearchState
from scheduler.formulation.decisions import Candidate, Stay
from scheduler.formulation.facts import UNASKED, LeaveOption
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine


def greedy(model: Model, state: SearchState, deadline: float, plan: Mapping[int, float]) -> None:
    """Improve the state in place until no simple move helps or the deadline (time.monotonic) passes.

    A plan says of variables how far it takes them: its leave is granted first, whatever that uncovers, and of candidates for a
    duty its own are tried first.
    """
    builder = _Greedy(model, state, deadline, plan)
    builder.keep_pins()
    builder.follow_leave()
    builder.fill(model.short)
    builder.grant_leave()
    builder.fill(model.below_target)


def fill_critical(model: Model, state: SearchState, deadline: float) -> None:
    """Only the first step: fill what is critical, and leave all else as it is."""
    _Greedy(model, state, deadline, {}).fill(model.short)


class _Greedy:
    def __init__(self, model: Model, state: SearchState, deadline: float, plan: Mapping[int, float]):
        self.model, self.state, self.deadline, self.plan = model, state, deadline, plan
        self.by_duty: dict[int, list[tuple[Candidate, int]]] = defaultdict(list)
        for candidate, var in zip(model.candidates, model.x, strict=True):
            if model.program.upper[var]:
                self.by_duty[candidate.duty.index].append((candidate, var))
        self.short_of = {var: duty for duty, lack in model.short.items() for var, _ in lack.terms}
        self.carried: dict[int, int] = defaultdict(int)
        self.reposts: dict[int, list[int]] = defaultdict(list)
        for (_, day), starts in model.base.items():
            for start in starts[1:]:
                duty = model.instance.duties.by_key.get((start.station, start.post, start.shift.id, day))
                if duty is not None:
                    self.reposts[duty.index].append(start.amount.terms[0][0])

    def late(self) -> bool:
        return time.monotonic() > self.deadline

    def keep_pins(self) -> None:
        instance = self.model.instance
        for pin in instance.case.pins if instance.active("pins") else ():
            for changes in self._pin_moves(pin):
                if self.state.attempt(changes, lambda before, after: after.violations < before.violations):
                    break

    def _pin_moves(self, pin: Pin) -> Iterator[Changes]:
        model = self.model
        if pin.kind is PinKind.GRANT:
            for index, leave in enumerate(model.instance.leave.decidable):
                if leave.request.id == pin.request:
                    yield from self._grants(index)
        if pin.kind is PinKind.ASSIGN and pin.officer and pin.date:
            key = (pin.station or "", pin.post or "", pin.shift or "", model.instance.days.number(pin.date))
            duty = model.instance.duties.by_key.get(key)
            for candidate, var in self.by_duty[duty.index if duty else UNASKED]:
                if candidate.officer == model.instance.number[pin.officer] and candidate.duty.key == key:
                    yield from self._moves(candidate, var)

    def fill(self, missing: dict[int, Affine]) -> None:
        """Take on whoever lessens the lack on a duty, duties in order of weight and date."""
        duties = sorted(self.model.instance.duties.all, key=lambda duty: (-duty.weight, duty.day))
        for duty in duties:
            if self.late():
                return
            if duty.index in missing and self.state.value(missing[duty.index]) > 0:
                self.fill_duty(duty.index, missing[duty.index])

    def fill_duty(self, duty: int, lack: Affine) -> None:
        for var in self.reposts[duty]:
            if self.state.value(lack) == 0:
                return
            if not self.state.values[var]:
                self.state.attempt({var: 1}, lambda before, after: after.levels < before.levels)
        offers = sorted(self.by_duty[duty], key=self._order)
        for candidate, var in offers:
            if self.state.value(lack) == 0:
                return
            if not self.state.values[var]:
                self._take(candidate, var)

    def _order(self, offer: tuple[Candidate, int]) -> tuple[bool, int, bool, int]:
        candidate, var = offer
        is_planned = self.plan.get(var, 0.0) >= PARAMETERS.preferred_value
        return not is_planned, candidate.rung, not candidate.named, self.carried[candidate.officer]

    def _take(self, candidate: Candidate, var: int) -> bool:
        for changes in self._moves(candidate, var):
            if self.state.attempt(changes, lambda before, after: after.levels < before.levels):
                self.carried[candidate.officer] += 1
                return True
        return False

    def _moves(self, candidate: Candidate, var: int) -> Iterator[Changes]:
        if candidate.source is not Source.COVER:
            yield {var: 1}
            return
        stay = self.model.stays[candidate.officer, candidate.duty.station]
        for changes in self._stays(stay, candidate.duty.day):
            yield changes | {var: 1}

    def _stays(self, stay: Stay, day: int) -> Iterator[Changes]:
        """Ways to be at the station on the day: there already, a stint made longer at either end, a new one."""
        values = self.state.values
        if values[stay.on[day]]:
            yield {}
            return
        before = next((d for d in range(day - 1, day - 6, -1) if d in stay.on and values[stay.on[d]]), None)
        if before is not None and all(d in stay.on for d in range(before, day)):
            yield {stay.on[d]: 1 for d in range(before + 1, day + 1)}
        after = next((d for d in range(day + 1, day + 6) if d in stay.on and values[stay.on[d]]), None)
        if after is not None and all(d in stay.on for d in range(day, after)):
            yield {stay.on[d]: 1 for d in range(day, after)}
        yield {stay.on[day]: 1}

    def follow_leave(self) -> None:
        """The plan's leave as far as it keeps every row, what it is surest of first."""
        model, plan = self.model, self.plan
        wanted = [
            (-plan.get(var, 0.0), var, index, option)
            for index, leave in enumerate(model.instance.leave.decidable)
            for option, var in zip(leave.options, model.leave.options[index], strict=True)
            if plan.get(var, 0.0) >= max(PARAMETERS.preferred_value, plan.get(model.leave.refused[index], 0.0))
        ]
        for _, var, index, option in sorted(wanted):
            if self.state.values[model.leave.refused[index]] and not self.late():
                self.state.attempt(self._granted(index, option, var), lambda *_: True)

    def grant_leave(self) -> None:
        """Grant in order of the cost of refusing, each at its cheapest dates that cost no critical cover."""
        requests = self.model.instance.leave.decidable
        for index in sorted(range(len(requests)), key=lambda i: -requests[i].refusal_cost):
            if self.late():
                return
            for changes in self._grants(index):
                if self._grant(changes):
                    break

    def _grants(self, index: int) -> Iterator[Changes]:
        leave = self.model.instance.leave.decidable[index]
        ranked = sorted(zip(leave.options, self.model.leave.options[index], strict=True), key=lambda pair: pair[0].cost)
        for option, var in ranked:
            if self.model.program.upper[var]:
                yield self._granted(index, option, var)

    def _granted(self, index: int, option: LeaveOption, var: int) -> Changes:
        officer = self.model.instance.leave.decidable[index].officer
        return {var: 1, self.model.leave.refused[index]: 0} | self._unposted(officer, option.first, option.last)

    def _unposted(self, officer: int, first: int, last: int) -> Changes:
        days = range(first - 1, last + 1)
        starts = [start for day in days for start in self.model.base.get((officer, day), [])[1:]]
        return {start.amount.terms[0][0]: 0 for start in starts}

    def _grant(self, changes: Changes) -> bool:
        mark, before = self.state.mark(), self.state.score()
        if not self.state.attempt(changes, lambda *_: True):
            return False
        short = self.model.short
        changed = {self.short_of[var] for var in self.state.changed(mark) if var in self.short_of}
        for duty in sorted(duty for duty in changed if self.state.value(short[duty]) > 0):
            self.fill_duty(duty, short[duty])
        after = self.state.score()
        if after.levels < before.levels:
            return True
        self.state.undo(mark)
        return False
