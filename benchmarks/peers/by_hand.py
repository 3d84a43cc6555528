"""What a planner does by hand, in one pass: leave first come first served, then seats station by station and date by date.

Leave is granted as asked or on the nearest dates, if whoever is then missing below a minimum can be replaced at once; else it
is refused. A seat goes to the first officer on the lowest rung who may take it, those with a counter skill last
where none is needed. Nothing is ever taken back.
"""

from collections import defaultdict
from collections.abc import Iterator

from benchmarks.peers import Answer
from models.case import Case
from models.roster import Source
from scheduler.engine.build import build, objectives
from scheduler.engine.search.search_state import Changes, SearchState
from scheduler.engine.search.values import first_values
from scheduler.formulation.decisions import Candidate
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.roster import extract
from scheduler.program.affine import Affine


def solve(case: Case, time_limit: float, workers: int) -> Answer:
    model = build(Instance(case))
    planner = _Planner(model)
    planner.grant_leave()
    planner.fill(model.short)
    planner.fill(model.below_target)
    valid = planner.state.score().violations == 0
    return Answer(extract(model, planner.state.values) if valid else None)


class _Planner:
    def __init__(self, model: Model):
        self.model = model
        self.state = SearchState(model.compiled, first_values(model), [level.value for level in objectives(model)])
        skilled = {officer for officer in range(len(model.instance.officers)) if model.instance.skills.of_officer[officer]}
        self.offers: dict[int, list[tuple[int, bool, int, Candidate]]] = defaultdict(list)
        for candidate, var in zip(model.candidates, model.x, strict=True):
            spare = candidate.duty.post.skill is None and candidate.officer in skilled
            self.offers[candidate.duty.index].append((candidate.rung, spare, var, candidate))
        self.reposts: dict[int, list[int]] = defaultdict(list)
        for (_, day), starts in model.base.items():
            for start in starts[1:]:
                duty = model.instance.duties.by_key.get((start.station, start.post, start.shift.id, day))
                if duty is not None:
                    self.reposts[duty.index].append(start.amount.terms[0][0])

    def grant_leave(self) -> None:
        for index, leave in enumerate(self.model.instance.leave.decidable):
            days = sorted(zip(leave.options, self.model.leave.options[index], strict=True), key=lambda pair: pair[0].cost)
            for option, var in days:
                freed = self._unposted(leave.officer, option.first, option.last)
                if self._spared({var: 1, self.model.leave.refused[index]: 0} | freed):
                    break

    def _unposted(self, officer: int, first: int, last: int) -> Changes:
        starts = [self.model.base.get((officer, day), [])[1:] for day in range(first - 1, last + 1)]
        return {start.amount.terms[0][0]: 0 for of_day in starts for start in of_day}

    def _spared(self, leave: Changes) -> bool:
        """Whether the leave is possible and everyone missed is replaced."""
        mark = self.state.mark()
        before = {duty: self.state.value(lack) for duty, lack in self.model.short.items()}
        if not self.state.attempt(leave, lambda *_: True):
            return False
        changed = self.state.changed(mark)
        missed = [
            duty
            for duty, lack in self.model.short.items()
            if self.state.value(lack) > 0 and any(v in changed for v, _ in lack.terms)
        ]
        for duty in missed:
            self._seat(duty, self.model.short[duty], before[duty])
        if all(self.state.value(self.model.short[duty]) <= before[duty] for duty in missed):
            return True
        self.state.undo(mark)
        return False

    def fill(self, missing: dict[int, Affine]) -> None:
        for duty in sorted(self.model.instance.duties.all, key=lambda duty: (duty.station, duty.day)):
            if duty.index in missing:
                self._seat(duty.index, missing[duty.index], 0)

    def _seat(self, duty: int, lack: Affine, allowed: int) -> None:
        """Seat one after another until the duty lacks no more than allowed."""
        for changes in self._moves(duty):
            missing = self.state.value(lack)
            if missing <= allowed:
                return
            mark = self.state.mark()
            if self.state.attempt(changes, lambda *_: True) and self.state.value(lack) >= missing:
                self.state.undo(mark)

    def _moves(self, duty: int) -> Iterator[Changes]:
        """Own officers on shift, then everyone admitted by rung, as a day on a stint that is there or a new one."""
        values = self.state.values
        yield from ({var: 1} for var in self.reposts[duty] if not values[var])
        for *_, var, candidate in sorted(self.offers[duty], key=lambda offer: offer[:3]):
            if values[var]:
                continue
            if candidate.source is not Source.COVER:
                yield {var: 1}
                continue
            on, day = self.model.stays[candidate.officer, candidate.duty.station].on, candidate.duty.day
            begun = next((d for d in range(day - 1, day - 4, -1) if d in on and values[on[d]]), day)
            if all(d in on for d in range(begun, day)):
                yield {on[d]: 1 for d in range(begun, day + 1)} | {var: 1}
            if begun < day and not values[var]:
                yield {on[day]: 1, var: 1}
