"""The best roster so far."""

from collections.abc import Sequence

from scheduler.engine.build import Objective
from scheduler.engine.watch import Watch
from scheduler.formulation.roster import evaluate


class Incumbent:
    """`values` are those of the whole model, under which every row holds; None as long as no roster is known."""

    def __init__(self, objectives: Sequence[Objective], watch: Watch) -> None:
        self._objectives, self._watch = objectives, watch
        self.values: list[int] | None = None

    def value(self, objective: Objective) -> int:
        """There must be a roster."""
        assert self.values is not None
        return evaluate(objective.value, self.values)

    def levels(self) -> tuple[int, ...]:
        """Level values in order; none without a roster."""
        return () if self.values is None else self.levels_of(self.values)

    def levels_of(self, values: Sequence[int]) -> tuple[int, ...]:
        return tuple(evaluate(objective.value, values) for objective in self._objectives)

    def offer(self, values: list[int] | None) -> bool:
        """Take the values if they are better by levels."""
        if values is None or (self.values is not None and self.levels_of(values) >= self.levels()):
            return False
        self.take(values)
        return True

    def offer_at(self, objective: Objective, values: list[int]) -> None:
        """Take the values if they are better at this level; at earlier ones they must be no worse."""
        if self.values is None or evaluate(objective.value, values) < self.value(objective):
            self.take(values)

    def take(self, values: list[int]) -> None:
        self.values = values
        self._watch.incumbent(values)
