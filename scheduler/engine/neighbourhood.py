"""Large-neighbourhood search: part of the roster is freed and solved exactly, all else stays.

Shaw 1998; neighbourhoods are a station's officers and helpers over some weeks, so that lines, leave and cover of one place move together.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from scheduler.engine.build import Objective
from scheduler.engine.cp import CpProgram
from scheduler.engine.model import Model
from scheduler.engine.program import Affine, Program
from scheduler.engine.search_state import SearchState


class Part(NamedTuple):
    """A program over the freed variables alone; `names[i]` is the whole program's variable behind variable i."""

    program: Program
    names: list[int]

    def of_whole(self, expression: Affine, state: SearchState) -> Affine:
        position = {var: index for index, var in enumerate(self.names)}
        constant, terms = expression.constant, []
        for var, coef in expression.terms:
            if var in position:
                terms.append((position[var], coef))
            else:
                constant += coef * state.values[var]
        return Affine(constant, tuple(terms))


class NeighbourhoodSearch:
    """Improves a state level by level; `free_share` adapts to how fast the parts are solved."""

    def __init__(self, model: Model, objectives: Sequence[Objective], state: SearchState, seed: int, workers: int):
        self.model, self.objectives, self.state = model, objectives, state
        self.rng = Random(seed)
        self.workers = workers
        self.size = 40
        """Officers freed at once."""
        self._decisions = _decisions_by_officer(model)
        self._helpers = _officers_by_station(model)

    def improve(self, level: int, deadline: float, stop: threading.Event, closed: Callable[[int], bool]) -> None:
        """Lower the value at a position in `objectives`, the earlier ones kept, until the deadline or `closed(value)`."""
        while time.monotonic() < deadline and not stop.is_set() and not closed(self.value(level)):
            self.step(level, deadline, stop)

    def value(self, level: int) -> int:
        return self.state.value(self.objectives[level].value)

    def step(self, level: int, deadline: float, stop: threading.Event) -> None:
        officers, days = self._choose(level)
        free = {var for officer in officers for var, day in self._decisions[officer] if day is None or day in days}
        part = extract_part(self.state, free)
        if not part.names:
            return
        cp = CpProgram(part.program)
        hint = [self.state.values[var] for var in part.names]
        for position, objective in enumerate(self.objectives[:level]):
            cp.at_most(part.of_whole(objective.value, self.state), self.value(position))
        started = time.monotonic()
        result = cp.minimise(
            part.of_whole(self.objectives[level].value, self.state),
            hint,
            {
                "max_time_in_seconds": max(0.05, min(5.0, deadline - started)),
                "num_workers": self.workers,
                "linearization_level": 2,
                "random_seed": self.rng.randrange(2**30),
                "cp_model_probing_level": 0,
                "symmetry_level": 0,
            },
            lambda *_: None,
            stop,
        )
        self._adapt(result.optimal, time.monotonic() - started)
        if result.values is not None:
            changes = dict(zip(part.names, result.values, strict=True))
            self.state.adopt({var: value for var, value in changes.items() if var in free})

    def _adapt(self, solved: bool, seconds: float) -> None:
        if solved and seconds < 1.0:
            self.size = min(len(self._decisions), self.size + 4)
        elif not solved:
            self.size = max(6, self.size - 6)

    def _choose(self, level: int) -> tuple[list[int], range]:
        station = self.rng.choice(sorted(self._helpers))
        pool = list(self._helpers[station])
        self.rng.shuffle(pool)
        length = self.rng.choice((7, 14, 28, self.model.instance.days))
        first = self.rng.randrange(max(1, self.model.instance.days - length + 1))
        return pool[: self.size], range(first - 1, first + length + 1)


def _decisions_by_officer(model: Model) -> dict[int, list[tuple[int, int | None]]]:
    """Decision variables of each officer with their day (None for leave)."""
    found: dict[int, list[tuple[int, int | None]]] = defaultdict(list)
    for candidate, var in zip(model.candidates, model.x, strict=True):
        found[candidate.officer].append((var, candidate.duty.day))
    for stay in model.stays.values():
        found[stay.officer] += [(var, day) for day, var in stay.on.items()]
    for leave, options, refused in zip(model.instance.decidable_leave, model.options, model.refused, strict=True):
        found[leave.officer] += [(var, None) for var in (*options, refused)]
    for (officer, day), starts in model.base.items():
        for start in starts[1:]:
            found[officer].append((start.amount.terms[0][0], day))
    for (officer, night), var in model.beds.items():
        found[officer].append((var, night))
    return found


def _officers_by_station(model: Model) -> dict[str, list[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for candidate in model.candidates:
        found[candidate.duty.station].add(candidate.officer)
    for (officer, _), starts in model.base.items():
        for start in starts:
            found[start.station].add(officer)
    return {station: sorted(officers) for station, officers in found.items()}


def extract_part(state: SearchState, free: set[int]) -> Part:
    """The program over the freed decisions and what follows from them, everything else at its present value."""
    whole = state.program
    live = state.following(free)
    names = sorted(live)
    position = {var: index for index, var in enumerate(names)}
    part = Program()
    for var in names:
        part.integer(whole.lower[var], whole.upper[var])
    for index in state.rows_of(names):
        row = whole.rows[index]
        fixed = sum(coef * state.values[var] for var, coef in row.terms if var not in position)
        terms = tuple((position[var], coef) for var, coef in row.terms if var in position)
        part.row(Affine(fixed, terms), row.low, row.high)
    return Part(part, names)
