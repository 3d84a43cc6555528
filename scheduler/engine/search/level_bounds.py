"""What no roster can be below, level by level."""

from collections.abc import Sequence

from models.level import LevelNumber
from scheduler.engine.build import Objective, givens
from scheduler.program.program import Program


class Bounds:
    """Of each level what is given, what holds for every roster, and what is proven at the values of earlier levels.

    `givens[level]` is the part of the value that no decision can change, `floors[level]` a value that no roster can be below.
    `proven` is by position: what no roster can be below that keeps what the earlier levels have reached.
    """

    def __init__(self, program: Program, objectives: Sequence[Objective]) -> None:
        self._levels = [objective.level for objective in objectives]
        self.givens = givens(program, objectives)
        self.floors = dict(self.givens)
        self.proven = [self.givens[level] for level in self._levels]
        self._reached: dict[int, tuple[int, ...]] = {}
        """By position what the earlier levels had reached at the proof."""

    def raise_floor(self, level: LevelNumber, value: int) -> None:
        self.floors[level] = max(self.floors[level], value)

    def set_floors(self, values: Sequence[int]) -> None:
        self.floors = dict(zip(self._levels, values, strict=True))

    def begin(self) -> None:
        """Before any level is solved, its floor is all that is proven of it."""
        self.proven = [self.floors[level] for level in self._levels]

    def prove(self, position: int, bound: int, values: Sequence[int]) -> None:
        """No roster is below the bound that keeps the values of the earlier levels."""
        self.proven[position], self._reached[position] = bound, tuple(values[:position])

    def forget_at(self, values: Sequence[int]) -> None:
        """Where an earlier level is now above what it had reached at a proof, the floor alone holds.

        A roster that is better at one level may be worse at those after it.
        """
        for position, reached in self._reached.items():
            if any(now > then for now, then in zip(values, reached, strict=False)):
                self.proven[position] = self.floors[self._levels[position]]

    def first_open(self, values: Sequence[int]) -> int | None:
        """The position of the first level whose value is not proven to be the best."""
        return next((position for position, value in enumerate(values) if value > self.proven[position]), None)

    def nothing_to_gain(self, values: Sequence[int], after: int) -> bool:
        """Whether every level after this position is down to its floor."""
        later = zip(self._levels[after + 1 :], values[after + 1 :], strict=True)
        return all(value <= self.floors[level] for level, value in later)
