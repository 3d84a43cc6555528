"""Levels of one model minimised in order, each under what those before it have reached."""

import time
from collections.abc import Sequence
from copy import copy
from functools import cached_property
from typing import NamedTuple

from scheduler.engine.build import Objective, givens
from scheduler.engine.replanning.ways import Newcomer
from scheduler.engine.search.search_state import SearchState
from scheduler.engine.settings import Progress, Settings
from scheduler.engine.solvers.cp import CpProgram, Result
from scheduler.engine.solvers.cp_parameters import cp_parameters
from scheduler.engine.watch import SolveWatch, Watch
from scheduler.formulation.model import Model
from scheduler.formulation.roster import Values, evaluate
from scheduler.program.affine import whole_bound

LEAST_SECONDS = 0.3
"""Below so little time no solve is begun."""


class Reached(NamedTuple):
    """The best values known, and by level what none of the model can be below."""

    values: Values
    bounds: list[int]


class Levels:
    """`objectives` in order over one model; `until` is when the search ends (time.monotonic)."""

    def __init__(
        self,
        model: Model,
        objectives: Sequence[Objective],
        settings: Settings,
        watch: Watch,
        until: float,
        newcomers: Sequence[Newcomer] = (),
    ) -> None:
        self.newcomers = list(newcomers)
        self.model, self.objectives, self._settings, self._watch, self._until = model, list(objectives), settings, watch, until
        self.least = list(givens(model.program, self.objectives).values())

    def within(self, seconds: float) -> "Levels":
        """The same, for so long at most."""
        shorter = copy(self)
        shorter._until = min(self._until, time.monotonic() + seconds)
        return shorter

    def left(self) -> float:
        return 0.0 if self._watch.is_stopped else self._until - time.monotonic()

    def at(self, values: Values) -> list[int]:
        return [evaluate(objective.value, values) for objective in self.objectives]

    def breaks(self, values: Values) -> bool:
        """Whether the values break a row."""
        return SearchState(self.model.compiled, list(values), []).score().violations > 0

    def minimise(self, position: int, caps: Sequence[int], hint: Values | None, seconds: float | None = None) -> Result | None:
        """One level under caps on the first levels; None where there is no time to begin."""
        left = self.left() if seconds is None else min(seconds, self.left())
        if left < LEAST_SECONDS:
            return None
        cp = self._cp
        cp.include([objective.value for objective in self.objectives[: max(position + 1, len(caps))]])
        held = [cp.at_most(objective.value, cap) for objective, cap in zip(self.objectives, caps, strict=False)]
        parameters: dict[str, object] = {
            "max_time_in_seconds": left,
            "num_workers": self._settings.workers,
            "random_seed": self._settings.seed,
            **cp_parameters(self._settings.workers),
        }
        result = cp.minimise(self.objectives[position].value, hint, parameters, SolveWatch(self._watch.stop))
        for row in filter(None, held):
            cp.lift(row)
        if result.values is not None:
            self.model.compiled.tighten(result.values)
        return result

    @cached_property
    def _cp(self) -> CpProgram:
        """Copied once for all levels: copying takes about as long as solving."""
        return CpProgram(self.model.compiled)

    def close(self, reached: Reached, first: int, last: int, seconds: float | None = None) -> Reached:
        """Levels `first` to `last`, each as far as time goes."""
        values, bounds = reached.values, list(reached.bounds)
        for position in range(first, last + 1):
            known = self.at(values)
            bounds[position] = max(bounds[position], self.least[position])
            if known[position] > bounds[position]:
                result = self.minimise(position, known[:position], values, seconds)
                if result is None:
                    break
                if result.values is not None and self.at(result.values)[: position + 1] <= known[: position + 1]:
                    values = result.values
                value = self.at(values)[position]
                bounds[position] = value if result.optimal else max(bounds[position], min(value, whole_bound(result.bound)))
            objective = self.objectives[position]
            progress = Progress(objective.level, self.at(values)[position], bounds[position], self._watch.seconds())
            self._watch.tell(objective.name, progress)
        return Reached(values, bounds)
